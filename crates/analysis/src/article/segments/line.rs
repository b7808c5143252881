//! What a block alone tells of its job on the page. Kept with the block, so that an edit looks at one line again.

use super::dateline::{self, Dateline};
use super::phrases::{
    BYLINES, CAPTIONS, EMBEDS, ENDINGS, FURNITURE, NOTICES, Phrases, RELATED, STAMPS, TEASERS, fold,
};
use super::{credit, markdown};
use crate::dates::DateExpression;
use crate::lexicon::Features;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

/// What a block looks like, whatever stands around it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Line {
    /// How Markdown marks it.
    pub(super) mark: markdown::Mark,
    /// Its job, when its words alone tell.
    pub(super) label: Option<Label>,
    /// What stands before its first sentence.
    pub(super) dateline: Option<Dateline>,
    /// Where the text behind « Lire aussi : » begins, when it is no title but goes on with the article.
    pub(super) teaser: Option<usize>,
    /// The credit behind its last sentence.
    pub(super) credit: Option<Span>,
    /// How many words.
    pub(super) words: usize,
    /// How many characters, up to 400.
    pub(super) chars: usize,
    /// Ends like a sentence.
    pub(super) stop: bool,
    /// Holds a finite verb.
    pub(super) finite: bool,
    /// Is not French.
    pub(super) foreign: bool,
    /// Its capitalised words that do not open a sentence, in lower case.
    pub(super) capitals: Box<[Box<str>]>,
}

/// The job a block says it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Label {
    /// « Publié le … », a date alone.
    Stamp,
    /// « Par … », « © … ».
    Credit,
    /// A legend with its credit.
    Caption,
    /// Furniture of the page.
    Furniture,
    /// Opens a list of other articles.
    Related,
    /// Stands behind the end of an article.
    Ending,
    /// A post, a video, an address.
    Embed,
    /// « — Name (@handle) date »: the line before is a post.
    Signature,
    /// « — Name, function »: the line before was a quotation in a box.
    QuoteSource,
    /// Not French.
    Foreign,
}

/// A title in a list of other articles is rarely longer.
const TITLE_WORDS: usize = 18;

impl Line {
    /// Reads a block.
    pub(crate) fn read(text: &str, tokens: &[Token], dates: &[DateExpression]) -> Self {
        let mark = markdown::mark(text);
        let credit = credit::at_end(text).filter(|c| c.start > 0);
        let bare = markdown::bare(text);
        let words = tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
        let mut line = Self {
            mark,
            label: None,
            dateline: None,
            teaser: None,
            credit,
            words,
            chars: text.chars().take(400).count(),
            stop: ends_like_a_sentence(credit.and_then(|c| text.get(..c.start)).unwrap_or(bare)),
            finite: tokens.iter().any(|t| t.word.is(Features::FINITE) && !t.word.is(Features::NOUN)),
            foreign: is_foreign(tokens),
            capitals: capitals(text).collect(),
        };
        line.teaser = line.teaser(text);
        if line.teaser.is_none() {
            line.label = line.label(text, tokens, dates);
        }
        if line.label.is_none() || line.label == Some(Label::Furniture) {
            line.dateline = dateline::find(text, tokens, dates);
        }
        line
    }

    /// A sentence with its verb and its full stop, too long for a notice.
    fn is_full_sentence(&self) -> bool {
        self.stop && self.finite && self.words > 12
    }

