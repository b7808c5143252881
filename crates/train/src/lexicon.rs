//! Word lists as finite-state maps.

use std::collections::BTreeMap;
use std::path::Path;

use sourcier_analysis::lexicon::{Features, Word};

use crate::Result;

/// Writes every lexicon of `model-fr` made from the data sets in `data`.
pub(crate) fn make(data: &Path, out: &Path) -> Result<()> {
    forms(data, out)?;
    crate::gazetteers::make(data, out)
}

/// The table of inflected forms.
pub(crate) fn unpack(data: &Path) -> Result<String> {
    let tsv = data.join("lexicon-jsrealb-fr/forms-generated.tsv.xz");
    let xz = std::process::Command::new("xz")
        .arg("-dc")
        .arg(&tsv)
        .output()
        .map_err(|e| format!("the command `xz` is needed to unpack {}: {e}", tsv.display()))?;
    if !xz.status.success() {
        return Err(String::from_utf8_lossy(&xz.stderr).into());
    }
    Ok(String::from_utf8(xz.stdout)?)
}

/// Its rows: form, lemma, part of speech, features.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = [&str; 4]> {
    text.lines().map(|line| {
        let mut cells = line.split('\t');
        [(); 4].map(|()| cells.next().unwrap_or_default())
    })
}

/// Verbs of the first conjugation that the source does not have yet; they go like [`MODEL`].
const NEW_VERBS: [&str; 4] = ["poster", "retweeter", "tweeter", "twitter"];

/// A verb in « -ter ».
const MODEL: &str = "porter";

/// The rows of the new verbs.
fn new_verbs(rows: &str) -> String {
    let model: Vec<[&str; 4]> = self::rows(rows).filter(|r| r[1] == MODEL && r[2] == "VERB").collect();
    let stem = |verb: &'static str| verb.strip_suffix("er").unwrap_or(verb);
    let inflected = NEW_VERBS.iter().flat_map(|verb| {
        model.iter().filter_map(move |[form, _, upos, feats]| {
            let ending = form.strip_prefix(stem(MODEL))?;
            Some(format!("{}{ending}\t{verb}\t{upos}\t{feats}\n", stem(verb)))
        })
    });
    inflected.collect()
}

/// « balaye » beside « balaie »: verbs in « -ayer » are written both ways.
fn second_spellings(rows: &str) -> String {
    let both = self::rows(rows).filter_map(|[form, lemma, upos, feats]| {
        let stem = lemma.strip_suffix("yer").filter(|stem| stem.ends_with('a'))?;
        let ending = form.strip_prefix(stem)?.strip_prefix('i').filter(|ending| ending.starts_with('e'))?;
        Some(format!("{stem}y{ending}\t{lemma}\t{upos}\t{feats}\n"))
    });
    both.collect()
}

/// Inflected forms with their features; verbs also with their lemma. When two share a form it is that of the first
/// conjugation where the form is one of its present (« pointe » is « pointer », not « poindre »), else the first in
/// alphabetical order, as for « vit ».
fn forms(data: &Path, out: &Path) -> Result<()> {
    let text = unpack(data)?;
    let new = new_verbs(&text) + &second_spellings(&text);
    let rows: Vec<[&str; 4]> = rows(&text).chain(self::rows(&new)).collect();
    let mut verbs: Vec<&str> = rows.iter().filter(|r| r[2] == "VERB").map(|r| r[1]).collect();
    verbs.sort_unstable();
    verbs.dedup();
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for [form, lemma, upos, feats] in rows {
        if form.contains(' ') || form.chars().next().is_none_or(char::is_uppercase) {
            continue;
        }
        let word = words.entry(form.to_lowercase()).or_default();
        word.features |= features(upos, feats);
        if upos == "VERB" {
            let line = u16::try_from(verbs.binary_search(&lemma).unwrap_or(0) + 1)?;
            let regular = is_present_of(form, lemma);
            let other = verbs.get(usize::from(word.verb).wrapping_sub(1)).copied();
            let keeps = other.is_some_and(|other| match (is_present_of(form, other), regular) {
                (true, false) => true,
                (false, true) => false,
                _ => word.verb < line,
            });
            word.verb = if keeps { word.verb } else { line };
        }
    }
    participles(&verbs, &mut words)?;
    let mut map = fst::MapBuilder::memory();
    for (form, word) in &words {
        map.insert(form, word.to_value())?;
    }
    std::fs::write(out.join("forms.fst"), map.into_inner()?)?;
    std::fs::write(out.join("verbs.txt"), verbs.join("\n") + "\n")?;
    Ok(())
}

