//! Whatever the text, an article comes out of it whose spans hold together, and reading an edited text again equals
//! reading it from scratch.

use proptest::prelude::*;
use proptest::sample::select;
use sourcier_analysis::block::Block;
use sourcier_analysis::syntax::SyntacticWord;
use sourcier_analysis::tokenizer::{tokenize, words as written_words};
use sourcier_analysis::{Article, Span, analyze, model, reanalyze};

/// Pieces of copy, well-formed and not.
const PIECES: [&str; 64] = [
    "Le maire", "la préfète", "a annoncé", "jeudi", "hier", "selon", "qu'il", "l’État", "M. Roy", "Mme Ney",
    "KCNA", "12 345 personnes", "3,5 %", "27.07.2023", "le 1er mai 2024", "20 h 30", "(AFP)", "(ats/xyz)",
    "PARIS,", "aurait", "d'", "qu’", "-t-il", "« ", " »", "\"", "“", "”", "‘", "’", "'", "—", "–", "- ", "(",
    ")", "[", "...", "…", ".", "?", "!", ":", ";", ",", " ", "\u{a0}", "\u{202f}", "\n", "\n\n", "\r\n",
    "\r", "\u{2028}", "\u{feff}", "🙂", "e\u{301}", "# ", "> ", "---\n", "titre: ", "<!-- ", " -->", "```\n",
    "Lire aussi : ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zé]{1,9}",
    ];
    let pieces = prop::collection::vec((piece, any::<bool>()), 0..60);
    let front = select(
        &[
            "",
            "",
            "",
            "\u{feff}",
            "---\n",
            "---\ntitre: Un\ndate: 2024-03-15\n---\n",
            "---\r\nlieu: [A\r\n---\r\n",
        ][..],
    );
    (front, pieces).prop_map(|(front, pieces)| {
        pieces
            .into_iter()
            .fold(front.to_owned(), |text, (piece, spaced)| text + &piece + if spaced { " " } else { "" })
    })
}

/// The spans hold together.
fn check(article: &Article) {
    let text = &*article.text;
    let sound = |span: Span, what: &str| {
        assert!(
            text.get(span.start..span.end).is_some(),
            "{what} {span:?} is off the text or inside a character"
        );
    };
    let mut end = 0;
    for block in &article.blocks {
        let span = block.span();
        sound(span, "block");
        assert!(end <= span.start && !span.is_empty(), "block {span:?} overlaps the one before");
        assert_eq!(span.of(text), &*block.block.text, "a block holds the text it stands on");
        end = span.end;
    }
    article.blocks.iter().for_each(|block| check_words(&block.block));
    let mut end = 0;
    for segment in &article.segments {
        sound(segment.span, "segment");
        assert!(end <= segment.span.start, "segment {:?} overlaps the one before", segment.span);
        let between = Span::new(end, segment.span.start).of(text);
        assert!(between.chars().all(invisible), "{between:?} is in no segment");
        assert_eq!(segment.span.of(text).trim(), segment.span.of(text), "a segment has no space around it");
        end = segment.span.end;
    }
    let rest = Span::new(end, text.len()).of(text);
    assert!(rest.chars().all(invisible), "{rest:?} is in no segment");
    let mut end = 0;
    for sentence in &article.sentences {
        sound(sentence.span, "sentence");
        assert!(end <= sentence.span.start, "sentence {:?} overlaps the one before", sentence.span);
        let segment = &article.segments[sentence.segment];
        assert!(segment.span.covers(sentence.span), "sentence {:?} leaves {segment:?}", sentence.span);
        assert!(
            article.blocks[sentence.block].span().covers(sentence.span),
            "a sentence stands in its block"
        );
        end = sentence.span.end;
    }
    let spans = |name: &'static str, spans: Vec<Span>| {
        assert!(spans.is_sorted_by_key(|span| span.start), "{name} are in order");
        for span in spans {
            sound(span, name);
        }
    };
    spans("quotes", article.quotes.iter().map(|q| q.outer).collect());
    spans("mentions", article.mentions.iter().map(|m| m.span).collect());
    spans("dates", article.dates.iter().map(|d| d.span).collect());
    spans("figures", article.figures.iter().map(|f| f.span).collect());
    for quote in &article.quotes {
        assert!(quote.outer.covers(quote.span), "quotation marks stand around what is quoted");
    }
    for attribution in &article.attributions {
        sound(attribution.cue, "cue");
        attribution
            .source
            .iter()
            .chain(&attribution.content)
            .for_each(|span| sound(*span, "source or content"));
    }
    article.notes.iter().for_each(|note| sound(note.span, "note"));
}

