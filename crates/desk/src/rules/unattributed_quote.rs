//! A quotation without a speaker: « La place était noire de monde. « Nous ne partirons pas. » »

use sourcier_analysis::article::Sentence;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::lexicon::{Features, is_auxiliary, is_person_noun};
use sourcier_analysis::mentions::Mention;
use sourcier_analysis::quotes::{Balance, Quote, QuoteForm};
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::{Token, TokenKind};

use super::{Context, Family, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::{Span, takeover, voices};

pub(crate) const RULE: Rule = Rule {
    code: "unattributed-quote",
    severity: Severity::Warning,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("unattributed_quote.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let floating = ctx.article.quotes.iter().filter(|q| {
        q.quotation && !q.nested && q.speaker.is_none() && q.attribution.is_none() && is_speech(ctx, q)
    });
    for quote in floating {
        let Some(index) = ctx.article.sentence_at(quote.outer.start) else { continue };
        let Some(sentence) = ctx.article.sentences.get(index) else { continue };
        // Where it ends, and so who speaks behind it, is for `quote-balance` to ask.
        if quote.balance == Balance::Unclosed
            || has_source(sentence)
            || is_in_a_flow(ctx, index, quote)
            || is_set_off(ctx, sentence, quote)
            || opens_a_scene(ctx, index, quote)
            || voices::is_implied(ctx, sentence, quote)
            || is_set_in_a_block(ctx, sentence)
            || tells_of_himself(ctx, index, quote)
            || is_labelled(ctx, index)
            || is_carried(ctx, sentence, quote)
            || is_chanted(ctx, sentence)
            || is_announced(ctx, quote)
            || is_reference(ctx, sentence, quote)
            || is_heading(ctx, sentence, quote)
            || is_signed(ctx, quote)
            || has_agent(ctx, sentence, quote)
            || speaks_elsewhere(ctx, index, quote)
        {
            continue;
        }
        let message = "Citation sans auteur\u{a0}: il manque qui parle.".to_owned();
        let mut diagnostic = Diagnostic::new(&RULE, quote.outer, message);
        takeover::offer(ctx, sentence, &mut diagnostic);
        acc.push(diagnostic);
    }
}

/// A whole sentence, or words with a verb of their own: a fragment headed by a noun is a name, a term, the wording of a text.
fn is_speech(ctx: &Context<'_>, quote: &Quote) -> bool {
    let words = ctx.tokens(quote.span).iter().filter(|t| t.kind == TokenKind::Word);
    let verb = words.clone().any(|t| {
        is_auxiliary(&t.norm)
            || t.word.is(Features::FINITE | Features::OTHER_PERSON)
                && !t.word.is(Features::NOUN | Features::ADJ | Features::ADP)
    });
    // « il a été « débarqué de la direction des programmes » »: what is said of somebody.
    let predicate = words.clone().next().is_some_and(|t| {
        t.word.is(Features::PAST_PARTICIPLE) || t.word.is(Features::ADJ) && !t.word.is(Features::NOUN)
    });
    // « « l'homme qui tient le stylo » », a label: its only verb stands in what qualifies the noun.
    let mut tokens = ctx.tokens(quote.span).iter().filter(|t| t.kind == TokenKind::Word);
    let label = quote.form == QuoteForm::Fragment
        && tokens.next().is_some_and(|t| t.is_any(&["l'", "la", "le", "les", "un", "une"]))
        && tokens
            .find(|t| {
                t.is_any(&["dont", "où", "qui"])
                    || t.word.is(Features::FINITE) && !t.word.is(Features::NOUN | Features::ADJ)
            })
            .is_some_and(|t| t.is_any(&["dont", "où", "qui"]));
    let words = words.count();
    words >= 2 && verb && !label || words >= 6 && (predicate || quote.form != QuoteForm::Fragment)
}

/// Some source covers the sentence, even if the analysis did not tie the quotation to it.
fn has_source(sentence: &Sentence) -> bool {
    !matches!(sentence.sourcing, Sourcing::None | Sourcing::Agency | Sourcing::Conditional(_))
}

/// Some words in the paragraph of a sentence that has a source, right behind it: whoever speaks goes on.
fn is_in_a_flow(ctx: &Context<'_>, index: usize, quote: &Quote) -> bool {
    let sentence = ctx.article.sentences.get(index);
    let before = index.checked_sub(1).and_then(|before| ctx.article.sentences.get(before));
    quote.form != QuoteForm::Direct
        && before.zip(sentence).is_some_and(|(before, here)| before.block == here.block && has_source(before))
}

