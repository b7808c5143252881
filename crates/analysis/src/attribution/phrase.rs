//! A sentence as the patterns see it, and the noun phrases in it.

use crate::entities::{EntityKind, Name};
use crate::lexicon::{self, Features};
use crate::quotes::LocalQuote;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind, within};

use super::SourceType;

/// A sentence with what is known of it. Positions are indexes into `tokens`.
pub(super) struct View<'a> {
    pub tokens: &'a [Token],
    pub span: Span,
    /// The outermost quoted stretch each token lies in, as an index into `quotes`; its marks do not count as inside.
    inside: Vec<Option<usize>>,
    pub quotes: &'a [LocalQuote],
    pub names: &'a [Name],
}

/// A noun phrase that can be a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Source {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// What it is.
    pub kind: SourceType,
}

impl<'a> View<'a> {
    pub(super) fn new(tokens: &'a [Token], span: Span, quotes: &'a [LocalQuote], names: &'a [Name]) -> Self {
        let tokens = within(tokens, span);
        let inside = tokens
            .iter()
            .map(|t| {
                quotes.iter().position(|q| {
                    !q.nested && q.outer.covers(t.span) && q.inner.covers(t.span) && q.outer != q.inner
                })
            })
            .collect();
        let names_from = names.partition_point(|n| n.span.end <= span.start);
        let names_to = names.partition_point(|n| n.span.start < span.end);
        Self { tokens, span, inside, quotes, names: names.get(names_from..names_to).unwrap_or_default() }
    }

    pub(super) fn get(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    pub(super) fn is(&self, i: usize, norm: &str) -> bool {
        self.get(i).is_some_and(|t| t.is(norm))
    }

    pub(super) fn is_any(&self, i: usize, norms: &[&str]) -> bool {
        self.get(i).is_some_and(|t| t.is_any(norms))
    }

    /// The token before `i`, if there is one.
    pub(super) fn before(&self, i: usize) -> Option<&'a Token> {
        self.get(i.checked_sub(1)?)
    }

    pub(super) fn quote_at(&self, i: usize) -> Option<usize> {
        self.inside.get(i).copied().flatten()
    }

    /// Opens a quotation.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| {
            self.quotes.iter().any(|q| q.outer.start == t.span.start && q.outer.end > t.span.end)
        })
    }

    /// Closes a quotation.
    pub(super) fn closes(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| {
            self.quotes.iter().any(|q| q.outer.end == t.span.end && q.inner.end <= t.span.start)
        })
    }

    /// The quoted stretch that opens at token `i`.
    pub(super) fn opened(&self, i: usize) -> Option<&'a LocalQuote> {
        let token = self.get(i)?;
        self.quotes.iter().find(|q| q.outer.start == token.span.start)
    }

    /// The token index behind the quoted stretch that opens at `i`; `i` itself when none does.
    pub(super) fn behind_quote(&self, i: usize) -> usize {
        self.opened(i).map_or(i, |q| self.tokens.partition_point(|t| t.span.start < q.outer.end).max(i + 1))
    }

    pub(super) fn span_of(&self, first: usize, last: usize) -> Span {
        match (self.get(first), self.get(last)) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// The best name that overlaps token `i`.
    pub(super) fn name_at(&self, i: usize) -> Option<&'a Name> {
        let token = self.get(i)?;
        self.names.iter().find(|n| n.span.overlaps(token.span))
    }

    /// A finite verb that cannot be anything else, outside quotation marks.
    pub(super) fn is_finite(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| {
            lexicon::is_auxiliary(&t.norm)
                || (t.word.is(Features::FINITE)
                    && !t.word.is(Features::NOUN | Features::ADJ | Features::ADP)
                    && !t.is_capital())
        }) && self.quote_at(i).is_none()
    }
}

const DETERMINERS: [&str; 36] = [
    "le", "la", "les", "l'", "un", "une", "des", "du", "son", "sa", "ses", "leur", "leurs", "notre", "nos",
    "ce", "cet", "cette", "ces", "plusieurs", "certains", "certaines", "quelques", "chaque", "deux", "trois",
    "quatre", "cinq", "six", "aucun", "aucune", "divers", "diverses", "différents", "d'", "de",
];
const PRONOUNS: [&str; 22] = [
    "il", "elle", "ils", "elles", "on", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ceux",
    "celui", "celle", "certains", "d'aucuns", "beaucoup", "lui-même", "elle-même", "eux-mêmes", "nous",
    "tous",
];

