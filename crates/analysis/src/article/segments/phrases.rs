//! Known phrases of pages: closed lists, and how a line is compared with them.

use std::sync::LazyLock;

/// A list of phrases; the files beside `lexicon/page` say how an entry is written.
pub(super) struct Phrases {
    starts: Vec<&'static str>,
    wholes: Vec<&'static str>,
    inside: Vec<&'static str>,
}

impl Phrases {
    fn read(data: &'static str) -> Self {
        let mut list = Self { starts: Vec::new(), wholes: Vec::new(), inside: Vec::new() };
        for entry in data.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match (entry.strip_prefix('^'), entry.strip_suffix('$')) {
                (Some(start), None) => list.starts.push(start),
                (Some(start), Some(_)) => list.wholes.push(start.trim_end_matches('$')),
                (None, _) => list.inside.push(entry),
            }
        }
        list.starts.sort_unstable();
        list.wholes.sort_unstable();
        list
    }

    /// One of the phrases is the whole of `line`, a count or a colon behind it aside.
    pub(super) fn is_whole(&self, line: &str) -> bool {
        let bare = line
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .trim_end_matches(" 0")
            .trim_end_matches(" (0");
        self.wholes.binary_search(&line).is_ok() || self.wholes.binary_search(&bare).is_ok()
    }

    /// `line` begins with one of the phrases; what follows it.
    pub(super) fn start<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.starts.iter().find_map(|phrase| {
            line.strip_prefix(phrase)
                .filter(|rest| phrase.ends_with([' ', '«']) || !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// How many of the phrases stand in `line`.
    pub(super) fn count_inside(&self, line: &str) -> usize {
        self.inside.iter().filter(|phrase| holds(line, phrase)).count()
    }

    /// `word`, folded, is an entry.
    pub(super) fn has(&self, word: &str) -> bool {
        self.inside.contains(&word)
    }
}

/// `phrase` stands in `line` between word boundaries.
fn holds(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        let before = line.get(..at).and_then(|l| l.chars().next_back());
        let after = line.get(at + phrase.len()..).and_then(|l| l.chars().next());
        let inner = phrase.starts_with(char::is_alphanumeric) && before.is_some_and(char::is_alphanumeric);
        let goes_on = phrase.ends_with(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        !inner && !goes_on
    })
}

pub(super) static FURNITURE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/furniture.txt")));
pub(super) static ENDINGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/endings.txt")));
pub(super) static RELATED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/related.txt")));
pub(super) static STAMPS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/stamps.txt")));
pub(super) static BYLINES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/bylines.txt")));
pub(super) static CAPTIONS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/captions.txt")));
pub(super) static EMBEDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/embeds.txt")));
pub(super) static NOTICES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/notices.txt")));
pub(super) static AGENCIES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/agencies.txt")));
pub(super) static SLUGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/slugs.txt")));

/// The first `limit` characters of a line as the lists are written: no accents, no capitals, straight apostrophes,
/// one space at a time, a run of digits as `0`, the bullet or arrow before it left out.
pub(super) fn fold(line: &str, limit: usize) -> String {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !"([<«©".contains(c));
    let mut out = String::new();
    for c in line.chars().take(limit) {
        let c = match c {
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ò'..='Ö' | 'ò'..='ö' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            '’' | 'ʼ' | '‘' => '\'',
            '‑' | '‐' => '-',
            c if c.is_whitespace() => ' ',
            c if c.is_numeric() => '0',
            c => c,
        };
        match c {
            ' ' | '0' if out.ends_with(c) => {}
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}' => {}
            'œ' | 'Œ' => out.push_str("oe"),
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
