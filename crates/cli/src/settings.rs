//! The settings of a run: the file that is named, or the nearest `sourcier.toml`.

use std::path::{Path, PathBuf};

use sourcier_desk::Config;

use crate::input::{self, Problem};

/// The name of the settings file.
const FILE: &str = "sourcier.toml";

/// The settings of `config`, or of the first `sourcier.toml` from the folder that holds all of `paths` upwards; the
/// default settings where there is none.
pub(crate) fn read(config: Option<&Path>, paths: &[PathBuf]) -> Result<Config, Problem> {
    let Some(file) = config.map(Path::to_path_buf).or_else(|| nearest(paths)) else {
        return Ok(Config::default());
    };
    let problem = |reason: &str| Problem {
        path: input::name(shown(&file)),
        reason: format!("{reason}\nrien n’a été relu\u{a0}: les réglages sont à corriger d’abord"),
    };
    let toml = std::fs::read_to_string(&file).map_err(|error| problem(&input::reason(&error)))?;
    Config::parse(&toml).map_err(|error| problem(&error))
}

/// The file as seen from the current folder, where it lies below it.
fn shown(file: &Path) -> &Path {
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize());
    here.ok().and_then(|here| file.strip_prefix(here).ok()).unwrap_or(file)
}

fn nearest(paths: &[PathBuf]) -> Option<PathBuf> {
    common_folder(paths)?.ancestors().map(|folder| folder.join(FILE)).find(|file| file.is_file())
}

/// The deepest folder that holds all of `paths`; the current one when they are none or the standard input.
fn common_folder(paths: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = paths.iter().filter_map(|path| folder_of(path));
    let first = folders.next().or_else(|| std::env::current_dir().ok())?;
    Some(folders.fold(first, |common, folder| {
        common.components().zip(folder.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    }))
}

fn folder_of(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().ok()?;
    if path.is_dir() { Some(path) } else { path.parent().map(Path::to_path_buf) }
}