pub(super) fn is_determiner(token: &Token) -> bool {
    token.is_any(&DETERMINERS)
}

/// Time words that stand between a verb and its subject or object.
const TIMES: [&str; 30] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aujourd'hui", "soir",
    "matin", "midi", "après-midi", "dernier", "dernière", "peu", "après", "avant", "plus", "tard", "tôt",
    "ce", "même", "jour", "récemment", "ensuite", "nuit", "début", "fin", "demain",
];

pub(super) fn is_time(token: &Token) -> bool {
    token.is_any(&TIMES) || (token.kind == TokenKind::Number && token.span.len() <= 4)
}

/// Skips adverbs, days, and complements of place or person (« jeudi », « au Monde », « à l'AFP », « devant la presse »)
/// from `i` on, to where a subject or an object can begin.
pub(super) fn skip_adverbials(view: &View<'_>, mut i: usize, before_subject: bool) -> usize {
    for _ in 0..6 {
        let Some(token) = view.get(i) else { return i };
        let adverb = token.word.is(Features::ADV)
            && !token.word.is(Features::DET | Features::NOUN | Features::PRON)
            || token.is_any(&[
                "toutefois", "cependant", "pas", "plus", "donc", "pourtant", "alors", "aussi", "encore",
                "enfin",
            ]);
        let month = lexicon::is_month(&token.norm);
        if (adverb || is_time(token) || month) && !view.is_any(i + 1, &["de", "du", "des", "d'"]) || month {
            i += 1;
            continue;
        }
        let prepositional = token.is_any(&[
            "au", "aux", "à", "auprès", "devant", "dans", "lors", "sur", "en", "quant", "via", "par",
        ]);
        if prepositional {
            match behind_complement(view, i) {
                Some(next) if next > i => {
                    i = next;
                    continue;
                }
                _ => return i,
            }
        }
        if token.is("le") && view.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number) {
            i += 2;
            continue;
        }
        if token.is("pour") && before_subject && view.is_any(i + 1, &["sa", "leur"]) && view.is(i + 2, "part")
        {
            i += 3;
            continue;
        }
        return i;
    }
    i
}

/// The end of a short prepositional complement that begins at `i`.
fn behind_complement(view: &View<'_>, i: usize) -> Option<usize> {
    if view.is(i, "quant") {
        return Some(i + 3); // « quant à lui »
    }
    let mut j = i + 1;
    while view
        .get(j)
        .is_some_and(|t| is_determiner(t) || t.is_any(&["cours", "micro", "réseau", "son", "tour"]))
    {
        j += 1;
    }
    if view.get(j - 1).is_some_and(|t| t.is("tour")) {
        return Some(j);
    }
    let mut nouns = 0;
    while let Some(token) = view.get(j) {
        let takes = token.is_capital()
            || (nouns == 0 && token.kind == TokenKind::Word && !view.is_finite(j))
            || (token.word.is(Features::ADJ | Features::PAST_PARTICIPLE)
                && nouns > 0
                && !is_determiner(token))
            || (token.is_any(&["de", "d'", "du"])
                && view.get(j + 1).is_some_and(|t| !t.word.is(Features::INFINITIVE))
                && nouns > 0
                && !view.is(j + 1, "la"))
            || lexicon::is_month(&token.norm)
            || token.kind == TokenKind::Number;
        if !takes || token.is_any(&["que", "qu'"]) {
            break;
        }
        nouns += 1;
        j += 1;
    }
    (nouns > 0 && j - i <= 9).then_some(j)
}

