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
    /// how the source was read; below it, and alone where nothing has a card, how the sentence was read.
    pub fn hover(&self, id: &ArticleId, offset: usize) -> Option<Hover> {
        let why = self.why(id, offset);
        let Some(mut hover) = self.card_at(id, offset) else {
            return why.map(|why| Hover { span: why.span, markdown: format!("{}\n", escape(&why.line)) });
        };
        if let Some(why) = why {
            let _ = write!(hover.markdown, "\n---\n\n{}\n", escape(&why.line));
        }
        Some(hover)
    }

    fn card_at(&self, id: &ArticleId, offset: usize) -> Option<Hover> {
        if let Some((mention, identity)) = self.identity_at(id, offset) {
            let appearances = self.appearances(&identity);
            return Some(Hover {
                span: mention.span,
                markdown: self.card(id, &appearances, mention.metonym),
            });
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

    fn card(&self, here: &ArticleId, appearances: &[Appearance<'_>], metonym: bool) -> String {
        let mut latest: Vec<_> = appearances.iter().collect();
        latest.sort_by(|a, b| b.contribution.date.cmp(&a.contribution.date).then(a.article.cmp(b.article)));
        let kind = appearances.first().and_then(Appearance::kind).map_or("nom", french_kind);
        let stands_for = if metonym { ", ici pour son gouvernement" } else { "" };
        let mut card = format!("**{}** · {kind}{stands_for}\n", escape(&self.canonical_name(appearances)));
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

/// Some items, and in words how many more there are.
type Cut = (Vec<String>, Option<String>);

fn cut(mut items: Vec<String>, one: &str, many: &str) -> Cut {
    let more = items.len().saturating_sub(FEW);
    items.truncate(FEW);
    let rest = (more > 0).then(|| format!("et {}", count(more, one, many)));
    (items, rest)
}

fn paragraph(card: &mut String, title: &str, (items, rest): &Cut) {
    if !items.is_empty() {
        let rest = rest.as_ref().map_or_else(String::new, |rest| format!(" {rest}"));
        let _ = write!(card, "\n**{title}**{NBSP}: {}{rest}\n", items.join(", "));
    }
}

fn list(card: &mut String, title: &str, (items, rest): &Cut) {
    if !items.is_empty() {
        let _ = write!(card, "\n**{title}**\n\n");
        for item in items.iter().chain(rest) {
            let _ = writeln!(card, "- {item}");
        }
    }
}

/// The functions, latest article first, with where they are stated; two that differ in case or accents are one.
fn functions(latest: &[&Appearance<'_>]) -> Cut {
    let mut seen: Vec<(String, String, usize)> = Vec::new();
    for appearance in latest {
        for (role, _) in appearance.facts().flat_map(|entity| &entity.roles) {
            let folded = fold(role);
            match seen.iter_mut().find(|(key, ..)| *key == folded) {
                Some((_, _, more)) => *more += 1,
                None => seen.push((
                    folded,
                    format!("{} ({})", escape(without_article(role)), label(appearance)),
                    0,
                )),
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
fn spellings(appearances: &[Appearance<'_>]) -> Cut {
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
fn mentions(here: &ArticleId, appearances: &[Appearance<'_>]) -> Cut {
    let mut counts: Vec<_> = appearances.iter().map(|a| (a, a.references().count())).collect();
    counts.sort_by_key(|(a, n)| (a.article != here, std::cmp::Reverse(*n)));
    let each = counts
        .iter()
        .map(|(a, n)| if a.article == here { format!("{n} ici") } else { format!("{n} dans {}", file(a)) });
    let (mut items, rest) = cut(each.collect(), "autre article", "autres articles");
    if let (Some(first), true) = (items.first_mut(), counts.len() > 1) {
        let all: usize = counts.iter().map(|(_, n)| n).sum();
        *first = format!("{all} dans {}{NBSP}: {first}", count(counts.len(), "article", "articles"));
    }
    (items, rest)
}

/// The latest sentences that `choose` takes, with where they stand.
fn sentences(latest: &[&Appearance<'_>], choose: fn(&Appearance<'_>, &Statement) -> bool) -> Cut {
    let chosen = latest.iter().flat_map(|a| {
        a.contribution.statements.iter().filter(|s| choose(a, s)).map(move |statement| (a, statement))
    });
    let items = chosen.take(LATEST).map(|(a, statement)| {
        let text = french::shorten(statement.span.of(&a.contribution.text), SENTENCE);
        format!("{} ({})", escape(&text), label(a))
    });
    (items.collect(), None)
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
    let file = file(appearance);
    match &appearance.contribution.date {
        Some(date) => format!("{file}, {}", french::date(date)),
        None => file,
    }
}

fn file(appearance: &Appearance<'_>) -> String {
    let file = appearance.article.file_name();
    if file.contains('`') { escape(file) } else { format!("`{file}`") }
}

/// « La maire de Brest » → « maire de Brest ».
fn without_article(role: &str) -> &str {
    let determiners =
        ["le ", "la ", "les ", "l'", "l’", "un ", "une ", "Le ", "La ", "Les ", "L'", "L’", "Un ", "Une "];
    determiners.iter().find_map(|determiner| role.strip_prefix(determiner)).unwrap_or(role)
}

fn source_card(text: &str, attribution: &Attribution) -> String {
    let source = attribution.source.map_or("", |span| span.of(text));
    let kind = french_source(attribution.source_type);
    let words = if source.is_empty() { attribution.cue.of(text) } else { source };
    format!("**Source**{NBSP}: «{NBSP}{}{NBSP}», {kind}\n", escape(words))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::{Config, Desk, drawn};

    /// The card at the cursor, no-break spaces shown.
    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(drawing: &str, expect: Expect) {
        let (snapshot, id, offset) = drawn::dossier(drawing);
        let card = snapshot.hover(&id, offset).map(|hover| hover.markdown).unwrap_or_default();
        expect.assert_eq(&card.replace('\u{a0}', "⍽"));
    }

    #[test]
    fn who_she_is_and_who_says_what() {
        check(
            r"
            === dossier/a.md
            Anna Le Goff rouvre le port
            ^^^^^^^^^^^^ PER Anna Le Goff
                                   ^^^^ date 2024-03-12
            La maire de Trémel, Anna Le Goff, a promis un bac.
            ^^^^^^^^^^^^^^^^^^ PER Anna Le Goff, description
            ^^^^^^^^^^^^^^^^^^ fonction Anna Le Goff
                                ^^^^^^^^^^^^ PER Anna Le Goff
                                              ^^^^^^^^ dit Anna Le Goff
            Mme Le Goff « ne tient pas parole », estime Yann Morvan.
                ^^^^^^^ PER Anna Le Goff
                     ^ cursor
                                                 ^^^^^^ dit Yann Morvan
                                                        ^^^^^^^^^^^ PER Yann Morvan
            === dossier/b.md
            Le port ferme
                    ^^^^^ date 2024-03-01
            Anna Le Goff, la capitaine, a salué la fermeture.
            ^^^^^^^^^^^^ PER Anna Le Goff
                          ^^^^^^^^^^^^ fonction Anna Le Goff
                                        ^^^^^^^ dit Anna Le Goff
            ",
            expect![[r"
                **Anna Le Goff** · personne

                **Fonctions**

                - maire de Trémel (`a.md`, 12⍽mars 2024)
                - capitaine (`b.md`, 1er⍽mars 2024)

                **Graphies**⍽: Anna Le Goff (3), Le Goff (1)

                **Mentions**⍽: 5 dans 2⍽articles⍽: 4 ici, 1 dans `b.md`

                **Ses propos**

                - La maire de Trémel, Anna Le Goff, a promis un bac. (`a.md`, 12⍽mars 2024)
                - Anna Le Goff, la capitaine, a salué la fermeture. (`b.md`, 1er⍽mars 2024)

                **À son sujet**

                - Mme Le Goff « ne tient pas parole », estime Yann Morvan. (`a.md`, 12⍽mars 2024)
            "]],
        );
    }

    #[test]
    fn a_name_is_never_markup() {
        check(
            r"
            === mes_notes.md
            Le port
            Le collectif *Port_libre* [sic] a écrit.
                         ^^^^^^^^^^^^^^^^^^ ORG *Port_libre* [sic]
                          ^ cursor
            ",
            expect![[r"
                **\*Port\_libre\* \[sic\]** · organisation

                **Graphies**⍽: \*Port\_libre\* \[sic\] (1)

                **Mentions**⍽: 1 ici
            "]],
        );
    }

    #[test]
    fn a_long_list_says_how_much_is_left() {
        let article = |n| format!("=== {n}.md\nLe port\nTrémel dort.\n^^^^^^ LOC Trémel\n");
        let drawing = (1..=9).map(article).collect::<String>() + "  ^ cursor\n";
        check(
            &drawing,
            expect![[r"
                **Trémel** · lieu

                **Graphies**⍽: Trémel (9)

                **Mentions**⍽: 9 dans 9⍽articles⍽: 1 ici, 1 dans `1.md`, 1 dans `2.md`, 1 dans `3.md`, 1 dans `4.md` et 4⍽autres articles
            "]],
        );
    }

    #[test]
    fn the_house_spelling_is_the_name() {
        let drawing = "Le port\nKiev dort.\n^^^^ LOC Kiev\n ^ cursor\n";
        let (mut desk, id, offset) = drawn::desk(drawing);
        desk.configure(Config::parse("[names]\n\"Kyiv\" = [\"Kiev\"]\n").expect("valid settings"));
        let card = desk.snapshot().hover(&id, offset).map(|hover| hover.markdown).unwrap_or_default();
        assert!(card.starts_with("**Kyiv** · lieu\n"), "{card}");
    }

    /// The card at `word` of an article as it is read.
    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check_read(text: &str, word: &str, expect: Expect) {
        let mut desk = Desk::new();
        let id = crate::ArticleId::from("a.md");
        desk.open(&id, text);
        let hover = desk.snapshot().hover(&id, text.find(word).expect("a word")).expect("a card");
        let card = hover.markdown.replace('\u{a0}', "⍽");
        expect.assert_eq(&format!("({})\n{card}", hover.span.of(text)));
    }

    #[test]
    fn a_source_without_a_name_is_explained() {
        check_read(
            "Le port rouvre\n\nLe port rouvrira lundi, selon une source proche du dossier.\n",
            "proche",
            expect![[r"
                (une source proche du dossier)
                **Source**⍽: «⍽une source proche du dossier⍽», une source anonyme

                ---

                Source sans nom⍽: «⍽une source proche du dossier⍽».
            "]],
        );
    }

    #[test]
    fn below_a_card_and_elsewhere_how_the_sentence_was_read() {
        let text = "Le port rouvre\n\nLe port de Brest a coûté trois millions d’euros, selon Anna Le Goff.\n";
        check_read(
            text,
            "Le Goff",
            expect![[r"
            (Anna Le Goff)
            **Anna Le Goff** · personne

            **Graphies**⍽: Anna Le Goff (1)

            **Mentions**⍽: 1 ici

            **Ses propos**

            - Le port de Brest a coûté trois millions d’euros, selon Anna Le Goff. (`a.md`)

            ---

            Sourcée par Anna Le Goff, dans la phrase («⍽selon⍽»). Était à sourcer⍽: un chiffre («⍽trois millions d’euros⍽»).
        "]],
        );
        check_read(
            text,
            "coûté",
            expect![[r"
            (Le port de Brest a coûté trois millions d’euros, selon Anna Le Goff.)
            Sourcée par Anna Le Goff, dans la phrase («⍽selon⍽»). Était à sourcer⍽: un chiffre («⍽trois millions d’euros⍽»).
        "]],
        );
    }
}
