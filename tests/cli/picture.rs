//! The picture of the README is the report as it is today: `UPDATE_EXPECT=1 cargo test -p sourcier picture` draws it
//! anew.

use std::path::Path;

use anstyle_svg::Term;
use expect_test::expect_file;

use crate::folder::Folder;

#[test]
fn the_picture_of_the_readme() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/dossier-traite");
    let articles = ["01-depeche.txt", "02-quotidien.md"];
    let folder = articles.into_iter().fold(Folder::new("picture"), |folder, name| {
        folder.file(name, std::fs::read(examples.join(name)).expect("an example"))
    });
    let report = folder.run(&["check", "--color", "always", "."], "").stdout;
    let svg = Term::new().min_width_px(860).render_svg(&format!("$ sourcier check .\n\n{report}"));
    expect_file!["../../docs/report.svg"].assert_eq(&svg);
}