/// The noun phrase that begins at token `i`, if it can be a source.
pub(super) fn source_from(view: &View<'_>, i: usize) -> Option<Source> {
    let token = view.get(i)?;
    if view.quote_at(i).is_some() && view.opens(i) {
        return None;
    }
    if token.is_any(&PRONOUNS) || (token.is("ce") && view.is_any(i + 1, &["dernier"])) {
        let last = if token.is("ce") { i + 1 } else { i };
        let last = if token.is_any(&["ceux", "celui", "celle", "certains", "beaucoup"]) {
            phrase_end(view, i)
        } else {
            last
        };
        return classify(view, i, last).map(|kind| Source { first: i, last, kind });
    }
    if token.is("cette")
        && view.is(i + 1, "dernière")
        && !view.get(i + 2).is_some_and(|t| t.word.is(Features::NOUN))
    {
        return Some(Source { first: i, last: i + 1, kind: SourceType::Person });
    }
    let starts = is_determiner(token)
        || token.is_capital()
        || view.name_at(i).is_some()
        || token.is_any(&["m.", "mme", "mm.", "mmes", "me"])
        || lexicon::is_person_noun(&singular(&token.norm))
        || token.is_any(&["source", "sources"]);
    let infinitive = token.is_any(&["d'", "de"])
        && view.get(i + 1).is_some_and(|t| t.word.is(Features::INFINITIVE) && !t.word.is(Features::NOUN));
    if !starts || infinitive {
        return None;
    }
    let last = phrase_end(view, i);
    classify(view, i, last).map(|kind| Source { first: i, last, kind })
}

/// The last token of the noun phrase that begins at `i`.
fn phrase_end(view: &View<'_>, i: usize) -> usize {
    let mut j = i;
    let mut last = i;
    while let Some(token) = view.get(j) {
        if j > i {
            let stop = match token.kind {
                TokenKind::Mark => {
                    !(token.is("(") && view.is(j + 2, ")"))
                        && !(token.is(")") && last > i)
                        && !token.is_any(&["&", "/", "'", "’"])
                        || view.opens(j)
                        || view.closes(j)
                }
                TokenKind::Number => false,
                TokenKind::Word => {
                    token.is_any(&[
                        "que", "qu'", "qui", "dont", "où", "lors", "dans", "après", "avant", "devant",
                        "pour", "alors", "tandis", "pendant", "depuis", "mais", "car", "comme", "citant",
                        "sur", "avec", "ayant", "puis", "hier", "cité", "citée", "cités", "citées",
                        "interrogé", "interrogée", "interrogés", "via",
                    ]) || (lexicon::is_weekday(&token.norm))
                        || view.is_finite(j)
                        || (token.is_any(&["à", "au", "aux"])
                            && !view.before(j).is_some_and(|t| {
                                t.is_capital() || lexicon::is_person_noun(&singular(&t.norm))
                            }))
                        || (token.is("et") && !coordinates(view, j))
                        || (token.word.is(Features::PRESENT_PARTICIPLE)
                            && !token.word.is(Features::NOUN | Features::ADJ)
                            && !token.is_capital())
                }
            };
            if stop {
                break;
            }
        }
        last = j;
        j += 1;
        if j > i + 30 {
            break;
        }
    }
    // A phrase does not end on a preposition or a determiner.
    while last > i && view.get(last).is_some_and(|t| is_determiner(t) || t.is_any(&["et", "en", "à", "par"]))
    {
        last -= 1;
    }
    last
}

/// « le maire et la préfète » goes on, « la Cour et rejette » does not.
fn coordinates(view: &View<'_>, et: usize) -> bool {
    view.get(et + 1).is_some_and(|t| is_determiner(t) || t.is_capital() || t.is_any(&["mme", "m."]))
        && !(et + 2..et + 8)
            .take_while(|&k| view.get(k).is_some_and(|t| t.kind != TokenKind::Mark))
            .any(|k| view.is_finite(k))
}

/// Without the plural's s or x: enough to look a noun up.
pub(super) fn singular(norm: &str) -> String {
    if let Some(stem) = norm.strip_suffix("aux").filter(|s| s.len() > 2 && !norm.ends_with("eaux")) {
        return format!("{stem}al");
    }
    match norm.strip_suffix(['s', 'x']) {
        Some(stem) if !stem.is_empty() && !lexicon::is_person_noun(norm) && !lexicon::is_body_noun(norm) => {
            stem.to_owned()
        }
        _ => norm.to_owned(),
    }
}

