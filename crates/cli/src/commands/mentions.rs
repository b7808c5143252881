//! `sourcier mentions`: every mention of a person, body or place, in any spelling, with its sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use sourcier_desk::{Article, ArticleId, Span};

use crate::dossier::Dossier;
use crate::excerpt::Excerpt;
use crate::paint::{ColorArg, MENTION, PATH, Paint};
use crate::place::Places;
use crate::report::counted;
use crate::{FINDINGS, UNUSABLE, input};

/// Cite toutes les mentions d’une personne, d’un organisme ou d’un lieu, quelle qu’en soit la graphie
///
/// Code de sortie : 0 au moins une mention, 1 aucune, 2 une entrée inutilisable.
#[derive(Args)]
pub(crate) struct Mentions {
    /// Nom à chercher
    #[arg(value_name = "NOM")]
    name: String,
    /// Articles ou répertoires ; par défaut, le répertoire courant
    #[arg(value_name = "CHEMIN", default_value = ".", hide_default_value = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    color: ColorArg,
}

/// Mentions by article, in text order.
type Found = BTreeMap<ArticleId, BTreeSet<Span>>;

impl Mentions {
    pub(crate) fn run(self) -> io::Result<ExitCode> {
        let dossier = match Dossier::read(&self.paths, None) {
            Ok(dossier) => dossier,
            Err(problem) => {
                input::remark(problem);
                return Ok(ExitCode::from(UNUSABLE));
            }
        };
        let snapshot = &dossier.snapshot;
        let mut found = Found::new();
        for location in snapshot.named(&self.name).iter().flat_map(|identity| snapshot.mentions_of(identity))
        {
            found.entry(location.article).or_default().insert(location.span);
        }
        let paint = Paint::stdout(self.color);
        let mut out = BufWriter::new(io::stdout().lock());
        for (id, spans) in &found {
            let Some(article) = snapshot.article(id) else { continue };
            write_article(id, article, spans, paint, &mut out)?;
        }
        writeln!(out, "{}", self.summary(&found, dossier.articles.len()))?;
        out.flush()?;
        Ok(ExitCode::from(match () {
            () if !dossier.problems.is_empty() => UNUSABLE,
            () if found.is_empty() => FINDINGS,
            () => 0,
        }))
    }

    fn summary(&self, found: &Found, articles: usize) -> String {
        let read = counted(articles, "article relu", "articles relus");
        match found.values().map(BTreeSet::len).sum() {
            0 => format!("Aucune mention de «\u{a0}{}\u{a0}» ({read}).", self.name),
            n => format!(
                "{} de «\u{a0}{}\u{a0}» dans {} ({read}).",
                counted(n, "mention", "mentions"),
                self.name,
                counted(found.len(), "article", "articles"),
            ),
        }
    }
}

fn write_article(
    id: &ArticleId,
    article: &Article,
    spans: &BTreeSet<Span>,
    paint: Paint,
    out: &mut impl Write,
) -> io::Result<()> {
    let places = Places::new(&article.text);
    let spans: Vec<Span> = spans.iter().copied().collect();
    let count = counted(spans.len(), "mention", "mentions");
    writeln!(out, "{} ({count})", paint.show(PATH, id))?;
    for sentence in spans.chunk_by(|a, b| article.sentence_at(a.start) == article.sentence_at(b.start)) {
        let Some(first) = sentence.first() else { continue };
        writeln!(out, "  {}", paint.show(PATH, places.of(first.start)))?;
        for line in Excerpt::of(article, sentence).lines(paint, MENTION, 4) {
            writeln!(out, "    {line}")?;
        }
    }
    writeln!(out)
}
