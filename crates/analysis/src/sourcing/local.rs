//! What a sentence shows of its need for a source, by itself.

use std::sync::Arc;

use crate::attribution::Tree;
use crate::claims::{self, Claim, Clause, Exemption};
use crate::figures::Figure;
use crate::lexicon::Features;
use crate::quotes::LocalQuote;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind, within};

use super::crowd;

/// What one sentence shows by itself; spans into the block. Read once with the block.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "sixteen independent things a sentence shows")]
pub struct SentenceReading {
    /// Opens with a word that points back: « Il », « Les deux hommes », « Auparavant ».
    pub anaphoric: bool,
    /// Opens with a person or body spoken of before: « Il », « Ils », « Les deux hommes ».
    pub personal: bool,
    /// « également », « aussi ».
    pub also: bool,
    /// Goes on with a story: « ensuite », « alors ».
    pub sequel: bool,
    /// Holds a quotation.
    pub quotes: bool,
    /// « La direction « regrette ces désagréments » », « La maire reste sceptique »: the subject says of itself what the quoted
    /// verb or its mood tells.
    pub own_words: bool,
    /// Holds a figure.
    pub figures: bool,
    /// Speaks of somebody's death.
    pub death: bool,
    /// Speaks of a study, of statistics: figures behind it are from there.
    pub survey: bool,
    /// Turns to another matter or against what was said: « En réalité », « Un autre naufrage ».
    pub turns: bool,
    /// Speaks of what a meeting was for or came to: « L'objectif était que », « se sont mis d'accord », « cette réunion ».
    pub meeting: Option<Span>,
    /// « communiqué par la gendarmerie ».
    pub given: Option<Span>,
    /// Says what the sentence before was: « C'est le taux annoncé ».
    pub presents: bool,
    /// Has no verb: « 16 % de réussite. »
    pub verbless: bool,
    /// What is believed by nobody in particular: « est considérée comme ».
    pub believed: Option<Span>,
    /// Says what a crowd is like that nobody can ask: « Certains experts ne sont pas convaincus ».
    pub opinion: bool,
    /// Holds a number in digits.
    pub digits: bool,
    /// Speaks of a plan, a bill, a scenario: what a conditional behind it tells the consequences of.
    pub scenario: bool,
    /// Why it would need a source.
    pub claims: Vec<Claim>,
    /// Why it is asked for none.
    pub exemption: Option<Exemption>,
    /// The verb of a conditional that reports hearsay.
    pub conditional: Option<Span>,
    /// Holds a verb in the conditional, or tells what somebody is accused of: what goes on behind it in the conditional is
    /// no step away from it.
    pub hedged: bool,
    /// Goes against what was said: « Mais », « En réalité ».
    pub objects: bool,
    /// That verb is in the present of the conditional: « frapperait », not « aurait frappé ».
    pub plain_conditional: bool,
    /// Content words cut to a stem, sorted, each once.
    pub terms: Arc<[Box<str>]>,
}

impl SentenceReading {
    /// The same of a sentence that stands elsewhere.
    pub(crate) fn moved(&self, to: impl Fn(Span) -> Span) -> Self {
        let mut moved = self.clone();
        let spans = [&mut moved.meeting, &mut moved.given, &mut moved.believed, &mut moved.conditional];
        let claims = moved.claims.iter_mut().map(|claim| &mut claim.span);
        for span in spans.into_iter().flatten().chain(claims) {
            *span = to(*span);
        }
        moved
    }
}

const ANAPHORS: [&str; 16] = [
    "il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "également", "aussi", "auparavant",
    "ensuite", "puis", "lui", "eux", "tous", "parmi",
];

const SURVEYS: [&str; 12] = [
    "baromètre", "bulletin", "chiffres", "données", "enquête", "estimations", "étude", "indicateurs",
    "recensement", "sondage", "statistique", "statistiques",
];

const DEATH: [&str; 14] = [
    "assassinat", "assassiné", "assassinée", "décédé", "décédée", "décès", "disparition", "meurtre", "mort",
    "morte", "mortel", "mortelle", "tué", "tuée",
];