/// What kind of source the phrase from `first` to `last` is; `None` when it is none that can speak.
pub(super) fn classify(view: &View<'_>, first: usize, last: usize) -> Option<SourceType> {
    let token = view.get(first)?;
    if token.is("on") {
        return Some(SourceType::Impersonal);
    }
    if token.is_any(&["certains", "certaines", "beaucoup", "d'aucuns", "d'"])
        && view.get(first + 1).is_none_or(|t| !t.word.is(Features::NOUN))
    {
        return Some(SourceType::GroupVague);
    }
    if token.is_any(&["ceux", "celui", "celle"]) && view.is(first + 1, "qui") {
        return Some(SourceType::GroupVague);
    }
    let alone = last == first || !is_determiner(token);
    if (token.is_any(&PRONOUNS) && alone) || token.is("ce") && view.is(first + 1, "dernier") {
        return Some(SourceType::Person);
    }
    if token.is("l'") && view.is_any(first + 1, &["un", "une"]) {
        return Some(SourceType::Anonymous);
    }
    if token.is_any(&["tout", "rien", "cela", "ceci", "ça", "c'", "quoi"]) {
        return None;
    }
    let person = (first..=last).find(|&k| view.name_at(k).is_some_and(|n| n.kind == EntityKind::Person));
    // A name at the head.
    let head = (first..=last).find(|&k| {
        view.get(k)
            .is_some_and(|t| !is_determiner(t) && t.kind == TokenKind::Word && !qualifies(view, k, last))
    })?;
    let noun = view.get(head)?;
    if token.is_any(&["m.", "mme", "mm.", "mmes", "me"]) {
        return Some(SourceType::Person);
    }
    let folded = folded(view, head, last);
    if lexicon::is_agency(&folded) {
        return Some(SourceType::Agency);
    }
    if lexicon::is_media_name(&folded)
        || lexicon::is_media_name(&format!("le {folded}"))
        || lexicon::is_media_name(&format!("la {folded}"))
    {
        return Some(SourceType::Media);
    }
    let lemma = singular(&noun.norm);
    if !noun.is_capital() || lexicon::is_body_noun(&lemma) && is_determiner(token) || first == 0 {
        if let Some(kind) = common_noun(view, first, head, last, &lemma, person.is_some()) {
            return Some(kind);
        }
        if !noun.is_capital() {
            return None;
        }
    }
    if lexicon::is_vague_group(&lemma) && is_determiner(token) {
        return Some(SourceType::GroupVague);
    }
    match view.name_at(head).map(|n| n.kind) {
        Some(EntityKind::Person) => Some(SourceType::Person),
        Some(EntityKind::Organisation) => Some(SourceType::Organisation),
        Some(EntityKind::Location) => Some(SourceType::GovernmentMetonym),
        Some(EntityKind::Event | EntityKind::Product) => None,
        Some(EntityKind::Misc) => Some(SourceType::Organisation),
        None if person.is_some() => Some(SourceType::Person),
        // A capital that nobody knows: a name all the same, unless it only begins the sentence.
        None if head > 0 || noun.word.features.is_empty() => Some(SourceType::Organisation),
        None => None,
    }
}

/// « l'ancien », « le premier », « les quatre », « l'actuelle » before the noun.
fn qualifies(view: &View<'_>, k: usize, last: usize) -> bool {
    view.get(k).is_some_and(|t| {
        t.is_any(&[
            "ancien", "ancienne", "anciens", "anciennes", "autre", "autres", "actuel", "actuelle", "nouveau",
            "nouvelle", "même", "propre", "puissant", "principal", "principale", "futur", "future", "jeune",
            "vieux", "vieille", "petit", "petite", "grand", "grande", "très",
        ])
    }) && k < last
}

