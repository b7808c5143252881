//! Attachment scores, of all words and by relation.

use std::collections::BTreeMap;

use sourcier_analysis::syntax::{Deprel, SyntacticWord};

use crate::scores::percent;

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

    /// Share of right heads.
    pub(super) fn unlabelled(&self) -> f64 {
        percent(self.heads, self.words)
    }

    /// Share of right heads with the right relation, subtypes apart.
    pub(super) fn labelled(&self) -> f64 {
        percent(self.labelled, self.words)
    }

    /// Share of right heads with the right relation and subtype.
    pub(super) fn exact(&self) -> f64 {
        percent(self.exact, self.words)
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
