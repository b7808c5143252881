//! The genre that a text shows by itself, where the front matter gives none: a rubric above the title, questions and
//! answers, a writer who says « je » throughout, a match and its scores, a list of dates.
//!
//! What takes an article for something else than news silences rules, so each sign must be plain.

use crate::block::{Block, PlacedBlock};
use crate::entities::spelling::fold;
use crate::lexicon::claims::Topics;
use crate::lexicon::{self, FIRST_PERSON};
use crate::quotes::LocalQuote;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind, within};

use super::{Field, Segment, SegmentKind};

/// The genre and the words that show it.
pub(super) fn recognise(blocks: &[PlacedBlock], segments: &[Segment]) -> Option<Field> {
    let pieces = pieces(blocks, segments);
    let lead = pieces.iter().position(|p| p.kind.is_running_text()).unwrap_or(pieces.len());
    let (head, body) = pieces.split_at(lead);
    let body: Vec<&Piece<'_>> = body.iter().filter(|p| p.kind.is_article()).collect();
    let (genre, span) = rubric(head)
        .or_else(|| interview(&body).map(|span| ("interview", span)))
        .or_else(|| first_person(&body).map(|span| ("opinion", span)))
        .or_else(|| sport(&body).map(|span| ("sport", span)))
        .or_else(|| chronology(&body).map(|span| ("chronologie", span)))?;
    Some(Field { value: genre.to_owned(), span })
}

/// What a paragraph alone shows of the genre: counted once with its block, and asked for at every keystroke.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Signs {
    /// Sentences in which the writer says « je » or « nous », outside of quotations.
    personal: usize,
    /// Scores of games.
    scores: usize,
    /// Sentences that open with a date and a colon.
    dated: usize,
}

impl Signs {
    pub(crate) fn of(text: &str, tokens: &[Token], quotes: &[LocalQuote], sentences: &[Span]) -> Self {
        let mut own = own(tokens, quotes).filter(|t| t.is_any(&FIRST_PERSON)).peekable();
        let holds = |sentence: &&Span| {
            while own.next_if(|t| t.span.start < sentence.start).is_some() {}
            own.peek().is_some_and(|t| t.span.start < sentence.end)
        };
        let words = text.split([' ', '\u{a0}', '(', ')', ',', ';', '.']);
        Self {
            personal: sentences.iter().filter(holds).count(),
            scores: words.filter(|word| is_score(word)).count(),
            dated: sentences.iter().filter(|s| opens_with_date(within(tokens, **s))).count(),
        }
    }
}

/// The tokens that are nobody's words but the writer's.
fn own<'a>(tokens: &'a [Token], quotes: &'a [LocalQuote]) -> impl Iterator<Item = &'a Token> {
    let mut quotes = quotes.iter().filter(|q| q.quotation && !q.nested).peekable();
    tokens.iter().filter(move |token| {
        while quotes.next_if(|q| q.outer.end <= token.span.start).is_some() {}
        !quotes.peek().is_some_and(|q| q.outer.covers(token.span))
    })
}

/// A paragraph and its job.
struct Piece<'a> {
    span: Span,
    kind: SegmentKind,
    block: &'a Block,
}

fn pieces<'a>(blocks: &'a [PlacedBlock], segments: &[Segment]) -> Vec<Piece<'a>> {
    let mut segments = segments.iter().peekable();
    let mut pieces = Vec::with_capacity(blocks.len());
    for placed in blocks {
        let span = placed.span();
        while segments.next_if(|s| s.span.end <= span.start).is_some() {}
        let kind = segments.peek().filter(|s| s.span.overlaps(span)).map(|s| s.kind);
        pieces.extend(kind.map(|kind| Piece { span, kind, block: &placed.block }));
    }
    pieces
}

impl Piece<'_> {
    /// The text without Markdown’s marks around it.
    fn bare(&self) -> &str {
        self.block.text.trim_matches(['*', '_', '#', ' ', '\u{a0}', '\u{202f}'])
    }

    /// The tokens that are nobody's words but the writer's.
    fn own(&self) -> impl Iterator<Item = &Token> {
        own(&self.block.tokens, &self.block.quotes)
    }

    fn says(&self, words: &[&str]) -> bool {
        self.own().any(|token| token.is_any(words))
    }
}

/// How many lines above the text may hold the rubric: more are the menu of a page.
const HEAD: usize = 6;