    /// « Lire aussi : Le port rouvre Le ministre a assuré que… »: the paste has lost the end of the line. Titles that ask end
    /// in a mark too, but not in a full stop.
    fn teaser(&self, text: &str) -> Option<usize> {
        let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "»\"”’".contains(c)).len();
        let runs_on = self.is_full_sentence()
            && self.words > TITLE_WORDS
            && (text.get(..bare)?.ends_with('.') || bare < text.trim_end().len());
        let colon = text.find(':').filter(|colon| runs_on && *colon < 40)?;
        TEASERS.is_whole(&fold(text.get(..colon)?, 40)).then_some(colon + 1)
    }

    fn label(&self, text: &str, tokens: &[Token], dates: &[DateExpression]) -> Option<Label> {
        if let Some(label) = sign(text, tokens, self) {
            return Some(label);
        }
        if text.len() > 2000 {
            return None;
        }
        let folded = fold(text, 600);
        let starts = |list: &Phrases| {
            list.is_whole(&folded)
                || list.start(&folded).is_some_and(|rest| {
                    !self.is_full_sentence()
                        || rest.trim_start().starts_with(':')
                        || speaks_to_the_reader(tokens)
                })
        };
        if EMBEDS.count_inside(&folded) > 0
            || (starts(&EMBEDS) && !self.is_full_sentence())
            || is_address(tokens)
        {
            return Some(Label::Embed);
        }
        if starts(&ENDINGS) {
            return Some(Label::Ending);
        }
        if starts(&RELATED) {
            return Some(Label::Related);
        }
        if starts(&FURNITURE) || is_notice(&folded, tokens, self) || is_breadcrumb(text, self) {
            return Some(Label::Furniture);
        }
        if is_stamp(tokens, dates)
            || (starts(&STAMPS) && !(self.stop && self.finite))
            || (!self.stop && is_signed_stamp(tokens, dates))
        {
            return Some(Label::Stamp);
        }
        if self.is_caption(text, &folded) {
            return Some(Label::Caption);
        }
        let signed = starts(&BYLINES) && self.words <= 25 && !(self.stop && self.finite);
        if signed || is_byline(tokens, self) || (self.words <= 12 && credit::is_chain(text)) {
            return Some(Label::Credit);
        }
        self.foreign.then_some(Label::Foreign)
    }

    fn is_caption(&self, text: &str, folded: &str) -> bool {
        if self.mark == markdown::Mark::Image || credit::at_start(text).is_some() {
            return true;
        }
        if self.words > 70 {
            return false;
        }
        let said =
            CAPTIONS.count_inside(folded) > 0 || CAPTIONS.start(folded).is_some() || names_photographer(text);
        let glued = self.credit.is_some_and(|c| {
            let before = text.get(..c.start).unwrap_or_default();
            c.start > 0 && !before.ends_with(char::is_whitespace) && !c.of(text).starts_with('(')
        });
        said && !(self.words > 45 && self.finite) || glued || text.contains('©')
    }
}

/// « — Name (@handle) date », « — Name, function ».
fn sign(text: &str, tokens: &[Token], line: &Line) -> Option<Label> {
    let first = tokens.first()?;
    if !first.is_any(&["—", "–", "-", "―"]) {
        return None;
    }
    if line.words <= 20 && text.contains("(@") {
        return Some(Label::Signature);
    }
    let name = tokens.get(1).is_some_and(|t| t.kind == TokenKind::Word && t.is_capital());
    let box_source = !first.is("-") && name && line.words <= 14 && !line.stop && !line.finite;
    box_source.then_some(Label::QuoteSource)
}

fn ends_like_a_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "»\"”’)]*_".contains(c));
    text.ends_with(['.', '!', '?', '…'])
}

/// Capitalised words that do not open a sentence.
fn capitals(text: &str) -> impl Iterator<Item = Box<str>> {
    let mut before = '.';
    text.split_whitespace().filter_map(move |word| {
        let opens = ".!?«\"“".contains(before);
        before = word.chars().next_back().unwrap_or(' ');
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.rsplit(['\'', '’']).next().unwrap_or(bare);
        let capital = !opens && bare.chars().count() > 2 && bare.starts_with(char::is_uppercase);
        capital.then(|| bare.to_lowercase().into())
    })
}

/// Most of its lower-case words are unknown in French.
fn is_foreign(tokens: &[Token]) -> bool {
    let lower = || {
        tokens.iter().filter(|t| {
            t.kind == TokenKind::Word
                && !t.is_capital()
                && t.norm.len() > 1
                && !t.norm.starts_with(['@', '#'])
                && !t.norm.contains("://")
        })
    };
    let (all, known) = (lower().count(), lower().filter(|t| !t.word.features.is_empty()).count());
    all >= 5 && known * 2 < all
}

/// Only a web address.
fn is_address(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|t| t.kind != TokenKind::Mark);
    words.next().is_some_and(|t| t.norm.starts_with("http") || t.norm.starts_with("www."))
        && words.next().is_none()
}

