//! Taking over a source: the words with which a sibling sentence gives it, made fit for another sentence.
//!
//! A sibling says « Le pont rouvrira lundi, a annoncé la mairie de Brest. »; the draft says « Le pont rouvrira
//! lundi. » and gets « , a annoncé la mairie de Brest » before its full stop. Words are copied as they are when they
//! fit anywhere (« selon S », « a annoncé S »); otherwise the source alone is taken, behind « selon ». A source that
//! says nothing outside its article (« il », « le maire », « des experts ») is not taken at all.

use sourcier_analysis::article::Sentence;
use sourcier_analysis::attribution::SourceType;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::tokenize;
use sourcier_index::Contribution;
use sourcier_index::contribution::{AttributionFacts, Statement};
use sourcier_index::statements::Sibling;

use crate::diagnostics::{Diagnostic, Edit, Fix, Related};
use crate::rules::Context;
use crate::{Article, Location, Span};

/// A source that another article gives for the same thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loan {
    /// The sentence that gives it.
    pub from: Location,
    /// « selon l'agence Yonhap », « a annoncé la mairie de Brest », with the apostrophes of the borrowing article.
    pub phrase: String,
}

/// The source that the best sibling of `sentence` gives, if it can be taken over.
pub fn loan(ctx: &Context<'_>, sentence: &Sentence) -> Option<Loan> {
    ctx.index.siblings(ctx.id, sentence.span).iter().find_map(|sibling| loan_of(ctx, sibling))
}

/// The source that `sibling` gives, if it can be taken over.
pub(crate) fn loan_of(ctx: &Context<'_>, sibling: &Sibling<'_>) -> Option<Loan> {
    let lender = ctx.index.article(sibling.article)?;
    let phrase = phrase(lender, sibling.statement)?;
    let from = Location { article: sibling.article.clone(), span: sibling.statement.span };
    Some(Loan { from, phrase: with_apostrophes_of(&ctx.article.text, &phrase) })
}

/// Adds to `diagnostic` where another article gives a source for `sentence`, and the fix that writes it at the end.
pub(crate) fn offer(ctx: &Context<'_>, sentence: &Sentence, diagnostic: &mut Diagnostic) {
    let Some(loan) = loan(ctx, sentence) else { return };
    let edit = append(ctx.article, sentence.span, &loan.phrase);
    lend(ctx, loan, Some(edit), diagnostic);
}

/// Adds to `diagnostic` the fix that writes at the end of the sentence at `sentence` the source that another sentence of the same
/// article gives.
pub(crate) fn give_back(ctx: &Context<'_>, sentence: Span, from: &Statement, diagnostic: &mut Diagnostic) {
    let Some(phrase) = ctx.index.article(ctx.id).and_then(|own| phrase(own, from)) else { return };
    let (span, text) = append(ctx.article, sentence, &phrase);
    diagnostic.fixes.push(Fix {
        title: format!("Rendre la source\u{a0}: «\u{a0}{phrase}\u{a0}»"),
        edits: vec![Edit { article: ctx.id.clone(), span, text }],
        preferred: true,
    });
}

/// Adds to `diagnostic` where `loan` comes from, and the fix that makes `edit` (span and text) of it.
pub(crate) fn lend(ctx: &Context<'_>, loan: Loan, edit: Option<(Span, String)>, diagnostic: &mut Diagnostic) {
    let Loan { from, phrase } = loan;
    diagnostic.fixes.extend(edit.map(|(span, text)| Fix {
        title: format!("Reprendre la source de {}\u{a0}: «\u{a0}{phrase}\u{a0}»", from.article.file_name()),
        edits: vec![Edit { article: ctx.id.clone(), span, text }],
        preferred: true,
    }));
    diagnostic.related.push(Related {
        message: format!("Ici, la même information a une source\u{a0}: «\u{a0}{phrase}\u{a0}»"),
        location: from,
    });
}

/// The edit that puts `phrase` at the end of the sentence at `span`, behind a comma: before the full stop, outside
/// guillemets.
pub fn append(article: &Article, span: Span, phrase: &str) -> (Span, String) {
    let sentence = span.of(&article.text);
    // Markdown emphasis around the whole sentence stays around it.
    let bare = sentence.trim_end_matches(['*', '_']);
    let end = |text: &str| span.start + text.len();
    let quoted = bare.trim_end_matches(['»', '”', '"']);
    let inner = quoted.trim_end();
    if quoted.len() < bare.len() && inner.ends_with('.') && !inner.ends_with("..") {
        // « P. » becomes « P », a dit S.
        let inner = inner.trim_end_matches('.');
        let closing = Span::new(end(inner) + 1, end(bare)).of(&article.text);
        return (Span::new(end(inner), end(bare)), format!("{closing}, {phrase}."));
    }
    if let Some(stem) = bare.strip_suffix('.').filter(|stem| !stem.ends_with('.')) {
        return (Span::new(end(stem), end(stem)), format!(", {phrase}"));
    }
    let stop = if bare.ends_with(['…', '.']) { "." } else { "" };
    (Span::new(end(bare), end(bare)), format!(", {phrase}{stop}"))
}

