//! YAML front matter between two `---` lines at the very start of the text.
//!
//! It never fails: what cannot be read as YAML is read line by line (« titre : Rennes : le pont » is no YAML, and is
//! what people write), what is not closed ends with its last `key: value` line, and a [`Note`] says so. Only the
//! events of the YAML parser are used: aliases are not followed, so that none can blow up.

use saphyr_parser::{Event, Parser};

use super::{ArticleDate, Field, Metadata, Note};
use crate::dates;
use crate::text::Span;

/// Front matter that is longer is not read: no article has it, and it must not slow down a keystroke.
const LONGEST: usize = 64 * 1024;

/// The fields, each with the keys it is written under.
const KEYS: [(&str, &[&str]); 10] = [
    ("titre", &["title", "titre"]),
    ("chapo", &["standfirst", "chapo", "chapô", "chapeau"]),
    ("date", &["date"]),
    ("lieu", &["place", "lieu"]),
    ("signature", &["byline", "signature"]),
    ("credit", &["credit", "crédit"]),
    ("source", &["source"]),
    ("genre", &["genre"]),
    ("dossier", &["dossier"]),
    ("langue", &["lang", "langue"]),
];

/// Reads the front matter of `text`.
pub(super) fn read(text: &str, notes: &mut Vec<Note>) -> Metadata {
    let mut metadata = Metadata::default();
    let mut lines = lines(text, if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
    let Some(open) = lines.next().filter(|line| line.of(text).trim_end() == "---") else { return metadata };
    let fence = Span::new(open.start, open.start + 3);
    let close = lines
        .take_while(|line| line.start < open.start + LONGEST)
        .find(|line| matches!(line.of(text).trim_end(), "---" | "..."));
    match close {
        Some(close) => closed(text, fence, close, &mut metadata, notes),
        None => unclosed(text, fence, &mut metadata, notes),
    }
    metadata
}

fn closed(text: &str, open: Span, close: Span, metadata: &mut Metadata, notes: &mut Vec<Note>) {
    let inner = Span::new(open.end, close.start); // begins with the rest of the fence line

    let (entries, error) = match yaml(text, inner) {
        Ok(Some(entries)) => (entries, None),
        Ok(None) => (plain_lines(text, inner), Some(String::new())),
        Err(line) => (plain_lines(text, inner), Some(format!(" (ligne\u{a0}{line})"))),
    };
    if let Some(place) = &error {
        if !entries.iter().any(|e| field_name(&e.key).is_some()) {
            notes.push(note(open, "Le texte commence par «\u{a0}---\u{a0}», mais ce qui suit n’est pas un en-tête\u{a0}: il est lu comme du texte."));
            return;
        }
        let message = format!(
            "L’en-tête n’est pas du YAML valide{place}\u{a0}: seules ses lignes «\u{a0}clé\u{a0}: valeur\u{a0}» ont été lues."
        );
        notes.push(Note { span: trimmed(text, inner), message });
    }
    metadata.front_matter = Span::new(open.start, close.start + close.of(text).trim_end().len());
    fill(metadata, entries, notes);
}

fn unclosed(text: &str, open: Span, metadata: &mut Metadata, notes: &mut Vec<Note>) {
    let mut entries = Vec::new();
    for line in lines(text, open.end).skip(1) {
        match plain_line(text, line) {
            Some(entry) if field_name(&entry.key).is_some() => entries.push(entry),
            _ => break,
        }
    }
    if let Some(last) = entries.last() {
        notes.push(note(open, "L’en-tête ouvert par «\u{a0}---\u{a0}» n’est pas fermé\u{a0}: ses lignes «\u{a0}clé\u{a0}: valeur\u{a0}» ont été lues, la suite est lue comme du texte."));
        metadata.front_matter = trimmed(text, open.to(last.span));
        fill(metadata, entries, notes);
    } else if !text.get(open.end..).unwrap_or_default().trim().is_empty() {
        notes.push(note(
            open,
            "Le «\u{a0}---\u{a0}» du début n’ouvre aucun en-tête\u{a0}: tout est lu comme du texte.",
        ));
    }
}

fn note(span: Span, message: &str) -> Note {
    Note { span, message: message.to_owned() }
}

/// A key with its value.
struct Entry {
    key: String,
    value: String,
    span: Span,
    /// An alias or a mapping, where words were expected.
    odd: bool,
}

/// The entries of the mapping in `inner`; `None` when it holds something else, the line of the error when it is no
/// YAML.
fn yaml(text: &str, inner: Span) -> Result<Option<Vec<Entry>>, usize> {
    let source = inner.of(text);
    let bytes: Vec<usize> = source.char_indices().map(|(i, _)| inner.start + i).chain([inner.end]).collect();
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(inner.end);
    let (mut entries, mut depth, mut key, mut mapping) = (Vec::<Entry>::new(), 0_usize, None, false);
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(|e| e.marker().line())?;
        let span = trimmed(text, Span::new(byte(span.start.index()), byte(span.end.index())));
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                mapping |= depth == 0 && matches!(event, Event::MappingStart(..));
                depth += 1;
                if depth == 2 {
                    let odd = matches!(event, Event::MappingStart(..));
                    match key.take() {
                        Some(key) => entries.push(Entry { key, value: String::new(), span, odd }),
                        None => return Ok(None),
                    }
                }
            }
            Event::MappingEnd | Event::SequenceEnd => depth = depth.saturating_sub(1),
            Event::Scalar(value, ..) if depth == 1 => match key.take() {
                None => key = Some(value.into_owned()),
                Some(key) => entries.push(Entry { key, value: value.into_owned(), span, odd: false }),
            },
            // Several names, several places: one value.
            Event::Scalar(value, ..) if depth == 2 => {
                if let Some(list) = entries.last_mut().filter(|e| !e.odd) {
                    list.span = if list.value.is_empty() { span } else { list.span.to(span) };
                    list.value += if list.value.is_empty() { "" } else { ", " };
                    list.value += &value;
                }
            }
            Event::Alias(_) if depth == 1 => {
                if let Some(key) = key.take() {
                    entries.push(Entry { key, value: String::new(), span, odd: true });
                }
            }
            _ => {}
        }
    }
    Ok((mapping || source.trim().is_empty()).then_some(entries))
}

