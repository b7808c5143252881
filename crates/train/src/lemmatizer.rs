//! Learns what makes a lemma of a form: first from the lexicon, then what the treebanks do differently.

use std::collections::BTreeMap;
use std::path::Path;

use sourcier_analysis::Span;
use sourcier_analysis::lemmatizer::{
    Form, Lemmas, Lemmatizer, Rule, Rules, ending_key, endings, exact_key, form_key, is_open, lemma,
};
use sourcier_analysis::model::HashedMap;
use sourcier_analysis::syntax::{Feats, Upos};
use sourcier_analysis::tagger::restored;
use sourcier_analysis::tokenizer::Token;

use crate::Result;
use crate::conllu::{Sentence, Word};
use crate::{lexicon, treebank};

/// Learns both layers.
pub(crate) fn train(data: &Path) -> Result<(Lemmas, Lemmatizer)> {
    let treebanks = treebank::training(data)?;
    let sentences: Vec<&Sentence> = treebanks.iter().flatten().collect();
    let lemmas = lemmas(data, &sentences)?;
    let lemmatizer = lemmatizer(&lemmas, &treebanks)?;
    Ok((lemmas, lemmatizer))
}

/// A form in lower case, what it is, and what makes its lemma.
struct Case {
    lower: String,
    upos: Upos,
    feats: Feats,
    rule: Rule,
    weight: u32,
}

/// How often each rule was seen under a key.
type Counts = BTreeMap<u32, BTreeMap<Rule, u32>>;

/// The most frequent; of several, the first in their order.
fn best(rules: &BTreeMap<Rule, u32>) -> Option<&Rule> {
    rules.iter().rev().max_by_key(|(_, count)| **count).map(|(rule, _)| rule)
}

fn count(cases: &[Case], key: impl Fn(&Case) -> u32) -> Counts {
    let mut counts = Counts::new();
    for case in cases {
        *counts.entry(key(case)).or_default().entry(case.rule.clone()).or_default() += case.weight;
    }
    counts
}

/// Rules with their numbers.
#[derive(Default)]
struct Numbers(BTreeMap<Rule, u16>);

impl Numbers {
    fn of(&mut self, rule: &Rule) -> Result<u16> {
        let next = u16::try_from(self.0.len())?;
        Ok(*self.0.entry(rule.clone()).or_insert(next))
    }

    fn into_rules(self) -> Vec<Rule> {
        let mut rules: Vec<(u16, Rule)> = self.0.into_iter().map(|(rule, n)| (n, rule)).collect();
        rules.sort_unstable_by_key(|(n, _)| *n);
        rules.into_iter().map(|(_, rule)| rule).collect()
    }
}

/// The endings that tell more than the shorter ones do.
fn telling_endings(cases: &[Case], numbers: &mut Numbers) -> Result<HashedMap> {
    let mut counts: BTreeMap<(u32, &str, usize), BTreeMap<Rule, u32>> = BTreeMap::new();
    for case in cases {
        for ending in endings(&case.lower) {
            let entry = counts.entry((case.upos as u32, ending, ending.chars().count())).or_default();
            *entry.entry(case.rule.clone()).or_default() += case.weight;
        }
    }
    let mut pairs = Vec::new();
    for (&(upos, ending, letters), rules) in &counts {
        let Some(rule) = best(rules) else { continue };
        let upos_of = Upos::ALL.iter().find(|u| **u as u32 == upos).copied().unwrap_or(Upos::X);
        let shorter =
            endings(ending).skip(1).find_map(|e| counts.get(&(upos, e, e.chars().count())).and_then(best));
        let sum: u32 = rules.values().sum();
        if letters == 0 || (shorter != Some(rule) && sum >= 2) {
            pairs.push((ending_key(ending, upos_of), numbers.of(rule)?));
        }
    }
    // An ending whose shorter one was left out hides nothing: both say the same.
    Ok(HashedMap::new(pairs))
}

/// Forms whose rule is not the one that `otherwise` gives: by the form alone where most of its uses agree, by form and
/// features where they do not.
fn exceptions<'a>(
    cases: &[Case],
    numbers: &mut Numbers,
    otherwise: impl Fn(&Case) -> Option<&'a Rule>,
) -> Result<HashedMap> {
    let by_form = count(cases, |c| form_key(&c.lower, c.upos));
    let by_feats = count(cases, |c| exact_key(&c.lower, c.upos, c.feats));
    let mut forms: BTreeMap<u32, u16> = BTreeMap::new();
    for case in cases {
        let key = form_key(&case.lower, case.upos);
        if let Some(rule) = by_form.get(&key).and_then(best)
            && otherwise(case) != Some(rule)
        {
            forms.insert(key, numbers.of(rule)?);
        }
    }
    let mut exact: BTreeMap<u32, u16> = BTreeMap::new();
    for case in cases {
        let key = exact_key(&case.lower, case.upos, case.feats);
        let Some(rule) = by_feats.get(&key).and_then(best) else { continue };
        let number = numbers.of(rule)?;
        let right = match forms.get(&form_key(&case.lower, case.upos)) {
            Some(general) => *general == number,
            None => otherwise(case) == Some(rule),
        };
        if !right {
            exact.insert(key, number);
        }
    }
    forms.extend(exact);
    Ok(HashedMap::new(forms))
}

