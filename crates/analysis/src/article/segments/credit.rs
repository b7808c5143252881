//! Who supplied the copy or the picture: « (ats/jch) », « STR / AAA VIA BBB / AFP », « © Agence ».

use super::phrases::{AGENCIES, fold};
use crate::text::Span;

/// Longest credit, in bytes.
const LONGEST: usize = 90;

/// The credit at the end of a block, behind its last full stop: « (ats/jch) », « Avec AFP ».
pub(super) fn at_end(text: &str) -> Option<Span> {
    let from = (text.len().saturating_sub(LONGEST)..text.len()).find(|&i| text.is_char_boundary(i))?;
    let tail = text.get(from..)?;
    let start = from
        + if tail.trim_end_matches('.').ends_with(')') {
            tail.rfind('(')?
        } else {
            let end = tail.trim_end_matches('.');
            let stop = end.rfind(['.', '!', '?', '»', '…', '"', '”', '—', '–'])?;
            let mark = end.get(stop..)?.chars().next()?;
            // The dash belongs to the credit, the full stop to the sentence.
            stop + if matches!(mark, '—' | '–') { 0 } else { mark.len_utf8() }
        };
    let span = trimmed(text, Span::new(start, text.len()));
    let before = text.get(..span.start)?.trim_end();
    let closed = before.is_empty() || before.ends_with(['.', '!', '?', '»', '…', '"', '”', ')']);
    let dash = span.of(text).starts_with(['—', '–']);
    ((closed || dash) && is_chain(span.of(text))).then_some(span)
}

/// The credit chain a caption opens with: « STR / AAA VIA BBB / AFP ». At least two names.
pub(super) fn at_start(text: &str) -> Option<Span> {
    let (mut at, mut end, mut names, mut known) = (0, 0, 0, false);
    for word in text.split_inclusive(char::is_whitespace).take(12) {
        at += word.len();
        let bare = word.trim().trim_matches(['/', '|']);
        let capitals = bare.chars().any(char::is_alphabetic) && !bare.chars().any(char::is_lowercase);
        if !(capitals || bare.is_empty()) {
            break;
        }
        names += usize::from(!bare.is_empty());
        known |= bare.split('/').any(|part| AGENCIES.has(&fold(part, 40)));
        end = at;
    }
    let span = Span::new(0, end);
    (known && names >= 2 && span.of(text).contains('/') && end < text.len()).then_some(span)
}

/// Only agencies, initials and the words that join them.
pub(super) fn is_chain(text: &str) -> bool {
    let folded = fold(text.trim_matches(|c: char| !c.is_alphanumeric() && c != '©'), LONGEST);
    if folded.is_empty() {
        return false;
    }
    if AGENCIES.has(&folded) {
        return true;
    }
    let (mut agencies, mut initials, mut slashes) = (0, 0, false);
    for part in folded.split(['/', ',', '|', '-', '–', '—', '+', '&']) {
        slashes |= part.len() < folded.len() && text.contains('/');
        let part = part.trim();
        if part.is_empty() || AGENCIES.has(part) {
            agencies += usize::from(!part.is_empty());
            continue;
        }
        for word in part.split_whitespace() {
            match word {
                "avec" | "et" | "les" | "via" | "photo" | "photos" | "source" | "sources" | "par" | "de"
                | "©" => {}
                word if AGENCIES.has(word) => agencies += 1,
                word if word.chars().count() <= 4 && word.chars().all(char::is_alphabetic) => initials += 1,
                _ => return false,
            }
        }
    }
    (agencies > 0 && initials <= 3) || (slashes && initials >= 2)
}

fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_at_the_end() {
        let found = |text| at_end(text).map(|span: Span| span.of(text).to_owned());
        assert_eq!(found("Le pont a rouvert. (ats/jch)").as_deref(), Some("(ats/jch)"));
        assert_eq!(found("« Enfin », a-t-il dit. Avec AFP").as_deref(), Some("Avec AFP"));
        assert_eq!(found("Le quai, le 3 mars. © Reuters").as_deref(), Some("© Reuters"));
        assert_eq!(found("a indiqué l'Agence France-Presse (AFP).").as_deref(), None);
        assert_eq!(found("Il a dit : « Non. » Puis il est parti").as_deref(), None);
        assert_eq!(found("").as_deref(), None);
    }

    #[test]
    fn credit_chains_at_the_start() {
        assert!(at_start("STR / XYZ VIA ABC / AFP Le maire et la préfète").is_some());
        assert!(at_start("AFP Le maire").is_none());
        assert!(at_start("ONU et OTAN").is_none());
    }
}
