//! The texts that the editor has open, kept in step with it edit by edit. The only module that knows ropey.

use std::sync::{Arc, PoisonError, RwLock};

use imbl::OrdMap;
use ropey::{Rope, RopeSlice};
use sourcier_desk::{ArticleId, Encoding};
use tower_lsp::ls_types::{Position, TextDocumentContentChangeEvent, Uri};

/// All open documents at one moment; a clone is a pointer.
pub(crate) type OpenDocuments = OrdMap<ArticleId, Arc<Document>>;

/// One version of an open document. A clone of its text shares the unchanged parts.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Exactly as the editor spelt it: answers about this document repeat it.
    pub(crate) uri: Uri,
    /// The editor's number for this text.
    pub(crate) version: i32,
    /// Differs for each opening, so that a document that was closed and opened again is not taken for the same.
    pub(crate) opening: u64,
    text: Rope,
}

impl Document {
    pub(crate) fn new(uri: Uri, version: i32, opening: u64, text: &str) -> Self {
        Self { uri, version, opening, text: Rope::from_str(text) }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        self.text.to_string()
    }

    /// The next version: each change applies to the text that the one before it left.
    fn changed(&self, version: i32, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) -> Self {
        let mut text = self.text.clone();
        for change in changes {
            let Some(range) = change.range else {
                text = Rope::from_str(&change.text);
                continue;
            };
            let start = char_at(&text, range.start, encoding);
            let end = char_at(&text, range.end, encoding).max(start);
            text.remove(start..end);
            text.insert(start, &change.text);
        }
        Self { version, text, ..self.clone() }
    }
}

/// The open documents. The lock is taken and left inside each method; what is handed out is an [`Arc`].
#[derive(Debug, Default)]
pub(crate) struct Documents {
    open: RwLock<OpenDocuments>,
}

impl Documents {
    /// All of them, now.
    pub(crate) fn all(&self) -> OpenDocuments {
        self.open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// One of them, now.
    pub(crate) fn get(&self, id: &ArticleId) -> Option<Arc<Document>> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Opens a document, or gives an open one a new text.
    pub(crate) fn open(&self, id: ArticleId, document: Document) -> Arc<Document> {
        let document = Arc::new(document);
        self.open.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&document));
        document
    }

    /// Edits an open document; `None` when it is not open.
    pub(crate) fn change(
        &self,
        id: &ArticleId,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Option<Arc<Document>> {
        let next = Arc::new(self.get(id)?.changed(version, changes, encoding));
        self.open.write().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), Arc::clone(&next));
        Some(next)
    }

    /// Closes a document; `None` when it was not open.
    pub(crate) fn close(&self, id: &ArticleId) -> Option<Arc<Document>> {
        self.open.write().unwrap_or_else(PoisonError::into_inner).remove(id)
    }
}

/// The index of the character at a position. A character behind the end of its line counts as the end of that line,
/// a line behind the last as the end of the text; a position inside a character counts as its start.
fn char_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_chars();
    }
    let content = without_ending(text.line(line));
    let character = position.character as usize;
    let inside = match encoding {
        Encoding::Utf8 => content.byte_to_char(character.min(content.len_bytes())),
        Encoding::Utf16 => content.utf16_cu_to_char(character.min(content.len_utf16_cu())),
        Encoding::Utf32 => character.min(content.len_chars()),
    };
    text.line_to_char(line) + inside
}

fn without_ending(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut end = line.len_chars();
    while end > 0 && matches!(line.char(end - 1), '\n' | '\r') {
        end -= 1;
    }
    line.slice(..end)
}

#[cfg(test)]
mod tests {
    use sourcier_desk::analysis::text::LineIndex;
    use tower_lsp::ls_types::Range;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn document(text: &str) -> Document {
        Document::new("untitled:essai".parse().expect("a uri"), 1, 0, text)
    }

    /// Replaces `old` by `new` in `text`, in every encoding, and compares with what a string says.
    fn check(text: &str, old: &str, new: &str) {
        let start = text.find(old).expect("the text to replace");
        let lines = LineIndex::new(text);
        for encoding in ENCODINGS {
            let at = |offset| {
                let p = lines.position(text, offset, encoding);
                Position::new(p.line, p.character)
            };
            let change = TextDocumentContentChangeEvent {
                range: Some(Range::new(at(start), at(start + old.len()))),
                range_length: None,
                text: new.to_owned(),
            };
            let changed = document(text).changed(2, &[change], encoding);
            assert_eq!(changed.text(), text.replacen(old, new, 1), "{encoding:?}");
        }
    }

    #[test]
    fn edits_behind_every_kind_of_character() {
        check("L’été 🙂 à Nîmes", "Nîmes", "Arles");
        check("cafe\u{301} ouvert", "ouvert", "fermé");
        check("« Non\u{a0}», dit-il\u{202f}; puis « oui\u{a0}».", "oui", "peut-être");
        check("un\r\ndeux\rtrois\nquatre", "quatre", "cinq");
        check("un\r\ndeux\rtrois", "deux\rtr", "");
        check("avant\u{2028}après\u{85}fin", "fin", "suite");
        check("a\r\n\r\nb", "\r\n\r\n", "\n");
        check("une seule ligne", "une", "🙂🙂");
    }

    #[test]
    fn changes_apply_one_after_the_other() {
        let whole =
            TextDocumentContentChangeEvent { range: None, range_length: None, text: "abc".to_owned() };
        let one = Position::new(0, 1);
        let insert = |text: &str| TextDocumentContentChangeEvent {
            range: Some(Range::new(one, one)),
            range_length: None,
            text: text.to_owned(),
        };
        let changed = document("x").changed(7, &[whole, insert("é"), insert("è")], Encoding::Utf16);
        assert_eq!((changed.text().as_str(), changed.version), ("aèébc", 7));
    }

    proptest::proptest! {
        /// The rope and the line index of the analysis agree on what every position means.
        #[test]
        fn positions_mean_the_same_as_below(
            text in "[a-cé🙂\r\n\u{2028}\u{301}]{0,30}", line in 0u32..6, character in 0u32..12,
        ) {
            let rope = Rope::from_str(&text);
            for encoding in ENCODINGS {
                let position = sourcier_desk::Position { line, character };
                let offset = LineIndex::new(&text).offset(&text, position, encoding);
                let char = char_at(&rope, Position::new(line, character), encoding);
                proptest::prop_assert_eq!(rope.char_to_byte(char), offset);
            }
        }
    }
}