fn common_noun(
    view: &View<'_>,
    first: usize,
    head: usize,
    last: usize,
    lemma: &str,
    named: bool,
) -> Option<SourceType> {
    let token = view.get(first)?;
    let noun = view.get(head)?;
    let plural = noun.norm.ends_with(['s', 'x']) && *noun.norm != *lemma;
    let indefinite = token.is_any(&[
        "un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "d'", "de", "deux", "trois",
        "quatre", "cinq", "six", "divers", "diverses", "différents",
    ]);
    let complement = view.is_any(head + 1, &["de", "du", "des", "d'"]) && last > head + 1;
    let counted = token.is_any(&["deux", "trois", "quatre", "cinq", "six"]);
    let company = view.tokens.get(head..=last)?.iter().any(|t| t.is_any(&["dont", "comme"]));
    Some(match lemma {
        "source" | "sources" => SourceType::Anonymous,
        "information" if view.is_any(first, &["nos", "ses", "leurs"]) => SourceType::Anonymous,
        "agence" => {
            // Bodies are agencies too: « l'Agence spatiale européenne ».
            let press = (head..=last)
                .any(|k| view.is_any(k, &["presse"]) || lexicon::is_agency(&folded(view, k, last)));
            if press
                || view.get(head + 1).is_some_and(Token::is_capital)
                || plural
                || last == head
                || !complement
            {
                SourceType::Agency
            } else {
                SourceType::Organisation
            }
        }
        // A spokesperson speaks for a body; the body must be one.
        "porte-parole" if !named => {
            let generic = view.is_any(head + 2, &["gouvernement", "police", "armée", "ministère"])
                || view.is_any(head + 3, &["gouvernement", "police", "armée", "ministère"]);
            let identified = (head + 1..=last).any(|k| {
                view.name_at(k).is_some()
                    || view.get(k).is_some_and(|t| {
                        t.is_capital()
                            || (t.word.is(Features::ADJ) && !t.word.is(Features::NOUN | Features::DET))
                    })
            });
            if !indefinite || identified || (last > head && !generic) {
                SourceType::Role
            } else if generic {
                SourceType::GroupVague
            } else {
                SourceType::Anonymous
            }
        }
        _ if lexicon::is_person_noun(lemma) => match (indefinite, plural) {
            _ if named => SourceType::Person,
            (true, true) if lexicon::is_vague_group(lemma) && !counted && !company => SourceType::GroupVague,
            (true, _) => SourceType::Anonymous,
            (false, true) if lexicon::is_vague_group(lemma) && !complement => SourceType::GroupVague,
            (false, _) => SourceType::Role,
        },
        _ if lexicon::is_media_noun(lemma) => SourceType::Media,
        _ if lexicon::is_document_noun(lemma) => {
            let owned = complement
                && (head..=last).any(|k| {
                    view.name_at(k).is_some()
                        || view.get(k).is_some_and(|t| {
                            t.is_capital()
                                || lexicon::is_body_noun(&singular(&t.norm))
                                || lexicon::is_person_noun(&singular(&t.norm))
                                || lexicon::is_agency(&t.norm)
                        })
                })
                || (head..=last).any(|k| view.is_any(k, &["par"]))
                || (head..=last).any(|k| view.name_at(k).is_some());
            if indefinite && plural && !owned { SourceType::GroupVague } else { SourceType::Document }
        }
        _ if lexicon::is_vague_group(lemma) => SourceType::GroupVague,
        _ if lexicon::is_body_noun(lemma) => SourceType::Organisation,
        _ if named && !indefinite => SourceType::Person,
        _ => return None,
    })
}

/// Words from `first` to `last`, in lower case, joined, up to the first that is no part of a name.
fn folded(view: &View<'_>, first: usize, last: usize) -> String {
    let mut name = String::new();
    for k in first..=last {
        let Some(token) = view.get(k) else { break };
        if k > first
            && !token.is_capital()
            && !(token.is_any(&["de", "du", "la", "le", "en", "l'", "d'"]) && k < last)
        {
            break;
        }
        if !name.is_empty() && !name.ends_with('\'') {
            name.push(' ');
        }
        name.push_str(&token.norm);
    }
    name
}

/// The subject of a verb group that begins at token `verb`: what stands to its left in its clause.
pub(super) fn subject_before(view: &View<'_>, verb: usize) -> Option<Source> {
    let clitic = view
        .before(verb)
        .is_some_and(|t| t.is_any(&["il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci"]));
    if clitic {
        return source_from(view, verb - 1).map(|s| Source { last: verb - 1, ..s });
    }
    let detached = verb > 0 && view.is(verb - 1, ",");
    let start = match clause_start(view, verb, detached) {
        ClauseStart::At(start) => start,
        ClauseStart::Relative(qui) => return antecedent(view, qui),
    };
    // What the region's commas part: « Lors d'un discours, | le ministre, | Jean Roy, | ».
    let mut chunks: Vec<(usize, usize)> = Vec::new();
    let mut from = start;
    for k in start..=verb {
        if k == verb || view.is(k, ",") {
            if k > from {
                chunks.push((from, k - 1));
            }
            from = k + 1;
        }
    }
    if !detached {
        let (first, last) = chunks.last().copied()?;
        let opened = skip_openers(view, first, last);
        if let Some(found) = source_from(view, opened).filter(|_| opened <= last) {
            return Some(Source { first: opened, last: found.last.max(last), ..found });
        }
        // « À Paris le ministre affirme », « … et le maire affirme »: the phrase that ends right at the verb.
        return (opened..=last)
            .filter(|&p| p == first || !view.before(p).is_some_and(is_preposition))
            .find_map(|p| source_from(view, p).filter(|s| s.last == last));
    }
    for (first, last) in chunks {
        let first = skip_openers(view, first, last);
        if first > last || view.get(first).is_some_and(is_preposition) {
            continue;
        }
        if let Some(found) = source_from(view, first) {
            // With its apposition, the source is all of it.
            return Some(Source { first, last: (verb - 2).max(first), kind: found.kind });
        }
    }
    None
}

