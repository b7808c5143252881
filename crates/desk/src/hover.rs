//! The card shown on a name, a description, or the source of a sentence.

use std::collections::BTreeMap;
use std::fmt::Write;

use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::mentions::MentionForm;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_index::contribution::Statement;

use crate::french::{self, NBSP, count, escape};
use crate::mentions::Appearance;
use crate::{ArticleId, Snapshot, Span};

/// A card in Markdown and the words it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// The words.
    pub span: Span,
    /// The card, French, Markdown.
    pub markdown: String,
}

/// How much of a list fits a card; the rest is counted, never dropped in silence.
const FEW: usize = 5;
/// How many sentences of a kind.
const LATEST: usize = 3;
/// How long a sentence may be on a card, in characters.
const SENTENCE: usize = 180;

impl Snapshot {
    /// The card for what stands at `offset`: who or what it is, or, on « a annoncé » and on a source without a name,
    /// how the source was read.
    pub fn hover(&self, id: &ArticleId, offset: usize) -> Option<Hover> {
        if let Some((mention, identity)) = self.identity_at(id, offset) {
            let appearances = self.appearances(&identity);
            return Some(Hover { span: mention.span, markdown: self.card(id, &appearances) });
        }
        let article = self.article(id)?;
        let on = |span: Span| span.touches(offset);
        let attribution = article.attributions.iter().find(|a| on(a.cue) || a.source.is_some_and(on))?;
        let span = attribution.source.filter(|span| on(*span)).unwrap_or(attribution.cue);
        Some(Hover { span, markdown: source_card(&article.text, attribution) })
    }

    /// The name by which the dossier knows what appears: the house spelling if there is one, else the full name that
    /// most articles use.
    pub(crate) fn canonical_name(&self, appearances: &[Appearance<'_>]) -> String {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for entity in appearances.iter().flat_map(Appearance::facts) {
            *names.entry(&entity.name).or_default() += 1;
        }
        let house = self.config.names.iter().find(|(form, others)| {
            names.keys().any(|name| name == form || others.iter().any(|other| other == name))
        });
        if let Some((form, _)) = house {
            return form.clone();
        }
        let full = |name: &str| name.split_whitespace().count() > 1;
        let best = names.into_iter().max_by_key(|(name, articles)| (full(name), *articles, name.len()));
        best.map(|(name, _)| name.to_owned()).unwrap_or_default()
    }

    fn card(&self, here: &ArticleId, appearances: &[Appearance<'_>]) -> String {
        let mut latest: Vec<_> = appearances.iter().collect();
        latest.sort_by(|a, b| b.contribution.date.cmp(&a.contribution.date).then(a.article.cmp(b.article)));
        let kind = appearances.first().and_then(Appearance::kind).map_or("nom", french_kind);
        let mut card = format!("**{}** · {kind}\n", escape(&self.canonical_name(appearances)));
        list(&mut card, "Fonctions", &functions(&latest));
        paragraph(&mut card, "Graphies", &spellings(appearances));
        paragraph(&mut card, "Mentions", &mentions(here, appearances));
        list(&mut card, "Ses propos", &sentences(&latest, says));
        list(&mut card, "À son sujet", &sentences(&latest, is_said_of));
        card
    }
}

fn french_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "personne",
        EntityKind::Organisation => "organisation",
        EntityKind::Location => "lieu",
        EntityKind::Event => "événement",
        EntityKind::Product => "produit",
        EntityKind::Misc => "nom",
    }
}

fn french_source(source: SourceType) -> &'static str {
    match source {
        SourceType::Person => "une personne nommée",
        SourceType::Role => "une personne désignée par sa fonction",
        SourceType::Organisation => "une organisation",
        SourceType::GovernmentMetonym => "un lieu mis pour son gouvernement",
        SourceType::Agency => "une agence de presse",
        SourceType::Media => "un média",
        SourceType::Document => "un document",
        SourceType::GroupVague => "une source trop vague pour être vérifiée",
        SourceType::Anonymous => "une source anonyme",
        SourceType::Impersonal => "aucune source nommée",
    }
}

fn paragraph(card: &mut String, title: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = write!(card, "\n**{title}**{NBSP}: {}\n", items.join(", "));
    }
}

fn list(card: &mut String, title: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = write!(card, "\n**{title}**\n\n");
        for item in items {
            let _ = writeln!(card, "- {item}");
        }
    }
}

