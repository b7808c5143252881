//! Between the protocol's terms and the desk's: URIs and article ids, ranges and spans, diagnostics, symbol kinds.

use std::collections::BTreeMap;
use std::path::Path;

use sourcier_desk::analysis::text::LineIndex;
use sourcier_desk::diagnostics::{Diagnostic, Severity};
use sourcier_desk::outline::SymbolKind;
use sourcier_desk::{ArticleId, Encoding, Location, Position, Snapshot, Span};
use tower_lsp::ls_types as lsp;

use crate::documents::OpenDocuments;
use crate::features::Features;

/// The id of the article behind a URI: the path of a `file:` URI, any other URI as it is.
pub(crate) fn article(uri: &lsp::Uri) -> ArticleId {
    match path(uri).as_deref().and_then(Path::to_str) {
        Some(path) => ArticleId::from(path),
        None => ArticleId::from(uri.as_str()),
    }
}

/// The path of a `file:` URI.
pub(crate) fn path(uri: &lsp::Uri) -> Option<std::path::PathBuf> {
    if uri.scheme().as_str() != "file" {
        return None;
    }
    // A path that is not UTF-8 has no id as text: the URI itself is the id then.
    uri.path().decode().to_string().ok()?;
    Some(uri.to_file_path()?.into_owned())
}

/// The path of an article that is a file.
pub(crate) fn path_of(id: &ArticleId) -> Option<&Path> {
    let path = Path::new(id.as_str());
    path.is_absolute().then_some(path)
}

/// The URI of an article: the editor's own spelling when it has it open.
pub(crate) fn uri(id: &ArticleId, open: &OpenDocuments) -> Option<lsp::Uri> {
    if let Some(document) = open.get(id) {
        return Some(document.uri.clone());
    }
    match path_of(id) {
        Some(path) => lsp::Uri::from_file_path(path),
        None => id.as_str().parse().ok(),
    }
}

/// A text with its lines, to place many spans in it.
#[derive(Clone, Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    index: LineIndex,
    encoding: Encoding,
}

impl<'a> Lines<'a> {
    /// The lines of `text`.
    pub(crate) fn new(text: &'a str, encoding: Encoding) -> Self {
        Self { text, index: LineIndex::new(text), encoding }
    }

    /// The lines of an article that the snapshot knows.
    pub(crate) fn of(snapshot: &'a Snapshot, id: &ArticleId, encoding: Encoding) -> Option<Self> {
        Some(Self::new(snapshot.text(id)?, encoding))
    }

    /// Where the editor shows a span.
    pub(crate) fn range(&self, span: Span) -> lsp::Range {
        lsp::Range::new(self.position(span.start), self.position(span.end))
    }

    /// The span that the editor means.
    pub(crate) fn span(&self, range: lsp::Range) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }

    /// The byte offset that the editor means.
    pub(crate) fn offset(&self, position: lsp::Position) -> usize {
        let position = Position { line: position.line, character: position.character };
        self.index.offset(self.text, position, self.encoding)
    }

    fn position(&self, offset: usize) -> lsp::Position {
        let position = self.index.position(self.text, offset, self.encoding);
        lsp::Position::new(position.line, position.character)
    }
}

/// Places in articles, as the editor wants them. A location in an article without a URI, or that the snapshot does not know, is left out.
pub(crate) fn locations(
    snapshot: &Snapshot,
    open: &OpenDocuments,
    encoding: Encoding,
    found: &[Location],
) -> Vec<lsp::Location> {
    let mut places = Places::new(snapshot, open, encoding);
    found.iter().filter_map(|location| places.location(location)).collect()
}

/// Articles in which places are shown: the lines and the URI of each are found once.
struct Places<'a> {
    snapshot: &'a Snapshot,
    open: &'a OpenDocuments,
    encoding: Encoding,
    known: BTreeMap<ArticleId, Option<(lsp::Uri, Lines<'a>)>>,
}

impl<'a> Places<'a> {
    fn new(snapshot: &'a Snapshot, open: &'a OpenDocuments, encoding: Encoding) -> Self {
        Self { snapshot, open, encoding, known: BTreeMap::new() }
    }