/// Where the clause of a verb begins, going left.
enum ClauseStart {
    At(usize),
    /// Behind a « qui » at that token.
    Relative(usize),
}

fn clause_start(view: &View<'_>, verb: usize, detached: bool) -> ClauseStart {
    let mut start = verb;
    while let Some(token) = view.before(start) {
        let k = start - 1;
        if view.quote_at(k).is_some() {
            // A quotation belongs to the subject only as a name does: « le mouvement « Debout » affirme ».
            start -= 1;
            continue;
        }
        match &*token.norm {
            ":" | ";" | "–" | "—" | "?" | "!" | "lequel" | "laquelle" | "lesquels" | "lesquelles" => {
                break;
            }
            "»" | "”" | "\"" if view.closes(k) && view.closed_by(k).is_none_or(|q| q.quotation) => break,
            "que" | "qu'" | "dont" | "où" | "mais" | "car" | "lorsque" | "lorsqu'" | "puisque" | "si"
            | "tandis" | "quand" | "or" => break,
            "qui" => return ClauseStart::Relative(k),
            _ => {}
        }
        if view.is_finite(k) {
            // « S, qui avait échangé avec lui, s'est dit »: over the relative clause to what it qualifies.
            let relative = detached.then(|| {
                (0..k)
                    .rev()
                    .take_while(|&m| !view.is_finite(m))
                    .find(|&m| view.is_any(m, &["qui", "dont", "où"]))
            });
            match relative.flatten().filter(|&m| m > 0) {
                Some(m) => {
                    start = if view.is(m - 1, ",") { m - 1 } else { m };
                    continue;
                }
                None => break,
            }
        }
        start -= 1;
    }
    ClauseStart::At(start)
}

fn is_preposition(token: &Token) -> bool {
    token.word.is(Features::ADP) && !token.is_any(&["le", "la", "les", "l'"])
        || token.is_any(&[
            "à", "au", "aux", "en", "dans", "lors", "selon", "après", "avant", "pour", "depuis", "pendant",
            "malgré", "sur", "dès", "de", "du", "des", "d'", "par", "avec",
        ])
}

impl View<'_> {
    /// The quoted stretch that the mark at token `closing` closes.
    pub(super) fn closed_by(&self, closing: usize) -> Option<&LocalQuote> {
        let token = self.get(closing)?;
        self.quotes.iter().find(|q| q.outer.end == token.span.end)
    }
}

/// Skips « Et », « Plus tard dimanche », « Toutefois » at the head of a chunk.
fn skip_openers(view: &View<'_>, first: usize, last: usize) -> usize {
    let mut i = first;
    while i <= last {
        let Some(token) = view.get(i) else { break };
        let opener = token.is_any(&[
            "et", "puis", "mais", "or", "ainsi", "aussi", "enfin", "alors", "ni", "-", "–", "—", "•", ">",
            "y", "hier", "eux",
        ]) || (token.word.is(Features::ADV)
            && !token.word.is(Features::NOUN | Features::DET | Features::PRON)
            && view.name_at(i).is_none());
        if !(opener || (is_time(token) && !view.is_any(i, &["ce"])) || lexicon::is_month(&token.norm)) {
            break;
        }
        i += 1;
    }
    i
}

/// What « qui » at token `k` stands for.
fn antecedent(view: &View<'_>, k: usize) -> Option<Source> {
    let mut start = k;
    while start > 0
        && view.before(start).is_some_and(|t| !t.is_any(&[".", ";", ":", "que", "qu'"]))
        && !view.is_finite(start - 1)
        && k - start < 14
    {
        start -= 1;
    }
    (start..k).filter_map(|i| source_from(view, i)).find(|s| s.last + 2 >= k || s.last + 1 >= k)
}