/// The functions, latest article first, with where they are stated; two that differ in case or accents are one.
fn functions(latest: &[&Appearance<'_>]) -> Vec<String> {
    let mut seen: Vec<(String, String, usize)> = Vec::new();
    for appearance in latest {
        for (role, _) in appearance.facts().flat_map(|entity| &entity.roles) {
            let folded = fold(role);
            match seen.iter_mut().find(|(key, ..)| *key == folded) {
                Some((_, _, more)) => *more += 1,
                None => seen.push((folded, format!("{} ({})", escape(role), label(appearance)), 0)),
            }
        }
    }
    let stated = |(_, text, more): (String, String, usize)| match more {
        0 => text,
        n => format!("{text}, {n}{NBSP}autre{} fois", if n > 1 { "s" } else { "" }),
    };
    cut(seen.into_iter().map(stated).collect(), "autre fonction", "autres fonctions")
}

/// The spellings with how often, most frequent first.
fn spellings(appearances: &[Appearance<'_>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (text, n) in appearances.iter().flat_map(Appearance::facts).flat_map(|entity| &entity.variants) {
        *counts.entry(text).or_default() += n;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let items = counts.into_iter().map(|(text, n)| format!("{} ({n})", escape(text))).collect();
    cut(items, "autre", "autres")
}

/// How many mentions in all, here, and in the articles with most of them.
fn mentions(here: &ArticleId, appearances: &[Appearance<'_>]) -> Vec<String> {
    let mut counts: Vec<_> = appearances.iter().map(|a| (a, a.references().count())).collect();
    counts.sort_by_key(|(a, n)| (a.article != here, std::cmp::Reverse(*n)));
    let all = counts.iter().map(|(_, n)| n).sum();
    let mut items = vec![count(all, "mention", "mentions")];
    items.extend(
        counts.iter().map(|(a, n)| {
            if a.article == here { format!("{n} ici") } else { format!("{n} dans {}", label(a)) }
        }),
    );
    cut(items, "autre article", "autres articles")
}

/// The latest sentences that `choose` takes, with where they stand.
fn sentences(latest: &[&Appearance<'_>], choose: fn(&Appearance<'_>, &Statement) -> bool) -> Vec<String> {
    latest
        .iter()
        .flat_map(|a| a.contribution.statements.iter().filter(|s| choose(a, s)).map(move |s| (a, s)))
        .take(LATEST)
        .map(|(a, statement)| {
            let text = french::shorten(statement.span.of(&a.contribution.text), SENTENCE);
            format!("«{NBSP}{}{NBSP}» ({})", escape(&text), label(a))
        })
        .collect()
}

/// It is the source of the sentence.
fn says(appearance: &Appearance<'_>, statement: &Statement) -> bool {
    sourced_here(statement) && speaker(statement).is_some_and(|e| appearance.entities.contains(&e))
}

/// Somebody else says it, and it is about this one.
fn is_said_of(appearance: &Appearance<'_>, statement: &Statement) -> bool {
    let contribution = appearance.contribution;
    let start = contribution.mentions.partition_point(|m| m.span.start < statement.span.start);
    let inside = contribution.mentions.get(start..).unwrap_or_default();
    sourced_here(statement)
        && !speaker(statement).is_some_and(|e| appearance.entities.contains(&e))
        && inside
            .iter()
            .take_while(|m| m.span.start < statement.span.end)
            .any(|m| m.form != MentionForm::Pronoun && appearance.entities.contains(&m.entity))
}

fn sourced_here(statement: &Statement) -> bool {
    !matches!(statement.sourcing, Sourcing::None | Sourcing::Conditional(_) | Sourcing::Agency)
        && statement.attribution.is_some_and(|a| statement.span.covers(a.cue))
}

fn speaker(statement: &Statement) -> Option<usize> {
    statement.attribution?.entity
}

/// An article as a card names it: its file, and its day if it is known.
fn label(appearance: &Appearance<'_>) -> String {
    let id = appearance.article.as_str();
    let file = escape(id.rsplit('/').next().unwrap_or(id));
    match &appearance.contribution.date {
        Some(date) => format!("*{file}*, {}", french::date(date)),
        None => format!("*{file}*"),
    }
}

/// The first items, and how many more there are.
fn cut(mut items: Vec<String>, one: &str, many: &str) -> Vec<String> {
    let more = items.len().saturating_sub(FEW + 1);
    if more > 0 {
        items.truncate(FEW + 1);
        items.push(format!("et {}", count(more, one, many)));
    }
    items
}

fn source_card(text: &str, attribution: &Attribution) -> String {
    let source = attribution.source.map_or("", |span| span.of(text));
    let kind = french_source(attribution.source_type);
    let words = if source.is_empty() { attribution.cue.of(text) } else { source };
    format!("**Source**{NBSP}: «{NBSP}{}{NBSP}», {kind}\n", escape(words))
}