/// « pointe », « pointent » of « pointer ».
fn is_present_of(form: &str, infinitive: &str) -> bool {
    let ending = infinitive.strip_suffix("er").and_then(|stem| form.strip_prefix(stem));
    ending.is_some_and(|ending| matches!(ending, "e" | "es" | "ent"))
}

/// Past participles of the first conjugation, all regular: the source misses some (« révélé »).
fn participles(verbs: &[&str], words: &mut BTreeMap<String, Word>) -> Result<()> {
    for (n, verb) in verbs.iter().enumerate() {
        let Some(stem) = verb.strip_suffix("er") else { continue };
        for (ending, feats) in
            [("é", "Masc|Sing"), ("ée", "Fem|Sing"), ("és", "Masc|Plur"), ("ées", "Fem|Plur")]
        {
            let word = words.entry(format!("{stem}{ending}")).or_default();
            if word.verb == 0 {
                let (gender, number) = feats.split_once('|').unwrap_or_default();
                let feats = format!("Gender={gender}|Number={number}|Tense=Past|VerbForm=Part");
                word.features |= features("VERB", &feats);
                word.verb = u16::try_from(n + 1)?;
            }
        }
    }
    Ok(())
}

fn features(upos: &str, feats: &str) -> Features {
    let has = |feature: &str| feats.split('|').any(|f| f == feature);
    let mut features = match upos {
        "NOUN" => Features::NOUN,
        "ADJ" => Features::ADJ,
        "ADV" => Features::ADV,
        "DET" => Features::DET,
        "PRON" => Features::PRON,
        "ADP" => Features::ADP,
        "CCONJ" => Features::CCONJ,
        _ => Features::VERB,
    };
    if upos != "VERB" || has("VerbForm=Part") {
        for (name, bit) in [
            ("Gender=Masc", Features::MASC),
            ("Gender=Fem", Features::FEM),
            ("Number=Sing", Features::SING),
            ("Number=Plur", Features::PLUR),
        ] {
            if has(name) {
                features |= bit;
            }
        }
    }
    if upos == "VERB" {
        let third = has("Person=3");
        features |= match () {
            () if has("VerbForm=Inf") => Features::INFINITIVE,
            () if has("VerbForm=Part") && has("Tense=Pres") => Features::PRESENT_PARTICIPLE,
            () if has("VerbForm=Part") => Features::PAST_PARTICIPLE,
            () if has("Mood=Cnd") && third => Features::CONDITIONAL,
            () if has("Mood=Ind") && third && has("Tense=Pres") => Features::PRESENT,
            () if has("Mood=Ind") && third && has("Tense=Imp") => Features::IMPERFECT,
            () if has("Mood=Ind") && third && has("Tense=Past") => Features::PRETERITE,
            () if has("Mood=Ind") && third && has("Tense=Fut") => Features::FUTURE,
            () if has("Mood=Sub") && third => Features::SUBJUNCTIVE,
            () => Features::OTHER_PERSON,
        };
        if third {
            features |= if has("Number=Plur") { Features::THEY } else { Features::HE };
        }
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_in_ayer_are_written_both_ways() {
        let rows = "balaie\tbalayer\tVERB\tMood=Ind\nbalayons\tbalayer\tVERB\tMood=Ind\nemploie\temployer\tVERB\tMood=Ind\n";
        assert_eq!(second_spellings(rows), "balaye\tbalayer\tVERB\tMood=Ind\n");
    }
}