/// The words by which `statement` gives its source, fit to stand at the end of any sentence.
fn phrase(lender: &Contribution, statement: &Statement) -> Option<String> {
    let attribution = statement.attribution.filter(|_| statement.sourcing == Sourcing::Explicit)?;
    let source = attribution.source?;
    if !says_something_elsewhere(lender, source, attribution.source_type) {
        return None;
    }
    let text = &*lender.text;
    let name = full_name(lender, &attribution);
    let worded = name.map(|name| format!("selon {name}")).or_else(|| lender.wording(&attribution))?;
    let cue = attribution.cue;
    if matches!(&*cue.of(text).to_lowercase(), "selon" | "d'après" | "d’après") {
        return Some(worded);
    }
    let words = tokenize(cue.of(text));
    let verb = words.iter().rev().find_map(|token| token.word.infinitive())?;
    if words.iter().any(|token| token.is_any(DENIAL)) || !LENDABLE.contains(&verb) {
        return None;
    }
    // « a annoncé la mairie »: as it is. « la mairie a annoncé que », « a annoncé jeudi la mairie »: the source alone.
    let between = Span::new(cue.end, source.start).of(text);
    let inverted = cue.end < source.start && between.chars().all(char::is_whitespace);
    let fits = inverted && name.is_none() && !GOES_ON.contains(&verb);
    Some(if fits { cue.to(source).of(text).to_owned() } else { worded })
}

/// Verbs of saying that neither doubt, deny nor judge: what the sibling says with them, « selon » says too.
const LENDABLE: &[&str] = &[
    "affirmer", "ajouter", "annoncer", "assurer", "communiquer", "conclure", "confier", "confirmer",
    "constater", "détailler", "déclarer", "dire", "écrire", "estimer", "expliquer", "indiquer", "informer",
    "montrer", "noter", "observer", "poursuivre", "préciser", "raconter", "rapporter", "rappeler", "relater",
    "relayer", "relever", "révéler", "savoir", "signaler", "souligner",
];

const DENIAL: &[&str] = &["ne", "n'", "pas", "jamais"];

/// « a ajouté »: makes no sense where nothing was said before.
const GOES_ON: &[&str] = &["ajouter", "conclure", "poursuivre"];

/// « il », « le maire », « l'agence » say nothing in another article; « KCNA » and « les médias d'État » do.
fn says_something_elsewhere(lender: &Contribution, source: Span, kind: SourceType) -> bool {
    let words = source.of(&lender.text);
    let described = words.split_whitespace().count() > 2;
    match kind {
        SourceType::GroupVague | SourceType::Anonymous | SourceType::Impersonal => false,
        SourceType::Role | SourceType::Document => described,
        SourceType::Person => true,
        SourceType::Organisation | SourceType::Agency | SourceType::Media | SourceType::GovernmentMetonym => {
            let determiner = |norm: &str| ["l'", "le", "la", "les", "un", "une", "des"].contains(&norm);
            described || tokenize(words).iter().any(|t| t.is_capital() && !determiner(&t.norm))
        }
    }
}

/// The name of a person who is mentioned by less: « il », « M. Kim ». `None` for others, and when the name is there.
fn full_name<'a>(lender: &'a Contribution, attribution: &AttributionFacts) -> Option<&'a str> {
    let source = attribution.source?.of(&lender.text);
    let entity = lender.entities.get(attribution.entity?)?;
    let person = attribution.source_type == SourceType::Person && entity.name.contains(' ');
    (person && !source.contains(&entity.name)).then_some(entity.name.as_str())
}

/// `phrase` with the kind of apostrophe that `draft` uses most.
fn with_apostrophes_of(draft: &str, phrase: &str) -> String {
    let count = |apostrophe| draft.matches(apostrophe).count();
    match (count('’'), count('\'')) {
        (curly, straight) if curly > straight => phrase.replace('\'', "’"),
        (0, 0) => phrase.to_owned(),
        _ => phrase.replace('’', "'"),
    }
}

#[cfg(test)]
mod tests {
    use sourcier_index::terms::Terms;