/// Words follow their tokens; each has the span of its token or of those joined to it, and a head inside its sentence.
fn check_words(block: &Block) {
    let order: Vec<(usize, u8)> = block.words.iter().map(|w| (w.token, w.part)).collect();
    assert!(order.is_sorted() && order.windows(2).all(|pair| pair[0] != pair[1]), "words are in order");
    for (n, word) in block.words.iter().enumerate() {
        let joined = block.tokens[word.token + 1..].iter().take_while(|t| t.joined).last();
        let token = block.tokens[word.token].span;
        assert_eq!(
            word.span,
            joined.map_or(token, |t| token.to(t.span)),
            "a word stands where its tokens do"
        );
        assert!(word.part < 2 && !word.lemma.is_empty(), "{word:?}");
        let sentence = |word: &SyntacticWord| block.sentences.iter().position(|s| s.covers(word.span));
        if let Some(head) = word.head {
            assert!(
                head != n && sentence(&block.words[head]) == sentence(word),
                "{word:?} has a head elsewhere"
            );
        }
    }
    for sentence in &block.sentences {
        let tokens = block.tokens_in(*sentence);
        let words = block.words.iter().filter(|w| w.part == 0 && sentence.covers(w.span));
        assert_eq!(words.count(), written_words(tokens).count(), "each word as written has a first word");
        let inside = || (0..block.words.len()).filter(|n| sentence.covers(block.words[*n].span));
        let roots = inside().filter(|n| block.words[*n].head.is_none()).count();
        assert_eq!(roots, usize::from(inside().next().is_some()), "a sentence has one root");
        for word in inside() {
            let path = std::iter::successors(Some(word), |n| block.words[*n].head);
            assert!(path.take(block.words.len() + 1).count() <= block.words.len(), "no word is above itself");
        }
    }
}

fn invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// One edit: where, how much goes, what comes.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, String)>> {
    let insert = select(&PIECES[..]).prop_map(str::to_owned);
    prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, insert), 1..6)
}

fn edited(text: &str, at: prop::sample::Index, drop: usize, insert: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = at.index(chars.len() + 1);
    let end = (start + drop).min(chars.len());
    chars[..start].iter().chain(insert.chars().collect::<Vec<_>>().iter()).chain(&chars[end..]).collect()
}

/// Sentences of copy: names, figures, dates, claims, quotations within one sentence and over two.
const SENTENCES: [&str; 24] = [
    "Le maire de Brest, Paul Rey, a annoncé jeudi la fermeture du pont.",
    "Selon la préfecture de l’Orne, 12 personnes ont été tuées.",
    "Le taux s’établit à 9,8 % dans le canton.",
    "C’est la première fois que l’usine ferme.",
    "Il aurait été placé en garde à vue mardi 3 mai.",
    "« La digue tiendra », a dit Anne Lebrun, citée par Hanpo.",
    "« La digue tiendra. Nous avons tout fait », a assuré M. Rey.",
    "Elle a ajouté : « Le port est fermé. » « Il rouvrira lundi.",
    "Personne n’a été blessé », a précisé la gendarmerie.",
    "\"Nous partons. Tout est prêt\", a dit le président du Crédit mutuel.",
    "\"Non.",
    "L’Office des ponts de Brion (OPB) craint une hausse de 15 %.",
    "L’OPB n’a pas répondu.",
    "M. Rey et Mme Lebrun ont été reçus à Lyon le 27 juillet 2023.",
    "Les deux hommes étaient connus des services de police.",
    "Certains experts ne sont pas convaincus.",
    "Un rapport publié en 2019 évoquait 3 millions d’euros, rappelle l’AFP, qui cite un diplomate.",
    "Pourquoi ?",
    "Nous y étions.",
    "MOSCOU REFUSE.",
    "Moscou accuse Kiev d’avoir bombardé la ville",
    "12 morts (bilan provisoire).",
    "Il pleut…",
    "Une réunion secrète s’est tenue à Oslo, a-t-on appris de source policière.",
];