fn trimmed(text: &str, span: Span) -> Span {
    let start = span.end - span.of(text).trim_start().len();
    Span::new(start, start + span.of(text).trim().len())
}

/// The lines of `inner` that look like `key: value`.
fn plain_lines(text: &str, inner: Span) -> Vec<Entry> {
    lines(text, inner.start)
        .take_while(|line| line.start < inner.end)
        .filter_map(|line| plain_line(text, line))
        .collect()
}

fn plain_line(text: &str, line: Span) -> Option<Entry> {
    let (key, value) = line.of(text).trim_end().split_once(':')?;
    let trimmed = value.trim();
    let start = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
    let span = Span::new(start, start + trimmed.len());
    Some(Entry { key: key.to_owned(), value: unquoted(trimmed).to_owned(), span, odd: false })
}

fn unquoted(value: &str) -> &str {
    ['"', '\''].iter().find_map(|&mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}

fn field_name(key: &str) -> Option<&'static str> {
    let key = key.trim().to_lowercase();
    KEYS.iter().find(|(_, keys)| keys.contains(&&*key)).map(|(name, _)| *name)
}

fn fill(metadata: &mut Metadata, entries: Vec<Entry>, notes: &mut Vec<Note>) {
    for Entry { key, value, span, odd } in entries {
        let Some(name) = field_name(&key) else { continue };
        let key = key.trim();
        if odd {
            let message = format!(
                "Le champ «\u{a0}{key}\u{a0}» de l’en-tête n’est pas un texte\u{a0}: il n’est pas lu."
            );
            notes.push(Note { span, message });
            continue;
        }
        let value = value.trim();
        if value.is_empty() || value == "~" {
            continue;
        }
        if name == "date" {
            fill_date(metadata, value, span, notes);
            continue;
        }
        let slot = match name {
            "titre" => &mut metadata.title,
            "chapo" => &mut metadata.standfirst,
            "lieu" => &mut metadata.place,
            "signature" => &mut metadata.byline,
            "credit" => &mut metadata.credit,
            "source" => &mut metadata.source,
            "genre" => &mut metadata.genre,
            "dossier" => &mut metadata.dossier,
            _ => &mut metadata.lang,
        };
        if slot.is_some() {
            let message = format!(
                "Le champ «\u{a0}{key}\u{a0}» est donné deux fois dans l’en-tête\u{a0}: le premier est gardé."
            );
            notes.push(Note { span, message });
        } else {
            *slot = Some(Field { value: value.to_owned(), span });
        }
    }
}

fn fill_date(metadata: &mut Metadata, value: &str, span: Span, notes: &mut Vec<Note>) {
    if let Some((value, day)) = dates::of_article(value) {
        metadata.date = Some(ArticleDate { day, value, span });
    } else {
        let message = format!(
            "La date «\u{a0}{value}\u{a0}» de l’en-tête n’est pas comprise\u{a0}: écrivez-la comme 2024-03-15."
        );
        notes.push(Note { span, message });
    }
}