/// « « Q », n'en revient pas X »: the sentence goes on behind a comma, with who speaks.
fn is_set_off(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let behind = ctx.words(Span::new(quote.outer.end.min(sentence.span.end), sentence.span.end));
    let words = behind.trim_start().strip_prefix(',').map(str::trim_start).unwrap_or_default();
    quote.outer.start == sentence.span.start
        && words.starts_with(char::is_lowercase)
        && words.split_whitespace().count() >= 2
}

/// « « Q. » Du bout du pied, Anne Lux montre »: the paragraph opens with words, and shows who speaks right behind.
fn opens_a_scene(ctx: &Context<'_>, index: usize, quote: &Quote) -> bool {
    let (Some(here), Some(next)) = (ctx.article.sentences.get(index), ctx.article.sentences.get(index + 1))
    else {
        return false;
    };
    let before = index.checked_sub(1).and_then(|b| ctx.article.sentences.get(b));
    let opens = here.span.start == quote.outer.start && before.is_none_or(|b| b.block != here.block);
    let reach = Span::new(next.span.start, next.span.end.min(next.span.start + SCENE));
    let somebody =
        |m: &Mention| matches!(m.kind, EntityKind::Person | EntityKind::Organisation) && reach.covers(m.span);
    let people = || ctx.tokens(reach).iter().any(|t| is_person_noun(&t.norm));
    opens && next.block == here.block && (ctx.article.mentions.iter().any(somebody) || people())
}

/// How many bytes into the next sentence its subject is looked for.
const SCENE: usize = 90;

/// Words that say what carries the quoted words: nobody in particular speaks.
const CARRIERS: &[&str] = &[
    "slogan", "slogans", "pancarte", "pancartes", "banderole", "banderoles", "affiche", "affiches",
    "inscription", "proverbe", "devise", "adage", "dicton", "intitulé", "intitulée", "baptisé", "baptisée",
    "mot", "mots", "terme", "expression", "titre", "chanson", "panneau", "panneaux", "tag", "tags",
    "hashtag", "thème", "signifie", "veut", "signifiant", "prix", "récompense", "récompensé", "récompensée",
    "sujet", "sujets", "question", "catégorie", "mention", "loi", "article", "formule", "refrain", "sigle",
    "nom", "motif", "élu", "élue", "élus", "sacré", "sacrée", "nommé", "nommée", "désigné", "désignée",
    "trophée", "médaille", "cri", "cris", "hurlements", "craie", "gravé", "gravée", "peint", "tagué",
    "taguée", "scandant", "scandent", "scander", "fusent", "pleuvent",
];

/// Texts whose wording is public: what is quoted behind them is theirs.
const TEXTS: &[&str] = &[
    "constitution", "loi", "code", "article", "alinéa", "charte", "traité", "règlement", "résolution",
    "convention", "directive", "décret", "lettre", "communiqué", "message", "messages", "courriel",
    "courriels", "document", "rapport", "pétition", "prière", "tract", "manifeste", "serment",
];

/// What a sentence calls the words that it opens with.
const LABELS: &[&str] = &[
    "annonce", "avertissement", "consigne", "devise", "formule", "message", "mot", "mots", "phrase",
    "question", "rumeur", "slogan", "titre",
];

/// What is given for a reason that is quoted: « le prix est attribué à Anne Lux « pour son œuvre » ».
const AWARDS: &[&str] = &["médaille", "nobel", "prix", "récompense", "trophée"];