    use super::*;

    fn check_append(sentence: &str, expected: &str) {
        let article = sourcier_analysis::analyze(sentence);
        let (span, text) = append(&article, Span::new(0, sentence.len()), "selon X");
        let mut changed = sentence.to_owned();
        changed.replace_range(span.start..span.end, &text);
        assert_eq!(changed, expected);
    }

    #[test]
    fn the_end_of_a_sentence() {
        check_append("Le pont a cédé.", "Le pont a cédé, selon X.");
        check_append("Le pont a cédé", "Le pont a cédé, selon X");
        check_append("Le pont a cédé (1950-1953).", "Le pont a cédé (1950-1953), selon X.");
        check_append("Le pont « a cédé ».", "Le pont « a cédé », selon X.");
        check_append("« Le pont a cédé. »", "« Le pont a cédé », selon X.");
        check_append("«\u{a0}Le pont a cédé.\u{a0}»", "«\u{a0}Le pont a cédé\u{a0}», selon X.");
        check_append("\"Le pont a cédé.\"", "\"Le pont a cédé\", selon X.");
        check_append("« Le pont a cédé ! »", "« Le pont a cédé ! », selon X");
        check_append("Le pont a cédé…", "Le pont a cédé…, selon X.");
        check_append("Le pont a cédé...", "Le pont a cédé..., selon X.");
        check_append("**Le pont a cédé.**", "**Le pont a cédé, selon X.**");
    }

    /// The words that a sentence with this cue and source lends; the source is given as `[…]`, the cue as `{…}`.
    fn check_phrase(marked: &str, kind: SourceType, expected: Option<&str>) {
        let span = |open: char, close: char| {
            let before = |mark: char| {
                let end = marked.find(mark).expect("a mark");
                marked
                    .chars()
                    .take_while(|c| *c != mark)
                    .filter(|c| !"[]{}".contains(*c))
                    .map(char::len_utf8)
                    .sum::<usize>()
                    .min(end)
            };
            Span::new(before(open), before(close))
        };
        let text = marked.replace(['[', ']', '{', '}'], "");
        let statement = Statement {
            span: Span::new(0, text.len()),
            segment: sourcier_analysis::article::SegmentKind::Body,
            terms: Terms::default(),
            sourcing: Sourcing::Explicit,
            attribution: Some(AttributionFacts {
                cue: span('{', '}'),
                source: Some(span('[', ']')),
                source_type: kind,
                entity: None,
            }),
        };
        let lender = Contribution { text: text.into(), ..Contribution::default() };
        assert_eq!(phrase(&lender, &statement).as_deref(), expected);
    }

    #[test]
    fn what_a_sibling_lends() {
        use SourceType::{Agency, Document, GroupVague, Organisation, Role};
        check_phrase("Il a plu, {selon} [l'agence belge Belga].", Agency, Some("selon l'agence belge Belga"));
        check_phrase("{D'après} [Belga], il a plu.", Agency, Some("d'après Belga"));
        check_phrase("Il a plu, {a rapporté} [Belga].", Agency, Some("a rapporté Belga"));
        check_phrase("Il a plu, {a ajouté} [Belga].", Agency, Some("selon Belga"));
        check_phrase("Il a plu, {a rapporté} jeudi [Belga].", Agency, Some("selon Belga"));
        check_phrase("[L'agence Belga] {a rapporté} qu'il avait plu.", Agency, Some("selon l'agence Belga"));
        check_phrase("[Belga] {a fait savoir} qu'il avait plu.", Agency, Some("selon Belga"));
        check_phrase("[La mairie de Brest] {n'a pas confirmé} qu'il avait plu.", Organisation, None);
        check_phrase("[La mairie de Brest] {dément} qu'il a plu.", Organisation, None);
        check_phrase("[L'agence] {a rapporté} qu'il avait plu.", Agency, None);
        check_phrase("Il a plu, {a rapporté} [l'agence].", Agency, None);
        check_phrase("Il a plu, {selon} [le maire].", Role, None);
        check_phrase("Il a plu, {selon} [un rapport du Sénat].", Document, Some("selon un rapport du Sénat"));
        check_phrase("Il a plu, {selon} [des experts].", GroupVague, None);
    }

    #[test]
    fn apostrophes_are_those_of_the_draft() {
        assert_eq!(with_apostrophes_of("l’eau d’ici, l'air", "selon l'agence"), "selon l’agence");
        assert_eq!(with_apostrophes_of("l'eau", "selon l’agence"), "selon l'agence");
        assert_eq!(with_apostrophes_of("eau", "selon l’agence"), "selon l’agence");
    }
}
