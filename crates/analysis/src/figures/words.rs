//! Numbers as they are written: « 8 000 », « 1,5 », « dix-sept », « une centaine ».

use crate::tokenizer::{Token, TokenKind};

/// Numbers in letters, part by part.
const PARTS: [(&str, u32); 36] = [
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("vingts", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("septante", 70),
    ("huitante", 80),
    ("octante", 80),
    ("nonante", 90),
    ("cent", 100),
    ("cents", 100),
    ("mille", 1000),
    ("million", 1_000_000),
    ("millions", 1_000_000),
    ("milliard", 1_000_000_000),
    ("milliards", 1_000_000_000),
    ("millier", 1000),
    ("milliers", 1000),
];

/// « une dizaine »: about so many.
const ROUND: [(&str, f64); 12] = [
    ("dizaine", 10.0),
    ("douzaine", 12.0),
    ("quinzaine", 15.0),
    ("vingtaine", 20.0),
    ("trentaine", 30.0),
    ("quarantaine", 40.0),
    ("cinquantaine", 50.0),
    ("soixantaine", 60.0),
    ("centaine", 100.0),
    ("millier", 1000.0),
    ("dizaines", 10.0),
    ("centaines", 100.0),
];

/// What a number in digits is worth; dates and version numbers are none.
pub(super) fn digits(token: &Token) -> Option<f64> {
    if token.kind != TokenKind::Number {
        return None;
    }
    let plain: String = token.norm.chars().filter(|c| !c.is_whitespace()).collect();
    match plain.split_once('.') {
        // Belgium and Switzerland part thousands with full stops too; « 49.3 » is an article of the Constitution.
        Some((head, rest)) => {
            let groups = || rest.split('.').all(|g| g.len() == 3 && !g.contains(','));
            let whole = head.len() <= 3 && !head.starts_with('0') && groups();
            whole.then(|| plain.replace('.', "").parse().ok())?
        }
        None => plain.replace(',', ".").parse().ok(),
    }
}

/// One word of a number in letters: « deux », « vingt-sept », « cents ».
pub(super) fn letters(token: &Token) -> Option<u32> {
    if token.kind != TokenKind::Word {
        return None;
    }
    let part = |part: &str| PARTS.iter().find(|(name, _)| *name == part).map(|(_, value)| *value);
    if let Some(value) = part(&token.norm) {
        return Some(value);
    }
    if !token.norm.contains('-') {
        return None;
    }
    let mut total = 0;
    for name in token.norm.split('-').filter(|name| *name != "et") {
        total = joined(total, part(name)?);
    }
    Some(total)
}

/// « quatre » and « vingts » is 80, « cent » and « vingt » 120.
pub(super) fn joined(before: u32, next: u32) -> u32 {
    match next {
        100 | 1000 if before > 0 && before < next => before * next,
        20 if before == 4 => 80,
        1000 if before >= 1000 => before,
        _ if next >= 1_000_000 => before.max(1).saturating_mul(next),
        _ => before.saturating_add(next),
    }
}

/// « million », « milliard », « millier »: what the number before is multiplied by.
pub(super) fn multiplier(token: &Token) -> Option<f64> {
    let value = PARTS.iter().find(|(name, value)| *name == &*token.norm && *value >= 1000)?.1;
    Some(f64::from(value))
}

/// « dizaine », « centaine ».
pub(super) fn round(token: &Token) -> Option<f64> {
    ROUND.iter().find(|(name, _)| *name == &*token.norm).map(|(_, value)| *value)
}
