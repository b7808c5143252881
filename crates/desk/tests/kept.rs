//! What a desk keeps from one keystroke to the next never shows in what it finds.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use sourcier_desk::{ArticleId, Desk};

/// Names that are written in several ways or shared, quotations in several wordings and of several speakers.
const SENTENCES: [&str; 15] = [
    "Sergei Shoigu est arrivé mardi à Trémel.",
    "Sergueï Choïgou est arrivé mardi à Trémel.",
    "Choïgou a quitté la réunion avant le vote.",
    "Shoigu a quitté la réunion avant le vote.",
    "Andreï Choïgou a présenté le plan de la ville.",
    "« Nous rouvrirons le grand pont suspendu avant la fin du printemps », a déclaré Choïgou.",
    "« Nous rouvrirons le grand pont suspendu avant la fin du printemps », a déclaré Anne Roy.",
    "« Nous rouvrirons le grand pont suspendu avant la fin du printemps », a déclaré M. Roy.",
    "« Nous ne rouvrirons pas le grand pont suspendu avant la fin du printemps », a déclaré Luc Roy.",
    "La maire a promis que nous rouvrirons le grand pont suspendu avant la fin du printemps.",
    "Mme Roy a présenté le plan de la ville.",
    "Luc Roy a présenté le plan de la ville.",
    "L'Union des pêcheurs brionnais (UPB) et l'Agence des eaux de Brion ont signé l'accord.",
    "L'UPB et l'ADEB ont signé l'accord.",
    "L'Agence des eaux de Brion (ADEB) a signé l'accord, selon l'Union des pêcheurs Brionnais.",
];

/// What happens to an article.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// One of the few sentences of this run is written, or taken out.
    Write(usize),
    /// The dossier is named in the front matter, or no longer.
    Dossier,
    /// It is closed and stays as it is.
    Leave,
    /// It is closed and gone.
    Forget,
}

/// Mostly of the same article, as when it is being written.
fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        12 => (0..6_usize).prop_map(Step::Write),
        1 => Just(Step::Dossier),
        1 => Just(Step::Leave),
        1 => Just(Step::Forget),
    ];
    (prop_oneof![3 => Just(0), 1 => 0..4_usize], step)
}

fn id(article: usize) -> ArticleId {
    ArticleId::from(format!("{}/{article}.md", article % 2).as_str())
}

/// Which sentences an article has, and whether it names its dossier.
type Page = (BTreeSet<usize>, bool);

fn text((sentences, dossier): &Page) -> String {
    let front = if *dossier { "---\ndossier: Pont\n---\n\n" } else { "" };
    let sentences: Vec<_> = sentences.iter().filter_map(|i| SENTENCES.get(*i)).copied().collect();
    // Every other page has a paragraph for each sentence.
    let gap = if sentences.len().is_multiple_of(2) { " " } else { "\n\n" };
    format!("{front}Le titre du jour\n\n{}", sentences.join(gap))
}

/// Takes the step.
fn take(step: Step, first: usize, id: &ArticleId, page: &mut Page, desk: &mut Desk) {
    match step {
        Step::Write(i) => {
            let sentence = (first + i) % SENTENCES.len();
            if !page.0.remove(&sentence) {
                page.0.insert(sentence);
            }
            desk.open(id, &text(page));
        }
        Step::Dossier => {
            page.1 = !page.1;
            desk.open(id, &text(page));
        }
        Step::Leave => desk.close(id),
        Step::Forget => {
            desk.close(id);
            desk.remove(id);
            *page = Page::default();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_findings_are_those_of_a_fresh_desk(
        first in 0..SENTENCES.len(),
        written in vec((0..4_usize, 0..6_usize), 0..8),
        steps in vec(step(), 1..16),
    ) {
        let (mut desk, mut pages) = (Desk::new(), [const { (BTreeSet::new(), false) }; 4]);
        for (article, sentence) in written {
            take(Step::Write(sentence), first, &id(article), &mut pages[article], &mut desk);
        }
        for (article, step) in steps {
            take(step, first, &id(article), &mut pages[article], &mut desk);
            let (snapshot, mut fresh) = (desk.snapshot(), Desk::new());
            for (id, facts) in snapshot.index.articles() {
                match snapshot.article(id) {
                    Some(article) => fresh.open(id, &article.text),
                    None => fresh.file(id, facts.clone()),
                }
            }
            let fresh = fresh.snapshot();
            for (id, _) in snapshot.open_articles() {
                prop_assert_eq!(snapshot.index.article(id), fresh.index.article(id), "{}", id);
                prop_assert_eq!(snapshot.diagnostics(id), fresh.diagnostics(id), "{}", id);
            }
        }
    }
}

/// The sentences above do give findings that rest on other articles: the property is not about nothing.
#[test]
fn the_sentences_are_found_wrong() {
    let mut desk = Desk::new();
    desk.open(&id(0), &text(&([1, 8, 9].into(), false)));
    for article in [2, 4, 6] {
        desk.open(&id(article), &text(&([0, 3, 5, 7].into(), false)));
    }
    let found = desk.snapshot().diagnostics(&id(0));
    let rules: Vec<_> = found.iter().filter(|d| !d.related.is_empty()).map(|d| d.rule).collect();
    for rule in ["name-variant", "misquote", "unquoted-verbatim"] {
        assert!(rules.contains(&rule), "{rule} {rules:?}");
    }
}

/// A second person of that surname in the draft, and « M. Roy » elsewhere is no longer the one who speaks here.
#[test]
fn a_name_of_the_draft_changes_who_speaks_elsewhere() {
    let quotation = "« Nous rouvrirons le grand pont suspendu avant la fin du printemps », a déclaré";
    let (draft, other, mut desk) = (id(0), id(2), Desk::new());
    desk.open(&other, &format!("Le titre du jour\n\n{quotation} M. Roy."));
    let mut speakers = |more: &str| {
        desk.open(&draft, &format!("Le titre du jour\n\n{quotation} Luc Roy.{more}"));
        desk.snapshot().diagnostics(&draft).iter().filter(|d| d.rule == "quote-speaker-mismatch").count()
    };
    assert_eq!(speakers(""), 0);
    assert_eq!(speakers(" Anne Roy a présenté le plan de la ville."), 1);
    assert_eq!(speakers(" Anne Ruy a présenté le plan de la ville."), 0);
}