/// Rubrics of pieces in which the writer speaks for himself, folded, and the genre they mean.
const RUBRICS: [(&str, &str); 16] = [
    ("billet", "billet"),
    ("billet d'humeur", "billet"),
    ("carte blanche", "opinion"),
    ("chronique", "chronique"),
    ("critique", "critique"),
    ("edito", "éditorial"),
    ("editorial", "éditorial"),
    ("entretien", "interview"),
    ("interview", "interview"),
    ("le billet", "billet"),
    ("libre opinion", "opinion"),
    ("opinion", "opinion"),
    ("opinions", "opinion"),
    ("point de vue", "opinion"),
    ("tribune", "tribune"),
    ("tribune libre", "tribune"),
];

/// « Tribune » on a line of its own, or « Tribune. Rendez-nous la mer » in the title.
fn rubric(head: &[Piece<'_>]) -> Option<(&'static str, Span)> {
    if head.len() > HEAD {
        return None;
    }
    head.iter().find_map(|piece| {
        let word = fold(piece.bare().split(['.', ':', '|', '–', '—', '/']).next()?.trim());
        RUBRICS.iter().find(|(rubric, _)| *rubric == word).map(|(_, genre)| (*genre, piece.span))
    })
}

/// The first person of somebody who answers.
const ANSWERS: [&str; 10] = ["je", "j'", "nous", "mon", "ma", "mes", "moi", "notre", "nos", "m'"];

/// Whom one asks.
const ADDRESS: [&str; 6] = ["vous", "votre", "vos", "tu", "ton", "ta"];

/// The most words of a question.
const QUESTION: usize = 80;

/// Three questions at least, each a paragraph, with answers in the first person behind them. Sheets of questions and
/// answers about the news address nobody and nobody answers in his own name.
fn interview(body: &[&Piece<'_>]) -> Option<Span> {
    paired(body).or_else(|| addressed(body))
}

/// Two paragraphs at least that open with a question to somebody, the answer perhaps behind it, and several in the first
/// person, where hardly anybody is quoted: « Que pensez-vous de cette liste ? Elle est trop courte. »
fn addressed(body: &[&Piece<'_>]) -> Option<Span> {
    let asks = |p: &&&Piece<'_>| {
        let first = p.block.sentences.first().map(|s| s.of(&p.block.text)).unwrap_or_default();
        let question = first.trim_end_matches(['*', '_', ' ', '\u{a0}', '\u{202f}']).ends_with('?');
        question && p.own().take(QUESTION).any(|t| t.is_any(&ADDRESS) || t.is_any(&["-vous", "-tu"]))
    };
    let from = body.iter().position(|p| asks(&p))?;
    let behind = body.get(from..)?;
    let asked = behind.iter().filter(asks).count();
    let answers =
        behind.iter().filter(|p| p.own().any(|t| t.is_any(&["je", "j'", "m'", "mon", "ma", "mes"]))).count();
    let told = |p: &&&Piece<'_>| {
        p.block.attributions.iter().any(|a| {
            !a.weak
                && p.block.quotes.iter().any(|q| q.quotation && a.content.iter().any(|c| c.overlaps(q.outer)))
        })
    };
    let quoted = behind.iter().filter(told).count();
    let plain =
        asked >= 2 && answers >= 2 && (asked + answers) * 3 >= behind.len() && quoted * 4 <= behind.len();
    body.get(from).filter(|_| plain).map(|p| p.span)
}

/// Where an interview begins, if the article holds one.
pub(crate) fn interview_from(blocks: &[PlacedBlock], segments: &[Segment]) -> Option<usize> {
    let pieces = pieces(blocks, segments);
    let body: Vec<&Piece<'_>> = pieces.iter().filter(|p| p.kind.is_article()).collect();
    interview(&body).map(|span| span.start)
}

/// Questions in paragraphs of their own.
fn paired(body: &[&Piece<'_>]) -> Option<Span> {
    let asks = |p: &Piece<'_>| p.bare().ends_with('?') && p.block.tokens.len() <= QUESTION;
    let pairs: Vec<(&Piece<'_>, &Piece<'_>)> = body
        .windows(2)
        .filter_map(|pair| match pair {
            [question, answer] if asks(question) && !asks(answer) => Some((*question, *answer)),
            _ => None,
        })
        .collect();
    let answered = pairs.iter().filter(|(_, answer)| answer.says(&ANSWERS)).count();
    let addressed = pairs.iter().filter(|(question, _)| question.says(&ADDRESS)).count();
    let plain = pairs.len() >= 3 && pairs.len() * 5 >= body.len() && answered * 2 >= pairs.len();
    let somebody = addressed * 2 >= pairs.len() || answered * 3 >= pairs.len() * 2;
    pairs.first().filter(|_| plain && somebody).map(|(question, _)| question.span)
}

/// A writer who says « je » in one sentence of four, outside quotations, and in several paragraphs.
fn first_person(body: &[&Piece<'_>]) -> Option<Span> {
    let running = || body.iter().filter(|p| p.kind.is_running_text());
    let sentences: usize = running().map(|p| p.block.sentences.len()).sum();
    let counts: Vec<(usize, Span)> =
        running().map(|p| (p.block.signs.personal, p.span)).filter(|(n, _)| *n > 0).collect();
    let all: usize = counts.iter().map(|(n, _)| n).sum();
    counts.first().filter(|_| counts.len() >= 3 && all >= 4 && all * 4 >= sentences).map(|(_, span)| *span)
}

/// Words of games that are words of other things as well.
const LOOSE: [&str; 7] = ["but", "buts", "classement", "étape", "stade", "tirs", "victoire"];

/// Two scores at least, and a third of the sentences about a game.
fn sport(body: &[&Piece<'_>]) -> Option<Span> {
    let matches: Vec<(usize, Span)> =
        body.iter().map(|p| (p.block.signs.scores, p.span)).filter(|(n, _)| *n > 0).collect();
    if matches.iter().map(|(n, _)| n).sum::<usize>() < 2 {
        return None;
    }
    let game = |t: &Token| Topics::of(&t.norm).any(Topics::SPORT) && !t.is_any(&LOOSE);
    let running = || body.iter().filter(|p| p.kind.is_running_text());
    let told =
        |p: &Piece<'_>| p.block.sentences.iter().filter(|s| p.block.tokens_in(**s).iter().any(game)).count();
    let about: usize = running().map(|p| told(p)).sum();
    let sentences: usize = running().map(|p| p.block.sentences.len()).sum();
    matches.first().filter(|_| about * 3 >= sentences).map(|(_, span)| *span)
}

/// Three entries of dates at least, one sentence of four: what happened then is known by now.
fn chronology(body: &[&Piece<'_>]) -> Option<Span> {
    let running = || body.iter().filter(|p| p.kind.is_running_text());
    let dated = || running().filter(|p| p.block.signs.dated > 0);
    let entries: usize = dated().map(|p| p.block.signs.dated).sum();
    let sentences: usize = running().map(|p| p.block.sentences.len()).sum();
    dated().next().filter(|_| entries >= 3 && entries * 4 >= sentences).map(|p| p.span)
}

/// « 14 juillet : », « - Le 7-9 janvier 2015 : », « 2012 : ».
fn opens_with_date(tokens: &[Token]) -> bool {
    const LONGEST: usize = 8;
    let Some(colon) = tokens.iter().take(LONGEST).position(|t| t.is(":")) else { return false };
    let of_date = |t: &Token| {
        t.kind == TokenKind::Number
            || t.is_any(&["-", "–", "—", "•", ",", "/", "(", ")"])
            || t.is_any(&["le", "1er", "et", "au", "à", "en", "fin", "début", "mi"])
            || lexicon::is_month(&t.norm)
            || lexicon::is_weekday(&t.norm)
    };
    let date = tokens.get(..colon).unwrap_or_default();
    let year = |t: &Token| t.norm.parse().is_ok_and(|year: u32| (1000..=2100).contains(&year));
    let day = |t: &Token| lexicon::is_month(&t.norm) || t.kind == TokenKind::Number && year(t);
    date.iter().all(of_date) && date.iter().any(day)
}

/// « 3-1 », « 21–19 ».
fn is_score(word: &str) -> bool {
    let points = |side: &str| (1..=3).contains(&side.len()) && side.bytes().all(|b| b.is_ascii_digit());
    word.split_once(['-', '–']).is_some_and(|(a, b)| points(a) && points(b))
}

#[cfg(test)]
mod tests {
    /// The genre of a text.
    fn genre(text: &str) -> Option<String> {
        crate::analyze(text).metadata.genre.map(|field| field.value)
    }

    const NEWS: &str = "Le bac de Trémel ne partira pas lundi, a annoncé la préfecture. La coque est percée.";

    #[test]
    fn a_rubric_above_the_title() {
        assert_eq!(genre(&format!("Tribune\n\nRendez-nous le bac\n\n{NEWS}\n")).as_deref(), Some("tribune"));
        assert_eq!(genre(&format!("ÉDITORIAL. Le bac et nous\n\n{NEWS}\n")).as_deref(), Some("éditorial"));
        assert_eq!(genre(&format!("La tribune du stade cède\n\n{NEWS}\n")), None);
        assert_eq!(
            genre(&format!("---\ngenre: dépêche\n---\n\nTribune\n\nLe bac\n\n{NEWS}\n")).as_deref(),
            Some("dépêche")
        );
    }

    #[test]
    fn questions_and_answers() {
        let asked = "Nora Belhaj parle du bac\n\nLa maire de Trémel reçoit dans son bureau, face à la rivière.\n\n\
            **Pourquoi vendez-vous le bac ?**\n\nParce qu’il coûte trop cher. Je ne le fais pas de gaieté de cœur.\n\n\
            **Qui l’achètera ?**\n\nJe l’ignore. On verra bien qui se présente.\n\n\
            **Regrettez-vous de l’avoir repeint ?**\n\nNon. Je recommencerais demain, avec la même couleur.\n";
        assert_eq!(genre(asked).as_deref(), Some("interview"));
        let run_in = "Nora Belhaj parle du bac\n\nLa maire de Trémel reçoit face à la rivière.\n\n\
            Que pensez-vous du bac ? Je le vends. Il coûte trop cher.\n\nLes bacs sont aimés...\n\n\
            C'est vrai, je les aime aussi. La coque est percée.\n\nQui vous l'achètera ? Je l'ignore.\n";
        assert_eq!(genre(run_in).as_deref(), Some("interview"));
        let sheet = "Le bac en questions\n\n**Quand le bac est-il tombé en panne ?**\n\nLe bac est à quai depuis lundi.\n\n\
            **Qui paiera les travaux ?**\n\nLa ville paiera la moitié, selon la préfecture.\n\n\
            **Quand repartira-t-il ?**\n\nPersonne ne le sait encore.\n";
        assert_eq!(genre(sheet), None);
    }

    #[test]
    fn a_writer_who_says_i() {
        let own = "Mon bac\n\nJ’ai pris le bac tous les matins. La rivière fumait.\n\nJe le prendrai encore. Il grinçait sous mes pieds.\n\n\
            Il ne grince plus, et je m’ennuie. Rendez-le-moi.\n";
        assert_eq!(genre(own).as_deref(), Some("opinion"));
        let quoted = "Le bac\n\n« J’ai pris le bac tous les matins. Je le prendrai encore », dit Paul Rey.\n\n\
            « Je m’ennuie », dit Anna Rey. « Je le veux », dit Luc Rey.\n";
        assert_eq!(genre(quoted), None);
    }

    #[test]
    fn a_list_of_dates() {
        let dates = "Le bac de Trémel en quatre dates\n\n12 mai 2011 : Le bac coule. Il n’y a pas de blessé.\n\n\
            - 3 juin 2012 : le nouveau bac est béni.\n\n2015 : un pont est promis.\n\n1er-3 mars 2018: le bac est vendu.\n";
        assert_eq!(genre(dates).as_deref(), Some("chronologie"));
        let figures = "Le bac en chiffres\n\n12,5 % : la part du bac.\n\n2500 : les passagers.\n\n8,75 : le prix.\n\nLe bac est petit.\n";
        assert_eq!(genre(figures), None);
        let news = "Le bac\n\nLe bac a coulé le 12 mai : il était vieux. Le 3 juin, un autre viendra.\n\nLes horaires : 12 heures.\n";
        assert_eq!(genre(news), None);
    }

    #[test]
    fn a_match_and_its_scores() {
        let game = "Trémel bat Brest\n\nTrémel a gagné le match contre Brest (3-1). L’entraîneur a souri.\n\n\
            Au match aller, Brest avait gagné 2-0.\n";
        assert_eq!(genre(game).as_deref(), Some("sport"));
        assert_eq!(
            genre("Le bac\n\nLe bac a pris 15-20 passagers, puis 30-40. La rivière est large.\n"),
            None
        );
    }
}