/// Paragraphs of several sentences.
fn copy() -> impl Strategy<Value = String> {
    let gap = select(&[" ", " ", " ", " ", "", "\n", "\n\n"][..]);
    let sentences = prop::collection::vec((select(&SENTENCES[..]), gap), 1..14);
    sentences.prop_map(|all| all.into_iter().fold(String::new(), |text, (one, gap)| text + one + gap))
}

/// What is typed at the end of a sentence.
const ENDINGS: [&str; 16] = [
    " ", ".", "?", "…", "»", " »", " « ", "\"", "\n", ",", " Il", " Rey", " 12 %", " selon l’OPB", " hier",
    " ",
];

/// Where sentences and quotations end and begin.
fn ends(text: &str) -> Vec<usize> {
    let end = |c: char| ".?…»«\"\n".contains(c);
    let after = text.char_indices().filter(|(_, c)| end(*c)).flat_map(|(i, c)| [i, i + c.len_utf8()]);
    after.chain([text.len()]).collect()
}

/// The tokens of a text hold together, and so do the words the syntax makes of them.
fn check_tokens(text: &str) {
    let tokens = tokenize(text);
    let mut end = 0;
    for token in &tokens {
        let span = token.span;
        assert!(text.get(span.start..span.end).is_some_and(|t| !t.is_empty()), "{span:?} is off the text");
        assert!(end <= span.start, "token {span:?} overlaps the one before");
        assert!(!token.norm.is_empty(), "token {span:?} says nothing");
        assert!(!token.joined || end == span.start, "a joined token is glued to the one before");
        let between = text.get(end..span.start).expect("between two tokens");
        assert!(between.chars().all(unseen), "{between:?} is in no token");
        end = span.end;
    }
    assert!(text.get(end..).expect("behind the last token").chars().all(unseen));
    let words: Vec<usize> = written_words(&tokens).flatten().collect();
    assert!(words.iter().copied().eq(0..tokens.len()), "each token is in one word");
}

/// White space, and what is invisible outside a word.
fn unseen(c: char) -> bool {
    invisible(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Pieces on which tokens turn, well-formed and not.
const CUTS: [&str; 40] = [
    "a-t-il", "-là", "donnez-le-moi", "c'est-à-dire", "l’on", "quelqu’un", "20h30", "1950-1953", "-6", "n°",
    "°C", "km/h", "élu·e·s", "traité(e)", "J.-C.", "U.S", "M.", "etc.", "av.", "L. 642-3", "www.x.fr",
    "a@b.fr", "@x", "#", "--", "...", "..", "+/-", "8 000", "12'000", "27.07.2023", "3,5", "🇫🇷", "👩‍🚒",
    "\u{ad}", "\u{301}", "\u{200d}", "½", "É", "'",
];

proptest! {
    #[test]
    fn any_pieces_give_sound_tokens(pieces in prop::collection::vec((select(&CUTS[..]), any::<bool>()), 0..30)) {
        let glue = |text: String, (piece, spaced): (&str, bool)| text + piece + if spaced { " " } else { "" };
        check_tokens(&pieces.into_iter().fold(String::new(), glue));
    }

    #[test]
    fn any_characters_give_sound_tokens(text in any::<String>()) {
        check_tokens(&text);
    }

    #[test]
    fn any_text_gives_a_sound_article(text in text()) {
        check(&analyze(&text));
    }

    #[test]
    fn any_characters_give_a_sound_article(text in any::<String>()) {
        check(&analyze(&text));
    }

    #[test]
    fn sentences_that_are_taken_over_equal_those_read_from_scratch(
        start in copy(),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..3_usize, prop_oneof![select(&ENDINGS[..]), select(&SENTENCES[..])]),
            1..8,
        ),
    ) {
        let mut text = start;
        let mut article = analyze(&text);
        for (at, drop, insert) in edits {
            let ends = ends(&text);
            let start = ends[at.index(ends.len())];
            let (before, rest) = text.split_at(start);
            let rest: String = rest.chars().skip(drop).collect();
            text = before.to_owned() + insert + &rest;
            article = reanalyze(&article, &text);
            prop_assert_eq!(&article, &analyze(&text));
        }
    }

    #[test]
    fn reading_again_equals_reading_from_scratch(start in text(), edits in edits()) {
        let mut text = start;
        let mut article = analyze(&text);
        for (at, drop, insert) in edits {
            text = edited(&text, at, drop, &insert);
            article = reanalyze(&article, &text);
            prop_assert_eq!(&article, &analyze(&text));
        }
    }
}

