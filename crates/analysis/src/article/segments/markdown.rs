//! Markdown marks of a block: heading, quotation, list item, image, fence, comment, rule.

/// How a block is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// Not at all.
    Plain,
    /// `#` to `######`.
    Heading(usize),
    /// `> …`.
    Quotation,
    /// `- …`, `* …`, `1. …`.
    Item,
    /// A whole paragraph in bold.
    Bold,
    /// A whole paragraph in italics.
    Italic,
    /// `![…](…)`.
    Image,
    /// Three backticks or tildes: opens or closes a block of code.
    Fence,
    /// `<!--`, closed on the same block or not.
    Comment,
    /// `---`, `***`, `===`.
    Rule,
    /// `| a | b |`.
    Table,
}

/// The mark of a block.
pub(super) fn mark(text: &str) -> Mark {
    let hashes = text.chars().take_while(|&c| c == '#').count();
    if (1..=6).contains(&hashes) && text.chars().nth(hashes).is_none_or(char::is_whitespace) {
        return Mark::Heading(hashes);
    }
    if text.starts_with("```") || text.starts_with("~~~") {
        return Mark::Fence;
    }
    if text.starts_with("<!--") {
        return Mark::Comment;
    }
    if text.starts_with("![") && text.ends_with(')') {
        return Mark::Image;
    }
    if is_rule(text) {
        return Mark::Rule;
    }
    if text.starts_with('>') {
        return Mark::Quotation;
    }
    if text.starts_with('|') && text.ends_with('|') && text.len() > 2 {
        return Mark::Table;
    }
    if wrapped(text, "**") || wrapped(text, "__") {
        return Mark::Bold;
    }
    if item(text).is_some() {
        return Mark::Item;
    }
    if wrapped(text, "*") || wrapped(text, "_") {
        return Mark::Italic;
    }
    Mark::Plain
}

/// The text without its mark.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim_start_matches(['#', '>', ' ']);
    item(text).unwrap_or(text)
}

/// What follows the bullet or number of a list item.
fn item(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(['-', '*', '+', '•', '◦', '▪', '■', '►']) {
        return rest.starts_with(char::is_whitespace).then(|| rest.trim_start());
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = (1..=2).contains(&(text.len() - rest.len()));
    let rest =
        rest.strip_prefix(['.', ')']).filter(|rest| number && rest.starts_with(char::is_whitespace))?;
    Some(rest.trim_start())
}

fn wrapped(text: &str, mark: &str) -> bool {
    text.len() > 2 * mark.len()
        && text.strip_prefix(mark).and_then(|t| t.strip_suffix(mark)).is_some_and(|inner| {
            !inner.contains(mark)
                && !inner.starts_with(char::is_whitespace)
                && !inner.ends_with(char::is_whitespace)
        })
}

fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| "-*_=—~".contains(*c)) else { return false };
    let mut count = 1;
    for mark in marks {
        if mark != first {
            return false;
        }
        count += 1;
    }
    count >= 3
}
