//! Reads CoNLL-U: sentences, their surface tokens, their syntactic words.

use std::path::Path;

use sourcier_analysis::syntax::{Deprel, Feats, Upos};

use crate::Result;

/// One sentence of a treebank.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Sentence {
    /// `# sent_id`.
    pub(crate) id: String,
    /// `# text`: what the tokens were cut from.
    pub(crate) text: String,
    /// What stands in the text, in order.
    pub(crate) tokens: Vec<Surface>,
    /// What the syntax counts, in order.
    pub(crate) words: Vec<Word>,
}

/// One token of the text: a word, or a contraction of several.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Surface {
    /// As written.
    pub(crate) form: String,
    /// Bytes of [`Sentence::text`].
    pub(crate) start: usize,
    /// The byte behind.
    pub(crate) end: usize,
    /// Index of its first word in [`Sentence::words`].
    pub(crate) word: usize,
    /// How many words it holds: 2 for « du » that is « de le ».
    pub(crate) words: usize,
    /// White space follows.
    pub(crate) space_after: bool,
}

/// One syntactic word.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Word {
    /// As written; inside a contraction as it would be written.
    pub(crate) form: String,
    /// Dictionary form.
    pub(crate) lemma: String,
    /// Part of speech.
    pub(crate) upos: Upos,
    /// Features, those that are kept.
    pub(crate) feats: Feats,
    /// Index of the head in [`Sentence::words`], none for the root.
    pub(crate) head: Option<usize>,
    /// Relation to the head.
    pub(crate) deprel: Deprel,
    /// The last column.
    pub(crate) misc: String,
}

/// The sentences of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    parse(&text).map_err(|e| format!("{}: {e}", path.display()).into())
}

/// The sentences of a text in CoNLL-U. Words of the enhanced syntax alone (`5.1`) are left out.
pub(crate) fn parse(text: &str) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            sentences.push(sentence(&lines)?);
            lines.clear();
        }
    }
    Ok(sentences)
}

fn sentence(lines: &[&str]) -> Result<Sentence> {
    let mut sentence = Sentence::default();
    let mut covered = 0;
    let mut at = 0;
    for line in lines {
        if let Some(comment) = line.strip_prefix('#') {
            match comment.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
                Some(("sent_id", id)) => id.clone_into(&mut sentence.id),
                Some(("text", text)) => text.clone_into(&mut sentence.text),
                _ => {}
            }
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, feats, head, deprel, _, misc] = cells.as_slice() else {
            return Err(format!("{}: not ten columns: {line}", sentence.id).into());
        };
        let space_after = !misc.split('|').any(|m| m == "SpaceAfter=No");
        if let Some((first, last)) = id.split_once('-') {
            let (first, last): (usize, usize) = (first.parse()?, last.parse()?);
            surface(&mut sentence, &mut at, form, first - 1, last + 1 - first, space_after)?;
            covered = last;
        } else if !id.contains('.') {
            let number: usize = id.parse()?;
            if number > covered {
                surface(&mut sentence, &mut at, form, number - 1, 1, space_after)?;
            }
            let unknown = |what: &str| format!("{}: unknown {what}: {line}", sentence.id);
            let head: usize = if *head == "_" { 0 } else { head.parse()? };
            let word = Word {
                form: (*form).to_owned(),
                lemma: (*lemma).to_owned(),
                upos: Upos::parse(upos).ok_or_else(|| unknown("part of speech"))?,
                feats: Feats::parse(feats),
                head: head.checked_sub(1),
                deprel: relation(deprel).ok_or_else(|| unknown("relation"))?,
                misc: (*misc).to_owned(),
            };
            sentence.words.push(word);
        }
    }
    Ok(sentence)
}

/// A relation; one whose subtype is not ours keeps its base.
fn relation(name: &str) -> Option<Deprel> {
    Deprel::parse(name).or_else(|| Deprel::parse(name.split(':').next()?))
}

/// Adds a token where it stands in the text.
fn surface(
    sentence: &mut Sentence,
    at: &mut usize,
    form: &str,
    word: usize,
    words: usize,
    space_after: bool,
) -> Result<()> {
    let rest = sentence.text.get(*at..).unwrap_or_default();
    let start = *at + rest.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let end = start + form.len();
    if sentence.text.get(start..end) != Some(form) {
        return Err(format!("{}: the text at {start} is not « {form} »", sentence.id).into());
    }
    sentence.tokens.push(Surface { form: form.to_owned(), start, end, word, words, space_after });
    *at = end;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
# sent_id = un
# text = Il parle du port.
1\tIl\tlui\tPRON\t_\tNumber=Sing|Person=3\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tMood=Ind|VerbForm=Fin\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\tGender=Masc\t2\tobl:new\t_\tSpaceAfter=No
5.1\tx\tx\tVERB\t_\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# sent_id = deux
# text = Oui.
1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_
";

    #[test]
    fn words_and_contractions() {
        let sentences = parse(SAMPLE).unwrap();
        let [first, second] = sentences.as_slice() else { panic!("two sentences") };
        let forms: Vec<_> = first.tokens.iter().map(|t| (&*t.form, t.word, t.words)).collect();
        assert_eq!(forms, [("Il", 0, 1), ("parle", 1, 1), ("du", 2, 2), ("port", 4, 1), (".", 5, 1)]);
        assert!(first.tokens.iter().all(|t| first.text.get(t.start..t.end) == Some(&t.form)));
        assert!(!first.tokens[3].space_after);
        assert_eq!(first.words.len(), 6);
        assert_eq!(first.words[4].deprel, Deprel::Obl);
        assert_eq!((first.words[0].head, first.words[1].head), (Some(1), None));
        assert_eq!(second.id, "deux");
    }

    #[test]
    fn malformed_lines_are_errors() {
        for text in [
            "1\tIl\n",
            "# text = a\n1\tb\tb\tX\t_\t_\t0\troot\t_\t_\n",
            "# text = b\n1\tb\tb\tY\t_\t_\t0\troot\t_\t_\n",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
