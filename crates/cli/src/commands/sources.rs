//! `sourcier sources`: who stands behind a story, and behind which of its sentences.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sourcier_desk::sources::{self, Behind, Sheet, Source, Standing};
use sourcier_desk::{Article, ArticleId};

use crate::dossier::Dossier;
use crate::paint::{ColorArg, PATH, Paint};
use crate::place::Places;
use crate::report::counted;
use crate::sources_json::SheetJson;
use crate::{UNUSABLE, input};

/// Dresse la liste des sources d’un article, avec les phrases que chacune soutient
///
/// Une source compte pour une sous tous ses noms. Une agence qui ne fait que relayer, une source entendue par une autre
/// et une source sans nom ne comptent pas parmi les sources indépendantes.
///
/// Code de sortie : 0, ou 2 pour une entrée inutilisable.
#[derive(Args)]
pub(crate) struct Sources {
    /// Articles ou répertoires (.txt et .md, selon .gitignore) ; « - » lit l’entrée standard
    #[arg(value_name = "CHEMIN", required = true)]
    paths: Vec<PathBuf>,
    /// Format de sortie : text ou json (un objet par ligne et par article)
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Réglages à suivre, à la place du sourcier.toml le plus proche des articles
    #[arg(long, value_name = "FICHIER")]
    config: Option<PathBuf>,
    #[command(flatten)]
    color: ColorArg,
}

/// How the sheet is written.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For a person.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl Sources {
    pub(crate) fn run(self) -> io::Result<ExitCode> {
        let dossier = match Dossier::read(&self.paths, self.config.as_deref()) {
            Ok(dossier) => dossier,
            Err(problem) => {
                input::remark(problem);
                return Ok(ExitCode::from(UNUSABLE));
            }
        };
        let paint = Paint::stdout(self.color);
        let mut out = BufWriter::new(io::stdout().lock());
        for id in &dossier.articles {
            let Some((article, sheet)) = dossier.snapshot.article(id).zip(dossier.snapshot.sources(id))
            else {
                continue;
            };
            match self.format.unwrap_or_default() {
                Format::Text => write_sheet(id, article, &sheet, paint, &mut out)?,
                Format::Json => {
                    serde_json::to_writer(&mut out, &SheetJson::of(id, &article.text, &sheet))?;
                    writeln!(out)?;
                }
            }
        }
        out.flush()?;
        Ok(ExitCode::from(if dossier.problems.is_empty() { 0 } else { UNUSABLE }))
    }
}

fn write_sheet(
    id: &ArticleId,
    article: &Article,
    sheet: &Sheet,
    paint: Paint,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}", paint.show(PATH, id))?;
    let places = Places::new(&article.text);
    for source in &sheet.sources {
        writeln!(out, "  {}", head(source))?;
        if let Some(forms) = forms(source) {
            writeln!(out, "    {forms}")?;
        }
        for behind in &source.behind {
            writeln!(out, "    {}", sentence(article, &places, behind, paint))?;
        }
    }
    writeln!(out, "  {}\n", summary(sheet))
}

/// « Nora Belhaj · personne · 2 phrases »
fn head(source: &Source) -> String {
    let sentences = counted(source.behind.len(), "phrase", "phrases");
    let kind = sources::french(source.kind);
    let standing = match &source.standing {
        Standing::Independent | Standing::Unnamed => String::new(),
        Standing::Relays(other) => format!(" · ne fait que relayer\u{a0}: {other}"),
        Standing::Through(other) => format!(" · entendue par\u{a0}: {other}"),
        Standing::Acts => " · ne parle que par ses actes publics".to_owned(),
    };
    format!("{} · {kind} · {sentences}{standing}", source.name)
}

/// How the article calls it, unless by its name alone.
fn forms(source: &Source) -> Option<String> {
    let other = source.forms.iter().any(|(form, _)| *form != source.name);
    let one = |(form, n): &(String, usize)| match n {
        1 => format!("«\u{a0}{form}\u{a0}»"),
        n => format!("«\u{a0}{form}\u{a0}» ({n})"),
    };
    let all: Vec<String> = source.forms.iter().map(one).collect();
    other.then(|| format!("dans le texte\u{a0}: {}", all.join(", ")))
}

/// Its place and its first words.
fn sentence(article: &Article, places: &Places<'_>, behind: &Behind, paint: Paint) -> String {
    let place = places.of(behind.sentence.start).to_string();
    let again = if behind.inherited { " (source reprise)" } else { "" };
    let words = sources::excerpt(&article.text, behind.sentence);
    format!("{} {words}{again}", paint.show(PATH, format_args!("{place:<7}")))
}

/// How many sources, and what is not counted among them.
fn summary(sheet: &Sheet) -> String {
    let count =
        |standing: fn(&Standing) -> bool| sheet.sources.iter().filter(|s| standing(&s.standing)).count();
    let apart = [
        (count(|s| matches!(s, Standing::Relays(_))), "qui ne fait que relayer", "qui ne font que relayer"),
        (count(|s| matches!(s, Standing::Through(_))), "entendue par une autre", "entendues par une autre"),
        (count(|s| *s == Standing::Acts), "par ses actes seuls", "par leurs actes seuls"),
        (count(|s| *s == Standing::Unnamed), "sans nom ou vague", "sans nom ou vagues"),
    ];
    let apart: Vec<String> =
        apart.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(*n, one, many)).collect();
    let apart =
        if apart.is_empty() { String::new() } else { format!(" À part\u{a0}: {}.", apart.join(", ")) };
    format!(
        "{}.{apart} {} sur {} {} une source.",
        counted(sheet.independent(), "source indépendante", "sources indépendantes"),
        counted(sheet.sourced, "phrase", "phrases"),
        sheet.sentences,
        if sheet.sourced < 2 { "a" } else { "ont" },
    )
}