/// Only dates, times and what joins them.
fn is_stamp(tokens: &[Token], dates: &[DateExpression]) -> bool {
    const JOINS: [&str; 20] = [
        "le", "à", "a", "h", "min", "mn", "et", "de", "publié", "mis", "jour", "modifié", "heure", "heures",
        "updated", "à", "gmt", "hae", "cet", "ut",
    ];
    let in_a_date = |t: &Token| dates.iter().any(|d| d.span.covers(t.span));
    let time = |t: &Token| t.norm.starts_with(|c: char| c.is_ascii_digit()) && t.norm.contains('h');
    let plain = |t: &Token| t.kind != TokenKind::Word || t.is_any(&JOINS) || time(t) || in_a_date(t);
    let digits = |t: &Token| t.norm.chars().filter(char::is_ascii_digit).count();
    (2..=40).contains(&tokens.len())
        && tokens.iter().all(plain)
        && (tokens.iter().any(in_a_date) || tokens.iter().map(digits).sum::<usize>() >= 6)
        && !tokens.iter().any(|t| t.is_any(&["%", "€", "$", "?"]))
}

/// « Ana Roy avec AFP, publié le 12 mars 2024 à 8h15 ».
fn is_signed_stamp(tokens: &[Token], dates: &[DateExpression]) -> bool {
    const SIGNED: usize = 9;
    let published = |t: &Token| t.is_any(&["publié", "mis", "modifié", "actualisé", "posté"]);
    let at = tokens.iter().take(SIGNED).position(published).filter(|at| *at > 0);
    at.and_then(|at| tokens.split_at_checked(at)).is_some_and(|(signed, stamp)| {
        signed.first().is_some_and(|t| t.is_capital() || t.norm.starts_with(|c: char| c.is_ascii_digit()))
            && signed.last().is_some_and(|t| t.kind == TokenKind::Mark)
            && !signed.iter().any(|t| t.word.is(Features::FINITE) && !t.is_capital())
            && stamp.iter().any(|t| dates.iter().any(|d| d.span.covers(t.span)))
            && is_stamp(stamp, dates)
    })
}

/// « Par Ana Roy », « Ana Roy, à Lyon ».
fn is_byline(tokens: &[Token], line: &Line) -> bool {
    // « Ana Roy (avec AFP) »
    let shared = tokens.iter().position(|t| t.is("(")).filter(|&k| k >= 2).is_some_and(|k| {
        let name = tokens.iter().take(k).all(|t| t.kind == TokenKind::Word && t.is_capital());
        name && tokens.get(k + 1).is_some_and(|t| t.is("avec"))
    });
    if shared && line.words <= 10 {
        return true;
    }
    let by = tokens.first().is_some_and(|t| t.is_any(&["par", "by"])) && line.words > 1;
    let capitals = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.is_capital()).count();
    by && line.words <= 14 && !line.finite && !line.stop && capitals >= 3
}

/// The page speaks to its reader.
fn is_notice(folded: &str, tokens: &[Token], line: &Line) -> bool {
    if line.words > 80 {
        return false;
    }
    match NOTICES.count_inside(folded) {
        0 => false,
        1 => speaks_to_the_reader(tokens) && !tokens.iter().any(|t| t.is_any(&["«", "\"", "“"])),
        _ => speaks_to_the_reader(tokens) || !line.is_full_sentence(),
    }
}

fn speaks_to_the_reader(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.is_any(&["vous", "votre", "vos", "nos", "notre"]))
}

/// « Accueil > Monde > Asie ».
fn is_breadcrumb(text: &str, line: &Line) -> bool {
    let parts = text.split([">", "›", "»", "|", "•", "·"].map(|m| m.chars().next().unwrap_or('>')));
    !line.stop && !line.finite && line.words <= 16 && parts.filter(|p| !p.trim().is_empty()).count() >= 3
}

/// « Le maire à la sortie, jeudi. Photo Lumen »: behind its full stop, who took the picture.
fn names_photographer(text: &str) -> bool {
    let tail =
        text.trim_end().trim_end_matches('.').rsplit(['.', '!', '?', '»']).next().unwrap_or_default().trim();
    let name = tail.strip_prefix("Photo ").or_else(|| tail.strip_prefix("Photos "));
    tail.len() < text.len()
        && name.is_some_and(|name| {
            name.split_whitespace().count() <= 4
                && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        })
}
