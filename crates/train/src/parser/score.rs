//! Attachment scores, of all words and by relation.

use std::collections::BTreeMap;
use std::fmt;

use sourcier_analysis::syntax::{Deprel, SyntacticWord};

/// What was found right.
#[derive(Clone, Default)]
pub(super) struct Score {
    words: usize,
    heads: usize,
    /// Head, and relation without its subtype.
    labelled: usize,
    /// Head, and relation with its subtype.
    exact: usize,
    /// Right with head and subtype, read, in the treebank.
    relations: BTreeMap<Deprel, (usize, usize, usize)>,
}

impl Score {
    /// Compares the words of a sentence.
    pub(super) fn add(&mut self, gold: &[SyntacticWord], read: &[SyntacticWord]) {
        for (gold, read) in gold.iter().zip(read) {
            let head = gold.head == read.head;
            let exact = head && gold.deprel == read.deprel;
            self.words += 1;
            self.heads += usize::from(head);
            self.labelled += usize::from(head && gold.deprel.base() == read.deprel.base());
            self.exact += usize::from(exact);
            let count = self.relations.entry(gold.deprel).or_default();
            count.0 += usize::from(exact);
            count.2 += 1;
            self.relations.entry(read.deprel).or_default().1 += 1;
        }
    }

    /// Precision, recall and F1 of the relations that an article is read by.
    pub(super) fn by_relation(&self) -> impl Iterator<Item = String> + '_ {
        const SHOWN: [Deprel; 12] = [
            Deprel::Nsubj,
            Deprel::NsubjPass,
            Deprel::Obj,
            Deprel::Ccomp,
            Deprel::Parataxis,
            Deprel::ParataxisInsert,
            Deprel::Appos,
            Deprel::Conj,
            Deprel::Acl,
            Deprel::AclRelcl,
            Deprel::OblAgent,
            Deprel::Advcl,
        ];
        SHOWN.iter().filter_map(|deprel| {
            let (right, read, gold) = self.relations.get(deprel)?;
            let (p, r) = (percent(*right, *read), percent(*right, *gold));
            let f1 = percent(2 * right, read + gold);
            Some(format!("{:17} P {p:5.1}  R {r:5.1}  F1 {f1:5.1}  ({gold})", deprel.as_str()))
        })
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part| percent(part, self.words);
        write!(
            f,
            "UAS {:.2}  LAS {:.2}  with subtypes {:.2}",
            share(self.heads),
            share(self.labelled),
            share(self.exact)
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}