/// Reads the sentence at `span`.
pub(crate) fn read(
    tokens: &[Token],
    span: Span,
    quotes: &[LocalQuote],
    figures: &[Figure],
    words: &[SyntacticWord],
) -> SentenceReading {
    let before = tokens.partition_point(|t| t.span.start < span.start);
    let tree = Tree::new(words, span, before);
    let tokens = within(tokens, span);
    let from = quotes.partition_point(|q| q.outer.start < span.start);
    let here: Vec<&LocalQuote> = quotes.iter().skip(from).take_while(|q| q.outer.start < span.end).collect();
    let mut outermost = here.iter().filter(|q| !q.nested).peekable();
    let in_quotation: Vec<bool> = tokens
        .iter()
        .map(|token| {
            while outermost.next_if(|q| q.outer.end < token.span.end).is_some() {}
            outermost.peek().is_some_and(|q| q.outer.covers(token.span))
        })
        .collect();
    let figures = figures_in(figures, span);
    let clause = Clause::new(tokens, &in_quotation, figures, tree);
    let first: Vec<&Token> = tokens.iter().filter(|t| t.span.len() > 1 || t.is("y")).take(4).collect();
    let opens = |words: &[&str]| first.first().is_some_and(|t| t.is_any(words));
    let pair = |a: &[&str], b: &[&str]| opens(a) && first.get(1).is_some_and(|t| t.is_any(b));
    // « Il s'agit de », « il faut »: nobody.
    let impersonal = opens(&["il"])
        && first.get(1).is_some_and(|t| {
            t.is_any(&["y", "faut", "fallait", "faudra", "reste", "semble", "semblerait", "paraît", "s'"])
                && !(t.is("s'") && first.get(2).is_some_and(|t| !t.is_any(&["agit", "agissait", "agirait"])))
        });
    let personal = !impersonal
        && (opens(&["il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci"])
            || pair(&["les"], &["deux", "trois"])
            || pair(&["ce", "cette", "ces"], &["dernier", "dernière", "derniers", "dernières"])
            || tokens.first().is_some_and(|t| t.is_any(&["l'"]))
                && tokens.get(1).is_some_and(|t| t.is_any(&["intéressé", "intéressée"])));
    let also = tokens.iter().take(12).any(|t| t.is_any(&["également", "aussi"]));
    let adverbial = !impersonal && opens(&ANAPHORS)
        || opens(&["ainsi", "ceci", "cela"]) && !pair(&["cela"], &["dit"])
        || pair(&["les"], &["auteurs", "chercheurs", "chercheuses", "scientifiques"])
        || tokens.first().is_some_and(|t| t.is_any(&["l'"]))
            && tokens.get(1).is_some_and(|t| t.is_any(&["enquête", "équipe", "étude", "institut"]))
        || pair(&["en"], &["outre", "effet"])
        || pair(&["les"], &["autres", "mêmes"])
        || pair(&["par"], &["ailleurs", "conséquent"])
        || pair(&["en"], &["conséquence", "plus"])
        || pair(&["de"], &["même", "plus"])
        || pair(&["dans"], &["le"]) && first.get(2).is_some_and(|t| t.is_any(&["détail", "ensemble"]))
        || pair(&["dans"], &["ce", "cette", "ces", "le"])
            && first.get(2).is_some_and(|t| {
                t.is_any(&["cas", "lettre", "texte", "communiqué", "document", "contraire"])
            })
        || pair(
            &["le", "la", "les"],
            &[
                "communiqué", "rapport", "texte", "document", "ministère", "parquet", "suspect", "suspects",
                "responsable", "source",
            ],
        )
        || opens(&["cette", "ces", "ce", "cet", "son", "sa", "ses", "leur", "leurs"])
        // « La plupart de ces », « l'un de ces »
        || tokens.windows(2).take(4).any(|pair| pair[0].is("de") && pair[1].is_any(&["ces", "ceux-ci", "celles-ci"]));
    let conditional = claims::main_conditional(&clause);
    let plain = |span: Span| within(tokens, span).iter().all(|t| !t.word.is(Features::PAST_PARTICIPLE));
    SentenceReading {
        anaphoric: personal || adverbial,
        personal,
        also,
        sequel: tokens.iter().take(10).any(|t| t.is_any(&["ensuite", "alors", "puis", "auparavant"]))
            || tokens
                .windows(2)
                .take(12)
                .any(|pair| pair[0].is_any(&["peu", "plus"]) && pair[1].is_any(&["après", "tard"])),
        figures: !figures.is_empty(),
        digits: tokens.iter().any(|t| t.kind == TokenKind::Number),
        survey: tokens.iter().any(|t| t.is_any(&SURVEYS)),
        turns: pair(&["en"], &["réalité", "fait", "revanche"])
            || pair(&["un", "une"], &["autre"])
            || pair(&["pour"], &["rappel", "mémoire"])
            || opens(&["or", "rappelons", "notons"]),
        meeting: clause.meeting(),
        given: clause.given(),
        presents: pair(&["c'", "ce"], &["est", "sont", "était"]) || pair(&["il"], &["s'"]),
        verbless: tokens
            .iter()
            .all(|t| !t.word.is(Features::FINITE) || t.word.is(Features::NOUN | Features::ADP)),
        believed: clause.believed(),
        opinion: crowd::holds_opinion(tokens, &in_quotation) || crowd::sees_as(tokens, &in_quotation),
        death: tokens.iter().any(|t| t.is_any(&DEATH)),
        scenario: tokens.iter().any(|t| t.is_any(&claims::SCENARIOS)),
        quotes: here.iter().any(|q| q.quotation),
        own_words: here.iter().any(|q| !q.nested && clause.has_subject(q)) || clause.is_disposed(),
        claims: claims::find(&clause),
        exemption: clause.exemption(),
        hedged: tokens.iter().zip(&in_quotation).any(|(t, told)| !told && is_hedge(t)),
        objects: opens(&["mais", "or", "pourtant"]) || pair(&["en"], &["réalité"]),
        plain_conditional: conditional.is_some_and(plain),
        conditional,
        terms: terms(tokens),
    }
}

/// « aurait », « accusé »: a word that keeps what is told at a distance.
fn is_hedge(token: &Token) -> bool {
    const CHARGED: [&str; 3] = ["accuser", "soupçonner", "suspecter"];
    token.word.is(Features::CONDITIONAL)
        || token.word.infinitive().is_some_and(|verb| CHARGED.contains(&verb))
}

/// The figures that lie in the sentence.
fn figures_in(figures: &[Figure], span: Span) -> &[Figure] {
    let from = figures.partition_point(|f| f.span.start < span.start);
    let to = figures.partition_point(|f| f.span.start < span.end);
    figures.get(from..to).unwrap_or_default()
}

/// Content words, for a rough comparison: long enough, cut to a stem.
fn terms(tokens: &[Token]) -> Arc<[Box<str>]> {
    let mut terms: Vec<Box<str>> = tokens
        .iter()
        .filter(|t| {
            t.norm.chars().count() > 3
                && !t.word.is(Features::DET | Features::PRON | Features::ADP | Features::CCONJ)
                && !t.word.is(Features::ADV)
        })
        .map(|t| t.norm.chars().take(6).collect::<String>().into())
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into()
}
