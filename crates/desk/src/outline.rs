//! The symbols of one article: its segments, and in them who is named and who says what.

use sourcier_analysis::article::{Segment, SegmentKind};
use sourcier_analysis::mentions::MentionForm;

use crate::symbols::symbol_kind;
use crate::{Article, ArticleId, Snapshot, Span, french};

mod sources;

/// One symbol.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// What to show.
    pub name: String,
    /// A word more.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// The words to go to, inside `span`.
    pub selection: Span,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SymbolKind {
    /// Title or crosshead.
    Heading,
    /// A stretch of text.
    Passage,
    /// A person.
    Person,
    /// A body.
    Organisation,
    /// A place.
    Place,
    /// Any other name.
    Other,
    /// An attribution.
    Attribution,
    /// The sources of the article.
    Sources,
}

impl Snapshot {
    /// The outline of an open article: its segments in text order, in each of them who is named for the first time
    /// and who says what. Metadata and text that came along from the page are left out. A crosshead holds what
    /// stands under it. At last the sources of the article, each with the sentences it stands behind.
    pub fn outline(&self, id: &ArticleId) -> Vec<Symbol> {
        let (Some(article), Some(sheet)) = (self.article(id), self.sources(id)) else { return Vec::new() };
        let mut outline = outline(article);
        outline.extend(sources::tree(&article.text, &sheet));
        outline
    }
}

fn outline(article: &Article) -> Vec<Symbol> {
    let mut outline: Vec<Symbol> = Vec::new();
    for segment in article.segments.iter().filter(|s| s.kind.is_article()) {
        let symbol = segment_symbol(article, *segment);
        match outline.last_mut() {
            Some(crosshead) if is_crosshead(crosshead) && segment.kind == SegmentKind::Body => {
                crosshead.span = crosshead.span.to(symbol.span);
                crosshead.children.push(symbol);
            }
            _ => outline.push(symbol),
        }
    }
    outline
}

fn is_crosshead(symbol: &Symbol) -> bool {
    symbol.kind == SymbolKind::Heading && symbol.detail == french_segment(SegmentKind::Crosshead)
}

fn segment_symbol(article: &Article, segment: Segment) -> Symbol {
    let kind = match segment.kind {
        SegmentKind::Title | SegmentKind::Crosshead => SymbolKind::Heading,
        _ => SymbolKind::Passage,
    };
    let mut children: Vec<_> =
        attributions(article, segment.span).chain(names(article, segment.span)).collect();
    children.sort_by_key(|child| child.span);
    Symbol {
        name: name(segment.span.of(&article.text)),
        detail: french_segment(segment.kind).to_owned(),
        kind,
        span: segment.span,
        selection: segment.span,
        children,
    }
}

/// Who is named here for the first time in the article.
fn names(article: &Article, inside: Span) -> impl Iterator<Item = Symbol> {
    article.entities.iter().filter_map(move |entity| {
        let mentions = || entity.mentions.iter().filter_map(|m| article.mentions.get(*m));
        let first = mentions().find(|m| m.form == MentionForm::Name)?;
        let role = entity.roles.first().map(|(role, _)| role.as_str());
        inside.covers(first.span).then(|| Symbol {
            name: name(&entity.name),
            detail: role.map_or_else(String::new, name),
            kind: symbol_kind(entity.kind),
            span: first.span,
            selection: first.span,
            children: Vec::new(),
        })
    })
}

fn attributions(article: &Article, inside: Span) -> impl Iterator<Item = Symbol> {
    article.attributions.iter().filter(move |a| inside.covers(a.cue)).map(move |attribution| {
        let source = attribution.source.filter(|source| inside.covers(*source) && !source.is_empty());
        let entity = attribution.entity.and_then(|entity| article.entities.get(entity));
        let source_words = source.map(|span| span.of(&article.text));
        Symbol {
            name: name(source_words.or(entity.map(|e| e.name.as_str())).unwrap_or("source non précisée")),
            detail: name(attribution.cue.of(&article.text)),
            kind: SymbolKind::Attribution,
            span: source.map_or(attribution.cue, |source| source.to(attribution.cue)),
            selection: attribution.cue,
            children: Vec::new(),
        }
    })
}

