//! French prose in Markdown: counts, dates, quoted text.

/// No-break space.
pub(crate) const NBSP: char = '\u{a0}';

/// « 1 mention », « 3 mentions »; French counts zero in the singular.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n}{NBSP}{}", if n < 2 { one } else { many })
}

/// « Le ministre » as it is written inside a sentence; a name keeps its capital.
pub(crate) fn inside_a_sentence(phrase: &str) -> String {
    let determiner = [
        "Le ", "La ", "Les ", "L'", "L’", "Un ", "Une ", "Des ", "Son ", "Sa ", "Ses ", "Ce ", "Cette ",
        "Certaines ", "Certains ", "Plusieurs ",
    ];
    let mut chars = phrase.chars();
    match chars.next() {
        Some(first) if determiner.iter().any(|d| phrase.starts_with(d) || phrase == d.trim_end()) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => phrase.to_owned(),
    }
}

/// An ISO date as a French one, as precise: « 2023-07-01 » is « 1er juillet 2023 ». Anything else stays as it is.
pub(crate) fn date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ];
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or_default();
    let month =
        parts.next().and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let day = parts.next().and_then(|d| d.parse::<u8>().ok());
    match (month, day) {
        (Some(month), Some(1)) => format!("1er{NBSP}{month} {year}"),
        (Some(month), Some(day)) => format!("{day}{NBSP}{month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => iso.to_owned(),
    }
}

/// `text` as plain text inside Markdown: on one line, with everything that Markdown would take for markup escaped.
pub(crate) fn escape(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (i, c) in line.char_indices() {
        let starts_a_list =
            (i == 0 && matches!(c, '-' | '+' | '=')) || (i > 0 && i == digits && matches!(c, '.' | ')'));
        if starts_a_list || "\\`*_{}[]<>#|~&".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// White space of any kind and length is one space; no-break spaces stay.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_whitespace() && c != NBSP && c != '\u{202f}';
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// At most `most` characters of `text`, cut between words and marked with « … ».
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > most {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short.extend(text.chars().take(most.saturating_sub(1)));
    }
    let kept = short.trim_end_matches([',', ';', ':', ' ', NBSP]).len();
    short.truncate(kept);
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_they_were() {
        assert_eq!(date("2024-03-01"), "1er\u{a0}mars 2024");
        assert_eq!(date("2024-03-12"), "12\u{a0}mars 2024");
        assert_eq!(date("2024-03"), "mars 2024");
        assert_eq!(date("2024"), "2024");
        assert_eq!(date("2024-99-99"), "2024-99-99");
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("*Le_Port* [de](Brest)\n<b>"), "\\*Le\\_Port\\* \\[de\\](Brest) \\<b\\>");
        assert_eq!(escape("1. premier"), "1\\. premier");
        assert_eq!(escape("- tiret"), "\\- tiret");
        assert_eq!(escape("Saint-Malo"), "Saint-Malo");
    }

    #[test]
    fn a_cut_falls_between_words() {
        assert_eq!(shorten("Le pont est fermé, dit-on", 19), "Le pont est fermé…");
        assert_eq!(shorten("Le pont", 19), "Le pont");
        assert_eq!(shorten("anticonstitutionnellement", 5), "anti…");
    }
}