/// The lines of `text` from byte `from` on, each with its line ending.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest
            .find(['\n', '\r'])
            .map_or(rest.len(), |i| i + if rest.as_bytes().get(i..i + 2) == Some(b"\r\n") { 2 } else { 1 });
        let line = Span::new(at, at + end);
        at = line.end;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use expect_test::{Expect, expect};

    use super::*;

    #[expect(
        clippy::needless_pass_by_value,
        reason = "as everywhere in these tests: check(text, expect![…])"
    )]
    fn check(text: &str, expect: Expect) {
        let mut notes = Vec::new();
        let m = read(text, &mut notes);
        let mut out = format!("[{}]\n", m.front_matter.of(text).escape_debug());
        let fields = [
            ("title", &m.title),
            ("standfirst", &m.standfirst),
            ("place", &m.place),
            ("byline", &m.byline),
            ("credit", &m.credit),
            ("source", &m.source),
            ("genre", &m.genre),
            ("dossier", &m.dossier),
            ("lang", &m.lang),
        ];
        for (name, field) in fields {
            if let Some(field) = field {
                let _ = writeln!(out, "{name}: {} <{}>", field.value, field.span.of(text).escape_debug());
            }
        }
        if let Some(date) = &m.date {
            let _ = writeln!(out, "date: {} {:?} <{}>", date.value, date.day, date.span.of(text));
        }
        for note in notes {
            let _ = writeln!(
                out,
                "note <{}>: {}",
                note.span.of(text).escape_debug(),
                note.message.replace('\u{a0}', "⍽")
            );
        }
        expect.assert_eq(&out);
    }

    #[test]
    fn french_and_english_keys() {
        check(
            "\u{feff}---\r\nTitre : « Été à Nîmes »\r\nchapô: \"Un résumé.\"\r\ndate: 2024-03-15\r\nbyline: [Ana Roy, Luc Ney]\r\nlieu: Évry\r\ninconnu: 3\r\n---\r\nTexte",
            expect![[r#"
            [---\r\nTitre : « Été à Nîmes »\r\nchapô: \"Un résumé.\"\r\ndate: 2024-03-15\r\nbyline: [Ana Roy, Luc Ney]\r\nlieu: Évry\r\ninconnu: 3\r\n---]
            title: « Été à Nîmes » <« Été à Nîmes »>
            standfirst: Un résumé. <\"Un résumé.\">
            place: Évry <Évry>
            byline: Ana Roy, Luc Ney <Ana Roy, Luc Ney>
            date: 2024-03-15 Some(2024-03-15) <2024-03-15>
        "#]],
        );
        check(
            "---\ntitle: >\n  Sur deux\n  lignes\nsource: &a AFP\ncredit: *a\nlang: ~\n...\nTexte",
            expect![[r"
                [---\ntitle: >\n  Sur deux\n  lignes\nsource: &a AFP\ncredit: *a\nlang: ~\n...]
                title: Sur deux lignes <Sur deux\n  lignes>
                source: AFP <&a AFP>
                note <*a>: Le champ «⍽credit⍽» de l’en-tête n’est pas un texte⍽: il n’est pas lu.
            "]],
        );
    }

    #[test]
    fn no_front_matter() {
        check(
            "Texte\n---\n",
            expect![[r"
            []
        "]],
        );
        check(
            "",
            expect![[r"
            []
        "]],
        );
        check(
            "---\nLe pont a rouvert.\n---\nSuite",
            expect![[r"
            []
            note <--->: Le texte commence par «⍽---⍽», mais ce qui suit n’est pas un en-tête⍽: il est lu comme du texte.
        "]],
        );
    }

    #[test]
    fn broken_yaml_is_read_line_by_line() {
        check(
            "---\ntitre : Rennes : le pont\ndate: demain\n---\nTexte",
            expect![[r"
                [---\ntitre : Rennes : le pont\ndate: demain\n---]
                title: Rennes : le pont <Rennes : le pont>
                note <titre : Rennes : le pont\ndate: demain>: L’en-tête n’est pas du YAML valide (ligne⍽2)⍽: seules ses lignes «⍽clé⍽: valeur⍽» ont été lues.
                note <demain>: La date «⍽demain⍽» de l’en-tête n’est pas comprise⍽: écrivez-la comme 2024-03-15.
            "]],
        );
    }

    #[test]
    fn unclosed() {
        check(
            "---\ntitre: Le pont\ndate: 2024-03\n\nLe pont a rouvert.\n",
            expect![[r"
            [---\ntitre: Le pont\ndate: 2024-03]
            title: Le pont <Le pont>
            date: 2024-03 None <2024-03>
            note <--->: L’en-tête ouvert par «⍽---⍽» n’est pas fermé⍽: ses lignes «⍽clé⍽: valeur⍽» ont été lues, la suite est lue comme du texte.
        "]],
        );
        check(
            "---\nLe pont a rouvert.\n",
            expect![[r"
            []
            note <--->: Le «⍽---⍽» du début n’ouvre aucun en-tête⍽: tout est lu comme du texte.
        "]],
        );
    }

    #[test]
    fn twice_the_same_field() {
        check(
            "---\ntitre: Un\ntitle: Deux\nlieu: {a: b}\n---\n",
            expect![[r"
            [---\ntitre: Un\ntitle: Deux\nlieu: {a: b}\n---]
            title: Un <Un>
            note <Deux>: Le champ «⍽title⍽» est donné deux fois dans l’en-tête⍽: le premier est gardé.
            note <{>: Le champ «⍽lieu⍽» de l’en-tête n’est pas un texte⍽: il n’est pas lu.
        "]],
        );
    }

    #[test]
    fn an_alias_bomb_is_no_bomb() {
        let mut bomb = String::from("---\na0: &a0 [x]\n");
        for i in 1..200 {
            let _ = writeln!(bomb, "a{i}: &a{i} [*a{0}, *a{0}, *a{0}]", i - 1);
        }
        bomb += &"[".repeat(20_000);
        bomb += "\n---\nTexte";
        let mut notes = Vec::new();
        read(&bomb, &mut notes);
        assert_eq!(notes.len(), 1);
    }
}
