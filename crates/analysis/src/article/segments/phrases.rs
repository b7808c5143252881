//! Known phrases of pages: closed lists, and how a line is compared with them.

use std::sync::LazyLock;

/// A list of phrases; the files beside `lexicon/page` say how an entry is written.
pub(super) struct Phrases {
    starts: Vec<&'static str>,
    wholes: Vec<&'static str>,
    /// In order, so that those with the same first byte stand together.
    inside: Vec<&'static str>,
    /// Of each first byte the place of its first phrase in `inside`; one more says where the last ones end.
    places: Vec<usize>,
}

impl Phrases {
    fn read(data: &'static str) -> Self {
        let mut list =
            Self { starts: Vec::new(), wholes: Vec::new(), inside: Vec::new(), places: Vec::new() };
        for entry in data.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match (entry.strip_prefix('^'), entry.strip_suffix('$')) {
                (Some(start), None) => list.starts.push(start),
                (Some(start), Some(_)) => list.wholes.push(start.trim_end_matches('$')),
                (None, _) => list.inside.push(entry),
            }
        }
        list.starts.sort_unstable();
        list.wholes.sort_unstable();
        list.inside.sort_unstable();
        list.places = (0..=256_usize).map(|byte| list.inside.partition_point(|p| first(p) < byte)).collect();
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

    /// How many of the phrases stand in `line` between word boundaries.
    pub(super) fn count_inside(&self, line: &str) -> usize {
        let mut found = Vec::new();
        let mut inner = false;
        for (at, letter) in line.char_indices() {
            let rest = line.get(at..).unwrap_or_default();
            for phrase in self.beginning_as(rest) {
                let after = rest.strip_prefix(phrase).map(|rest| rest.starts_with(char::is_alphanumeric));
                let begins = !(inner && phrase.starts_with(char::is_alphanumeric));
                let ends = after.is_some_and(|after| !(after && phrase.ends_with(char::is_alphanumeric)));
                if begins && ends && !found.contains(phrase) {
                    found.push(*phrase);
                }
            }
            inner = letter.is_alphanumeric();
        }
        found.len()
    }

    /// The phrases with the first byte of `text`.
    fn beginning_as(&self, text: &str) -> &[&'static str] {
        match self.places.get(first(text)..) {
            Some([from, to, ..]) => self.inside.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// `word`, folded, is an entry.
    pub(super) fn has(&self, word: &str) -> bool {
        self.inside.contains(&word)
    }
}

/// The first byte of a text that is not empty.
fn first(text: &str) -> usize {
    text.bytes().next().map_or(0, usize::from)
}

pub(super) static FURNITURE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/furniture.txt")));
pub(super) static ENDINGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/endings.txt")));
pub(super) static RELATED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/related.txt")));
pub(super) static TEASERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../lexicon/page/teasers.txt")));
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
        if c.is_ascii_lowercase() {
            out.push(c);
            continue;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_inside_are_whole_words_and_count_once() {
        let list = Phrases::read("lire aussi\n(photo\nvoir\n^debut\n");
        assert_eq!(list.count_inside("a lire aussi : voir, voir (photo afp)"), 3);
        assert_eq!(list.count_inside("relire aussi, pouvoir voire"), 0);
        assert_eq!(list.count_inside("debut"), 0);
        assert_eq!(list.count_inside(""), 0);
    }
}
