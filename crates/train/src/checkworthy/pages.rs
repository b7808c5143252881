//! The copy on the pages of the data set `orangesum`: its title and its paragraphs, as a reader pastes them.

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Node, Selector};

/// The column of the article.
static COLUMN: LazyLock<Selector> = LazyLock::new(|| selector("div.sticky-text-column"));
/// What is read of it.
static BLOCKS: LazyLock<Selector> = LazyLock::new(|| selector("p, h2, h3, li"));
static TITLE: LazyLock<Selector> = LazyLock::new(|| selector("title"));

/// What stands in the column and is not of the article.
const ASIDE: [&str; 5] = ["blockquote", "figure", "iframe", "script", "style"];

fn selector(written: &str) -> Selector {
    Selector::parse(written).unwrap_or_else(|error| unreachable!("{error}"))
}

/// The title and the lines of the article on a page, an empty line between them; nothing when the page holds none.
pub(crate) fn text(page: &str) -> Option<String> {
    let html = Html::parse_document(page);
    let column = html.select(&COLUMN).next()?;
    let title: String = html.select(&TITLE).next().into_iter().flat_map(|title| title.text()).collect();
    let mut written = title;
    for block in column.select(&BLOCKS).filter(|block| !is_aside(block)) {
        written.push('\n');
        write(block, &mut written);
    }
    let lines = written.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    (lines.len() > 1).then(|| lines.join("\n\n") + "\n")
}

fn is_aside(block: &ElementRef<'_>) -> bool {
    block.ancestors().filter_map(ElementRef::wrap).any(|element| ASIDE.contains(&element.value().name()))
}

/// The words below `element`; `<br>` begins another line.
fn write(element: ElementRef<'_>, written: &mut String) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            written.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
        } else if let Some(inner) = ElementRef::wrap(child) {
            match inner.value().name() {
                "br" => written.push('\n'),
                name if ASIDE.contains(&name) => {}
                _ => write(inner, written),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_by_its_lines() {
        let page = "<html><head><title>Le pont rouvre</title></head><body><p>Menu</p><div class=\"sticky-text-column\">\
                    <p class=\"date\">Agence, publié le mardi\n 12 mars</p><p><strong>Le pont a rouvert.</strong><br/><br/>\n\
                    La mairie &amp; le port<script>x()</script> s'en réjouissent.</p><figure><p>Une image</p></figure>\
                    <h2>Six mois</h2></div></body></html>";
        assert_eq!(
            text(page).as_deref(),
            Some(
                "Le pont rouvre\n\nAgence, publié le mardi 12 mars\n\nLe pont a rouvert.\n\nLa mairie & le port s'en \
                 réjouissent.\n\nSix mois\n"
            )
        );
        assert_eq!(text("<p>Rien</p>"), None);
    }
}
