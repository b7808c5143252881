//! A quotation without a speaker: « La place était noire de monde. « Nous ne partirons pas. » »

use sourcier_analysis::article::Sentence;
use sourcier_analysis::attribution::{Attribution, AttributionKind, SourceType};
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
    let one_voice = has_one_voice(ctx);
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
            || is_entitled(ctx, sentence, quote)
            || is_listed(ctx, sentence, quote)
            || is_heard_near(ctx, index)
            || one_voice
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

/// « la chanson « C'est la vie » sort mardi », « « C'est la vie » s'est vendu »: a capital in the middle of a sentence, or a verb
/// right behind the words: what is entitled so, chanted or written somewhere.
fn is_entitled(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let before = ctx.words(Span::new(sentence.span.start, quote.outer.start)).trim_end();
    let capital = ctx.words(quote.span).trim_start().starts_with(char::is_uppercase);
    let words = ctx.tokens(quote.span).iter().filter(|t| t.kind == TokenKind::Word).count();
    let speaks = |t: &Token| t.is_any(&["je", "j'", "nous", "vous"]);
    if !capital || words > TITLE_WORDS || ctx.tokens(quote.span).iter().any(speaks) {
        return false;
    }
    let behind = ctx.tokens(Span::new(quote.outer.end.min(sentence.span.end), sentence.span.end));
    let verb = behind.iter().find(|t| !t.is_any(&["s'", "n'", "ne", "se", "y"]));
    let runs_on = verb.is_some_and(|t| {
        is_auxiliary(&t.norm) || t.word.is(Features::FINITE) && !t.word.is(Features::NOUN | Features::ADP)
    });
    if before.is_empty() { runs_on } else { !before.ends_with([':', ',', '(', '.', '?', '!']) }
}

/// A title, a slogan is no longer than this.
const TITLE_WORDS: usize = 12;

/// Somebody who can be asked is heard in his own words two sentences away at most in the same paragraph, or with a whole
/// sentence of them right before or behind it: the reader takes these for his too.
fn is_heard_near(ctx: &Context<'_>, index: usize) -> bool {
    let near = index.saturating_sub(2)..=index + 2;
    let block = |sentence: usize| ctx.article.sentences.get(sentence).map(|s| s.block);
    let attributions = &ctx.article.attributions;
    let from = attributions.partition_point(|a| a.sentence < *near.start());
    let asked = |a: &&Attribution| {
        let named = !a.source_type.is_vague() && a.source_type != SourceType::Anonymous;
        named && !a.weak && a.kind == AttributionKind::Direct
    };
    let whole = |sentence: usize| {
        let span = ctx.article.sentences.get(sentence).map(|s| s.span);
        let said = |q: &Quote| q.form == QuoteForm::Direct && span.is_some_and(|span| span.covers(q.outer));
        ctx.article.quotes.iter().any(said)
    };
    let beside = |a: &Attribution| {
        block(a.sentence) == block(index) || a.sentence.abs_diff(index) == 1 && whole(a.sentence)
    };
    attributions.iter().skip(from).take_while(|a| near.contains(&a.sentence)).filter(asked).any(beside)
}

/// One person alone is a source of the article, and is quoted twice at least: an interview told, a speech gone through by its
/// subjects.
fn has_one_voice(ctx: &Context<'_>) -> bool {
    let mut speakers =
        ctx.article.quotes.iter().filter(|q| q.quotation && !q.nested).filter_map(|q| q.speaker);
    let Some(first) = speakers.next() else { return false };
    let others: Vec<usize> = speakers.collect();
    let sources = ctx.article.attributions.iter().filter(|a| !a.weak);
    !others.is_empty()
        && others.iter().all(|other| *other == first)
        && sources.map(|a| a.entity).all(|entity| entity == Some(first))
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
    let Some(here) = ctx.article.sentences.get(index) else { return false };
    if obituary {
        return false;
    }
    if speak_of_themselves(ctx, index, here, quote) {
        return true;
    }
    if !ctx.tokens(quote.span).iter().any(|t| t.is_any(OWN)) {
        return false;
    }
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

/// « Ils ont fermé la criée. « Notre bateau est à quai depuis un an. » »: several are told of right before, and the words are of
/// them.
fn speak_of_themselves(ctx: &Context<'_>, index: usize, here: &Sentence, quote: &Quote) -> bool {
    const OWN: &[&str] = &["nos", "notre", "nous"];
    let before = index.checked_sub(1).and_then(|b| ctx.article.sentences.get(b));
    let told = before.filter(|s| s.block == here.block);
    told.is_some_and(|s| ctx.tokens(s.span).iter().any(|t| t.is_any(&["elles", "ils"])))
        && ctx.tokens(quote.span).iter().any(|t| t.is_any(OWN))
}

/// « - « Q » » above or below « - « Q2 » »: items of a list, which says above whose words it gives.
fn is_listed(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let text = |block: usize| ctx.article.blocks.get(block).map(|b| b.block.text.trim_start());
    let item = |block: Option<usize>| {
        let rest = block.and_then(text).and_then(|text| text.strip_prefix(['-', '–', '—', '•']));
        rest.is_some_and(|rest| rest.trim_start().starts_with(['«', '"', '“']))
    };
    let opens = ctx.words(Span::new(sentence.span.start, quote.outer.start)).trim().chars().count() <= 1;
    let block = sentence.block;
    opens && item(Some(block)) && (item(block.checked_sub(1)) || item(Some(block + 1)))
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