/// « Elle avale cent kilomètres par jour. « J'ai trouvé des gens … » »: somebody is told of right before or behind, and the
/// words are of himself.
fn tells_of_himself(ctx: &Context<'_>, index: usize, quote: &Quote) -> bool {
    const OWN: &[&str] = &["j'", "je", "m'", "ma", "me", "mes", "moi", "mon"];
    // Where one who is dead said so, and when, the reader wants to know.
    const DEATH: &[&str] = &["décès", "décédé", "décédée", "mort", "morte", "obsèques", "éteint", "éteinte"];
    let head = ctx.article.sentences.iter().take(5);
    let obituary = head.into_iter().any(|s| ctx.tokens(s.span).iter().any(|t| t.is_any(DEATH)));
    if obituary || !ctx.tokens(quote.span).iter().any(|t| t.is_any(OWN)) {
        return false;
    }
    let Some(here) = ctx.article.sentences.get(index) else { return false };
    let somebody = |span: Span| {
        let tokens = ctx.tokens(span);
        let pronoun = tokens.iter().zip(tokens.iter().skip(1)).any(|(t, next)| {
            let nobody = next.is_any(&["y", "faut", "s'", "est", "reste"]) && t.is("il");
            t.is_any(&["elle", "il"]) && !nobody
                || t.is_any(&["ce", "cet", "cette", "l'", "la", "le", "un", "une"])
                    && is_person_noun(&next.norm)
        });
        let named = |m: &Mention| m.kind == EntityKind::Person && span.covers(m.span);
        pronoun || ctx.article.mentions.iter().any(named)
    };
    let before = index.checked_sub(1).and_then(|b| ctx.article.sentences.get(b));
    let behind = ctx.article.sentences.get(index + 1).filter(|s| s.block == here.block);
    let opens = |s: &Sentence| Span::new(s.span.start, s.span.end.min(s.span.start + SCENE));
    before.filter(|s| s.block == here.block).is_some_and(|s| somebody(s.span))
        || behind.is_some_and(|s| somebody(opens(s)))
}

/// « Son titre ? « Q » », « « Q ». Ce message, tagué partout, »: the sentence beside it calls it what it is.
fn is_labelled(ctx: &Context<'_>, index: usize) -> bool {
    let sentence = |i: Option<usize>| i.and_then(|i| ctx.article.sentences.get(i));
    let asks = sentence(index.checked_sub(1)).filter(|s| ctx.words(s.span).trim_end().ends_with('?'));
    let points = |s: &Sentence| {
        let tokens = ctx.tokens(s.span);
        tokens.first().is_some_and(|t| t.is_any(&["au", "ce", "ces", "cette"]))
            && tokens.iter().take(4).any(|t| t.is_any(LABELS) || t.is_any(CARRIERS))
    };
    let titled = |s: &Sentence| ctx.tokens(s.span).iter().take(6).any(|t| t.is_any(LABELS) || t.is("titre"));
    asks.is_some_and(titled) || sentence(Some(index + 1)).is_some_and(points)
}

/// « > « Q » »: a block quotation of Markdown, a message that the page shows.
fn is_set_in_a_block(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    ctx.article.blocks.get(sentence.block).is_some_and(|b| b.block.text.trim_start().starts_with('>'))
}

/// « « Rendez les clés » ou « Le port est à nous ». »: a sentence of shouts, and nothing else.
fn is_chanted(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let quotes = || ctx.article.quotes.iter().filter(|q| !q.nested && sentence.span.covers(q.outer));
    let (start, words) = ctx.placed_tokens(sentence.span);
    let outside =
        |t: &&Token| t.kind == TokenKind::Word && !quotes().any(|q| q.outer.covers(t.span.shift(start)));
    let mut words = words.iter().filter(outside).peekable();
    quotes().count() >= 2 && words.peek().is_some() && words.all(|t| t.is_any(&["et", "ou"]))
}

fn is_carried(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let before = Span::new(sentence.span.start, quote.outer.start);
    let before = ctx.tokens(before);
    // « « Q » : le message circule depuis une semaine »
    let behind = ctx.tokens(Span::new(quote.outer.end.min(sentence.span.end), sentence.span.end));
    let labelled =
        behind.first().is_some_and(|t| t.is(":")) && behind.iter().take(4).any(|t| t.is_any(LABELS));
    labelled
        || before.iter().rev().take(8).any(|t| t.is_any(CARRIERS))
        || before.iter().any(|t| t.is_any(TEXTS) || t.is_any(AWARDS))
}