#[test]
fn the_model_is_read() {
    assert!(model::load().is_ok(), "{:?}", model::load());
    let article = analyze("Le maire du port a parlé.");
    let words: Vec<(&str, u8, &str)> =
        article.blocks[0].block.words.iter().map(|w| (w.upos.as_str(), w.part, &*w.lemma)).collect();
    let expected = [
        ("DET", 0, "le"),
        ("NOUN", 0, "maire"),
        ("ADP", 0, "de"),
        ("DET", 1, "le"),
        ("NOUN", 0, "port"),
        ("AUX", 0, "avoir"),
        ("VERB", 0, "parler"),
        ("PUNCT", 0, "."),
    ];
    assert_eq!(words, expected);
}

#[test]
fn empty_and_invisible_texts() {
    for text in [
        "", "\u{feff}", " \r\n\t", "\u{2028}", "\r", "---", "---\n", "---\n---\n",
        "\u{feff}---\ntitre: A\n---", "---\ntitre: \nTexte",
    ] {
        check(&analyze(text));
    }
}

#[test]
fn each_line_end_ends_a_paragraph() {
    for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"] {
        let text = ["Le pont a rouvert jeudi.", "Le maire s'en réjouit.", "La route reste fermée."].join(end);
        let article = analyze(&text);
        check(&article);
        assert_eq!(article.blocks.len(), 3, "{end:?}");
    }
}

#[test]
fn ten_thousand_quotation_marks() {
    for mark in ["\"", "« ", "»"] {
        check(&analyze(&mark.repeat(10_000)));
    }
}

#[test]
fn five_megabytes_without_a_line_end_are_cut_into_tokens() {
    for piece in ["mot ", "l’", "J.", "a-", "1 000 ", "-", "…", "« Oui ! » "] {
        let text = piece.repeat(5_000_000 / piece.len());
        let tokens = tokenize(&text);
        assert_eq!(tokens.last().expect("a token").span.end, text.trim_end().len());
    }
}

#[test]
fn ten_thousand_short_lines() {
    let article = analyze(&"Bref\n".repeat(10_000));
    check(&article);
    assert_eq!(article.blocks.len(), 10_000);
}

#[test]
fn a_line_of_half_a_megabyte_is_read_in_parts() {
    let sentence = "Le conseil a voté jeudi le budget de la ville, a indiqué la maire. ";
    let numbered: Vec<String> = (0..8_000).map(|n| format!("{n}. {sentence}")).collect();
    let text = numbered.concat();
    let article = analyze(&text);
    check(&article);
    assert!(text.len() > 500_000 && article.blocks.iter().all(|b| b.block.text.len() < 10_000));
    let again = reanalyze(&article, &text.replacen("ville", "région", 1));
    let kept = (again.blocks.iter())
        .filter(|b| article.blocks.iter().any(|a| std::sync::Arc::ptr_eq(&a.block, &b.block)));
    assert!(kept.count() + 3 > again.blocks.len(), "only the touched part is read again");
}