/// The rules of the lexicon.
fn lemmas(data: &Path, treebanks: &[&Sentence]) -> Result<Lemmas> {
    let mut frequency: BTreeMap<(String, Upos), u32> = BTreeMap::new();
    for word in treebanks.iter().flat_map(|s| &s.words) {
        *frequency.entry((word.lemma.clone(), open(word.upos))).or_default() += 1;
    }
    let mut cases = Vec::new();
    let text = lexicon::unpack(data)?;
    for [form, lemma, upos, feats] in lexicon::rows(&text) {
        let Some(upos) = Upos::parse(upos).filter(|u| is_open(*u)) else { continue };
        if form.contains(' ') || lemma.contains(['*', ' ']) || form.chars().any(char::is_uppercase) {
            continue;
        }
        let Some(rule) = Rule::between(form, form, lemma) else { continue };
        let known = frequency.get(&(lemma.to_owned(), upos)).copied().unwrap_or_default();
        let case =
            Case { lower: form.to_owned(), upos, feats: Feats::parse(feats), rule, weight: 1 + 10 * known };
        cases.push(case);
    }
    // An ending counts forms, not how often they are used.
    let mut types: Vec<Case> = cases
        .iter()
        .map(|c| Case { weight: 1, lower: c.lower.clone(), rule: c.rule.clone(), ..*c })
        .collect();
    types.dedup_by(|a, b| (&a.lower, a.upos, &a.rule) == (&b.lower, b.upos, &b.rule));
    let mut numbers = Numbers::default();
    let endings = telling_endings(&types, &mut numbers)?;
    let rules =
        Rules { rules: std::mem::take(&mut numbers).into_rules(), forms: HashedMap::new([]), endings };
    let mut numbers = Numbers(rules.rules.iter().cloned().zip(0..).collect());
    let forms = exceptions(&cases, &mut numbers, |case| rules.of_ending(&case.lower, case.upos))?;
    Ok(Lemmas(Rules { rules: numbers.into_rules(), forms, endings: rules.endings }))
}

const fn open(upos: Upos) -> Upos {
    match upos {
        Upos::Aux => Upos::Verb,
        other => other,
    }
}

/// What the treebanks do that the lexicon does not say; where they differ the first one counts.
fn lemmatizer(lexicon: &Lemmas, treebanks: &[Vec<Sentence>]) -> Result<Lemmatizer> {
    let mut cases: Vec<Case> = Vec::new();
    for (n, treebank) in treebanks.iter().enumerate() {
        let mut new = Vec::new();
        for word in treebank.iter().flat_map(|s| &s.words) {
            let lower = lower(&word.form);
            let Some(rule) = Rule::between(&word.form, &lower, &word.lemma) else { continue };
            new.push(Case {
                lower,
                upos: open(word.upos),
                feats: word.feats,
                rule,
                weight: if n == 0 { 2 } else { 1 },
            });
        }
        if n > 0 {
            let known: std::collections::BTreeSet<u32> =
                cases.iter().map(|c| form_key(&c.lower, c.upos)).collect();
            new.retain(|c| !known.contains(&form_key(&c.lower, c.upos)));
        }
        cases.extend(new);
    }
    let closed: Vec<Case> = cases
        .iter()
        .filter(|c| !is_open(c.upos))
        .map(|c| Case { lower: c.lower.clone(), rule: c.rule.clone(), ..*c })
        .collect();
    let mut numbers = Numbers::default();
    let endings = HashedMap::new(defaults(&closed, &mut numbers)?);
    let mut rules =
        Rules { rules: std::mem::take(&mut numbers).into_rules(), forms: HashedMap::new([]), endings };
    let mut numbers = Numbers(rules.rules.iter().cloned().zip(0..).collect());
    let Lemmas(lexicon) = lexicon;
    let forms = exceptions(&cases, &mut numbers, |case| {
        if is_open(case.upos) {
            let exact = lexicon.of_form(&case.lower, case.upos, case.feats);
            exact.or_else(|| lexicon.of_ending(&case.lower, case.upos))
        } else {
            rules.of_ending(&case.lower, case.upos)
        }
    })?;
    rules.rules = numbers.into_rules();
    rules.forms = forms;
    Ok(Lemmatizer(rules))
}

/// The rule that most forms of a part of speech follow, for the closed ones: what is unknown there is a number, a name, a mark.
fn defaults(cases: &[Case], numbers: &mut Numbers) -> Result<Vec<(u32, u16)>> {
    let counts = count(cases, |c| ending_key("", c.upos));
    counts
        .iter()
        .filter_map(|(key, rules)| Some((*key, best(rules)?)))
        .map(|(key, rule)| Ok((key, numbers.of(rule)?)))
        .collect()
}

/// As the tokeniser normalises.
fn lower(form: &str) -> String {
    form.to_lowercase().replace(['’', 'ʼ'], "'")
}

/// How many lemmas are right with these parts of speech and features.
pub(crate) fn score(
    lexicon: &Lemmas,
    lemmatizer: &Lemmatizer,
    sentence: &Sentence,
    given: &[(Upos, Feats)],
) -> usize {
    let right = |(word, (upos, feats)): &(&Word, &(Upos, Feats))| {
        let token = Token::whole(&word.form, Span::new(0, word.form.len()));
        let restored = restored(&token);
        let form = Form::of(&token, &word.form).restored(restored.as_deref());
        *lemma(lexicon, lemmatizer, form, *upos, *feats) == *word.lemma
    };
    sentence.words.iter().zip(given).filter(right).count()
}