/// « Le maire réagit vivement : » before it, in the same paragraph or as one of its own: a colon and somebody to speak.
fn is_announced(ctx: &Context<'_>, quote: &Quote) -> bool {
    // A block quotation of Markdown begins with its mark.
    let before = ctx.words(Span::new(0, quote.outer.start)).trim_end().trim_end_matches('>').trim_end();
    let Some(colon) = before.strip_suffix(':').map(str::len) else { return false };
    let Some(sentence) = ctx.article.sentence_at(colon).and_then(|s| ctx.article.sentences.get(s)) else {
        return false;
    };
    let announcement = Span::new(sentence.span.start, colon);
    let speaks = |m: &&Mention| matches!(m.kind, EntityKind::Person | EntityKind::Organisation);
    // A paragraph that ends in a colon leads to words that make one of their own.
    let own_paragraph = ctx.words(Span::new(before.len(), quote.outer.start)).contains('\n');
    // « « Pierre de Brest » renchérit : « … » »: a name of one's own choosing.
    let nickname = |q: &Quote| {
        let name = ctx.words(q.span).trim();
        q.outer.start == sentence.span.start
            && q.outer.end < colon
            && name.starts_with(char::is_uppercase)
            && name.split_whitespace().count() <= 3
    };
    own_paragraph
        || ctx.article.quotes.iter().any(nickname)
        || ctx.article.mentions.iter().filter(speaks).any(|m| announcement.covers(m.span))
        || ctx.article.attributions.iter().any(|a| announcement.covers(a.cue))
        || ctx.tokens(announcement).iter().any(|t| is_person_noun(&t.norm))
}

/// Words behind a dash and a label, without a verb of the writer's: a link, the title of another piece.
fn is_heading(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let before = ctx.words(Span::new(sentence.span.start, quote.outer.start)).trim_end();
    before.len() > 2 && before.ends_with(['—', '–', '-', '>', '•'])
}

/// « « l'inversion de la courbe », promise par le gouvernement »: a participle and who did it.
fn has_agent(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let after = ctx.tokens(Span::new(quote.outer.end.min(sentence.span.end), sentence.span.end));
    after.iter().take(6).take_while(|t| !t.is_any(&[";", "."])).any(|t| t.is("par"))
}

/// A line of its own behind the quotation says who speaks: « — Jeanne Roy, maire d'Orlande ».
fn is_signed(ctx: &Context<'_>, quote: &Quote) -> bool {
    let after =
        ctx.article.text.get(quote.outer.end..).unwrap_or_default().trim_start_matches(['.', ' ', '\u{a0}']);
    let line = after.trim_start();
    let rest = ctx.article.text.get(quote.outer.end..).unwrap_or_default();
    let aside = rest.starts_with(" - ") || rest.starts_with(" – ");
    let own = aside || after.starts_with(['\n', '\r', '—']);
    own && line.starts_with(['—', '–', '-'])
        && line.trim_start_matches(['—', '–', '-', ' ', '\u{a0}']).starts_with(char::is_uppercase)
}

/// In square brackets: the title of what a note refers to. In round ones, a question set as such.
fn is_reference(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let before = ctx.words(Span::new(sentence.span.start, quote.outer.start));
    // A question set as such, a translation.
    if before.trim_end().ends_with('(') {
        return true;
    }
    before.rfind('[').is_some_and(|open| before.rfind(']').is_none_or(|close| close < open))
}

/// The same words have a speaker in another place, or the next sentence goes on with « a-t-il ajouté ».
fn speaks_elsewhere(ctx: &Context<'_>, sentence: usize, quote: &Quote) -> bool {
    let again = ctx.article.quotes.iter().any(|q| {
        q.span != quote.span
            && (q.speaker.is_some() || q.attribution.is_some())
            && ctx.words(q.span).trim() == ctx.words(quote.span).trim()
    });
    again
        || goes_on(ctx, quote)
        || ctx.article.attributions.iter().any(|a| a.additive && a.sentence == sentence + 1)
        || is_the_first_of_two(ctx, sentence, quote)
}

/// « « Q. » « Q2 », a-t-il confié »: a sentence of words right before words with their speaker, in one paragraph.
fn is_the_first_of_two(ctx: &Context<'_>, sentence: usize, quote: &Quote) -> bool {
    let (Some(here), Some(next)) =
        (ctx.article.sentences.get(sentence), ctx.article.sentences.get(sentence + 1))
    else {
        return false;
    };
    let spoken = ctx.article.quotes.iter().find(|q| q.outer.start == next.span.start);
    here.span.start == quote.outer.start
        && here.block == next.block
        && spoken.is_some_and(|q| q.speaker.is_some() || q.attribution.is_some())
}

/// The first paragraphs of a quotation that runs over several, the last of which says who speaks.
fn goes_on(ctx: &Context<'_>, quote: &Quote) -> bool {
    let open = quote.balance == Balance::Closed && !ctx.words(quote.outer).ends_with(['»', '”', '"']);
    let next = ctx.article.quotes.iter().find(|q| q.outer.start >= quote.outer.end);
    open && next.is_some_and(|q| q.speaker.is_some() || q.attribution.is_some() || goes_on(ctx, q))
}