    /// `None` in an article without a URI, or that the snapshot does not know.
    fn location(&mut self, location: &Location) -> Option<lsp::Location> {
        let id = &location.article;
        if !self.known.contains_key(id) {
            let uri = uri(id, self.open);
            let placed = uri.and_then(|uri| Some((uri, Lines::of(self.snapshot, id, self.encoding)?)));
            self.known.insert(id.clone(), placed);
        }
        let (uri, lines) = self.known.get(id)?.as_ref()?;
        Some(lsp::Location::new(uri.clone(), lines.range(location.span)))
    }
}

/// Findings in one article, whose lines are given, as the editor shows them.
pub(crate) fn diagnostics(
    found: &[Diagnostic],
    lines: &Lines<'_>,
    snapshot: &Snapshot,
    open: &OpenDocuments,
    features: Features,
) -> Vec<lsp::Diagnostic> {
    let mut places = Places::new(snapshot, open, features.encoding);
    found.iter().map(|found| diagnostic(found, lines, &mut places, features)).collect()
}

fn diagnostic(
    found: &Diagnostic,
    lines: &Lines<'_>,
    places: &mut Places<'_>,
    features: Features,
) -> lsp::Diagnostic {
    let related = found.related.iter().filter_map(|r| {
        let location = places.location(&r.location)?;
        Some(lsp::DiagnosticRelatedInformation { location, message: r.message.clone() })
    });
    lsp::Diagnostic {
        range: lines.range(found.span),
        severity: Some(severity(found.severity)),
        code: Some(lsp::NumberOrString::String(found.rule.to_owned())),
        source: Some("sourcier".to_owned()),
        message: found.message.clone(),
        related_information: (features.related_information && !found.related.is_empty())
            .then(|| related.collect()),
        data: features.diagnostic_data.then(|| serde_json::json!({ "rule": found.rule })),
        ..lsp::Diagnostic::default()
    }
}

/// How much a finding matters.
fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
    }
}

/// The protocol knows programs, not articles: the nearest of its kinds, chosen for the icons editors draw.
pub(crate) fn symbol_kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Heading => lsp::SymbolKind::STRING,
        SymbolKind::Passage => lsp::SymbolKind::NAMESPACE,
        SymbolKind::Person => lsp::SymbolKind::CLASS,
        SymbolKind::Organisation => lsp::SymbolKind::MODULE,
        SymbolKind::Place => lsp::SymbolKind::PACKAGE,
        SymbolKind::Attribution => lsp::SymbolKind::EVENT,
        SymbolKind::Other => lsp::SymbolKind::OBJECT,
        SymbolKind::Sources => lsp::SymbolKind::ARRAY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, id: &str, back: &str) {
        let parsed: lsp::Uri = text.parse().expect("a uri");
        let article = article(&parsed);
        assert_eq!(article.as_str(), id);
        let again = uri(&article, &OpenDocuments::new()).expect("a uri");
        assert_eq!(again.as_str(), back);
    }

    #[test]
    #[cfg(unix)]
    fn files_are_named_by_their_path() {
        check("file:///dossier/a.txt", "/dossier/a.txt", "file:///dossier/a.txt");
        check("file:///%C3%A9t%C3%A9/a%20b.md", "/été/a b.md", "file:///%C3%A9t%C3%A9/a%20b.md");
        check("file:///a%3ab.txt", "/a:b.txt", "file:///a%3Ab.txt");
    }

    #[test]
    fn all_else_by_its_uri() {
        check("untitled:Untitled-1", "untitled:Untitled-1", "untitled:Untitled-1");
        check("file:///%FF.txt", "file:///%FF.txt", "file:///%FF.txt");
    }

    #[test]
    fn spans_and_ranges_in_three_encodings() {
        let text = "a\r\né🙂\u{a0}«\u{202f}oui\u{a0}»\u{2028}fin";
        let start = text.find("oui").expect("oui");
        let span = Span::new(start, start + 3);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let lines = Lines::new(text, encoding);
            assert_eq!(lines.range(span).start.line, 1);
            assert_eq!(lines.span(lines.range(span)), span, "{encoding:?}");
        }
    }
}