fn french_segment(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Title => "titre",
        SegmentKind::Standfirst => "chapô",
        SegmentKind::Lead => "attaque",
        SegmentKind::Body => "corps",
        SegmentKind::Crosshead => "intertitre",
        SegmentKind::Caption => "légende",
        SegmentKind::Credit => "crédit",
        SegmentKind::Meta => "métadonnées",
        SegmentKind::Boilerplate | SegmentKind::Embed | SegmentKind::ForeignArticle => "hors article",
    }
}

/// The first words, on one line; never empty, for the protocol wants a name.
fn name(text: &str) -> String {
    let line = french::one_line(text.trim_start_matches(['#', ' ']));
    if line.is_empty() { "…".to_owned() } else { french::shorten(&line, 60) }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use expect_test::{Expect, expect};

    use super::*;

    const TEXT: &str = "Le port rouvre

Le port de Saint-Malo a rouvert mardi, a annoncé Anna Le Goff, maire de la ville.

Les pêcheurs reviennent

Anna Le Goff a remercié les pêcheurs. Les quais ont été nettoyés.

Selon la préfecture, douze bateaux sont à quai.
";

    /// The article as it is read, its crosshead set by hand.
    fn article() -> Article {
        let mut article = sourcier_analysis::analyze(TEXT);
        let crosshead = |segment: &&mut Segment| segment.span.of(TEXT).ends_with("reviennent");
        article.segments.iter_mut().filter(crosshead).for_each(|s| s.kind = SegmentKind::Crosshead);
        article
    }

    fn write(symbols: &[Symbol], indent: usize, into: &mut String) {
        for symbol in symbols {
            let Symbol { name, detail, kind, span, selection, children } = symbol;
            let _ = writeln!(into, "{:indent$}{kind:?} {name} ({detail})", "");
            assert!(span.covers(*selection), "{symbol:?}");
            assert!(children.iter().all(|child| span.covers(child.span)), "{symbol:?}");
            write(children, indent + 2, into);
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(article: &Article, expect: Expect) {
        let mut drawn = String::new();
        write(&outline(article), 0, &mut drawn);
        expect.assert_eq(&drawn);
    }

    #[test]
    fn segments_hold_who_is_named_and_who_says_what() {
        check(
            &article(),
            expect![[r"
                Heading Le port rouvre (titre)
                Passage Le port de Saint-Malo a rouvert mardi, a annoncé Anna Le… (attaque)
                  Place Saint-Malo ()
                  Attribution Anna Le Goff (a annoncé)
                  Person Anna Le Goff (maire de la ville)
                Heading Les pêcheurs reviennent (intertitre)
                  Passage Anna Le Goff a remercié les pêcheurs. Les quais ont été… (corps)
                    Attribution Anna Le Goff (a remercié)
                  Passage Selon la préfecture, douze bateaux sont à quai. (corps)
                    Attribution la préfecture (Selon)
            "]],
        );
    }

    #[test]
    fn at_last_the_sources_with_their_sentences() {
        let (mut desk, id) = (crate::Desk::new(), ArticleId::from("a.md"));
        desk.open(&id, TEXT);
        let outline = desk.snapshot().outline(&id);
        let mut drawn = String::new();
        write(outline.get(outline.len() - 1..).expect("a branch"), 0, &mut drawn);
        expect![[r"
            Sources Sources (2⍽sources indépendantes)
              Person Anna Le Goff (personne, 2⍽phrases)
                Attribution Le port de Saint-Malo a rouvert mardi, a annoncé Anna Le… (a annoncé)
                Attribution Anna Le Goff a remercié les pêcheurs. (a remercié)
              Organisation la préfecture (organisation, 1⍽phrase)
                Attribution Selon la préfecture, douze bateaux sont à quai. (Selon)
        "]]
        .assert_eq(&drawn.replace('\u{a0}', "⍽"));
    }

    #[test]
    fn what_came_along_from_the_page_is_left_out() {
        let mut article = article();
        article.segments.iter_mut().skip(1).for_each(|segment| segment.kind = SegmentKind::Boilerplate);
        check(
            &article,
            expect![[r"
            Heading Le port rouvre (titre)
        "]],
        );
    }
}
