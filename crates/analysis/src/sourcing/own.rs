//! What a sentence says of its own source.

use crate::article::Sentence;
use crate::attribution::{Attribution, AttributionKind, CuePosition, SourceType};
use crate::claims::{Claim, ClaimKind};
use crate::entities::EntityKind;
use crate::mentions::{Mention, MentionForm};
use crate::text::Span;
use crate::tokenizer::{TokenKind, tokenize};

use super::view::{self, View};
use super::{Reading, Sourcing};

/// « Les bailleurs assurent que P. D'autres reconnaissent que Q », « Le groupe gère ces cas. « Rien de grave », explique-t-on »:
/// those who spoke in the sentence before, in the same paragraph, are known.
pub(super) fn is_of_the_known(
    reading: &Reading<'_>,
    sentences: &[Sentence],
    i: usize,
    attribution: usize,
) -> bool {
    const OTHERS: [&str; 6] = ["certains", "certaines", "d'autres", "d’autres", "la plupart", "plusieurs"];
    let words = |a: &Attribution| a.source.map(|s| s.of(reading.text).to_lowercase());
    let before = i.checked_sub(1).and_then(|before| sentences.get(before));
    let near = before.zip(sentences.get(i)).is_some_and(|(before, here)| before.block == here.block);
    let speaker = before.filter(|_| near).and_then(|s| reading.attributions.get(s.attribution?));
    let Some(here) = reading.attributions.get(attribution) else { return false };
    let end = sentences.get(i).map_or(here.cue.end, |s| s.span.end);
    if goes_on_for_the_known(reading, here, end) {
        return true;
    }
    let Some(speaker) = speaker else { return false };
    let heard = !speaker.weak && matches!(speaker.source_type, SourceType::Organisation | SourceType::Role);
    let several = || {
        words(speaker)
            .is_some_and(|w| ["ces ", "des ", "les ", "leurs ", "ses "].iter().any(|d| w.starts_with(d)))
    };
    let cue = here.cue.of(reading.text);
    let on = || here.kind == AttributionKind::Direct && cue.ends_with("-on");
    heard && words(here).map_or_else(on, |others| OTHERS.contains(&&*others) && several())
}

/// « « Q », a dit la préfecture. … a-t-on ajouté », « P, a-t-on indiqué mardi. »: whom nobody names was heard before, not long
/// ago. « dit-on » is anybody, « a-t-on dit dans son entourage » somebody else. The sentence ends at byte `end`.
fn goes_on_for_the_known(reading: &Reading<'_>, here: &Attribution, end: usize) -> bool {
    const FARTHEST: usize = 6;
    const MOST: usize = 2;
    const PLACES: [&str; 11] = ["à", "au", "aux", "auprès", "chez", "dans", "de", "du", "en", "parmi", "sur"];
    let cue = here.cue.of(reading.text).to_lowercase();
    let on = here.source.is_none() && cue.contains("-on");
    let behind = reading.text.get(here.cue.end..end).unwrap_or_default();
    let words: Vec<String> =
        tokenize(behind).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.to_string()).collect();
    let nowhere = words.len() <= MOST && !words.iter().any(|w| PLACES.contains(&&**w));
    let told = ["a-t-on ", "avait-on "].iter().any(|have| cue.starts_with(have)) && nowhere;
    let answers = |a: &Attribution| {
        let body = matches!(
            a.source_type,
            SourceType::Organisation | SourceType::Role | SourceType::Person | SourceType::GovernmentMetonym
        );
        body && !a.weak && !a.speech_act
    };
    let from = reading.attributions.partition_point(|a| a.sentence + FARTHEST < here.sentence);
    let before = reading.attributions.iter().skip(from).take_while(|a| a.sentence < here.sentence);
    on && (here.additive || told) && before.into_iter().any(answers)
}

/// « certains experts, dont Anne Lux », « d'autres, comme Jean Roy, »: one of them has a name.
fn is_exemplified(text: &str, source: Span) -> bool {
    let inside = source.of(text).split_once(", comme ").map(|(_, names)| names.trim_start());
    if inside.is_some_and(|names| names.starts_with(char::is_uppercase)) {
        return true;
    }
    let behind = text.get(source.end..).unwrap_or_default().trim_start_matches([',', ' ', '\u{a0}', '(']);
    let example = ["dont ", "comme ", "notamment ", "parmi lesquels ", "à l'instar de "];
    // « des sites locaux (Le Phare, La Vigie) »
    let bracket =
        text.get(source.end..).unwrap_or_default().trim_start().strip_prefix('(').map(str::trim_start);
    if bracket.is_some_and(|names| names.starts_with(char::is_uppercase)) {
        return true;
    }
    let rest = example.iter().find_map(|word| behind.strip_prefix(word));
    let words = rest.unwrap_or_default().split_whitespace().take(5);
    let named =
        words.take_while(|word| !word.ends_with([',', '.'])).any(|word| word.starts_with(char::is_uppercase));
    named || rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// What the sentence says of its own source; `talk` is what was said behind closed doors.
pub(super) fn own(
    reading: &Reading<'_>,
    sentence: usize,
    view: &View<'_>,
    talk: bool,
) -> Option<(Sourcing, usize)> {
    // « les partis se sont mis d'accord », behind closed doors: what they say there, others tell.
    let behind_doors = |a: &Attribution| a.speech_act && talk;
    // « Il aurait avoué »: that he said so is hearsay itself.
    let hearsay = view.local.conditional.filter(|_| !view.local.plain_conditional);
    // « Le club refuserait de vendre »: so is the act.
    let rumoured = |a: &Attribution| {
        let told = hearsay.or_else(|| view.local.conditional.filter(|_| a.speech_act));
        told.is_some_and(|verb| verb.shift(view.start).overlaps(a.cue))
    };
    // « 50 000 personnes ont protesté »: they do not say how many they are.
    let counts = |c: &Claim| matches!(c.kind, ClaimKind::Quantity | ClaimKind::Toll);
    let is_count = |a: &Attribution| {
        let inside = |c: &Claim| a.source.is_some_and(|s| c.span.shift(view.start).overlaps(s));
        let one = a.source_type == SourceType::Person;
        a.speech_act && !one && view.local.claims.iter().any(|c| counts(c) && inside(c))
    };
    // « C'est la première fois que les habitants décident de fuir »: that it is the first time is not in their act.
    let framed = |a: &Attribution| {
        let first =
            |c: &Claim| c.kind == ClaimKind::FirstSuperlative && c.span.shift(view.start).end <= a.cue.start;
        a.speech_act && view.local.claims.iter().any(first)
    };
    let from = reading.attributions.partition_point(|a| a.sentence < sentence);
    let here = || {
        reading
            .attributions
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, a)| a.sentence == sentence)
            .filter(|(_, a)| !a.weak && !behind_doors(a) && !rumoured(a) && !is_count(a) && !framed(a))
    };
    // « des chercheurs rattachés à l'université de Brest » can be found.
    let housed = |a: &Attribution| {
        let body = |m: &&Mention| m.kind == EntityKind::Organisation && m.form == MentionForm::Name;
        a.source.is_some_and(|s| {
            view::mentions_in(reading.mentions, s).any(|m| body(&m)) || is_exemplified(reading.text, s)
        })
    };
    let strength = |a: &Attribution| match a.source_type {
        SourceType::GroupVague if housed(a) => 5,
        SourceType::Impersonal => 0,
        // « Le club a décidé de vendre, selon des médias »: they tell what it decided. « Selon nos informations, trois joueuses se
        // sont plaintes »
        SourceType::GroupVague | SourceType::Anonymous if reports(reading, a) => 4,
        SourceType::GroupVague => 1,
        SourceType::Anonymous => 2,
        _ if a.speech_act => 3,
        _ => 5,
    };
    let heads = |(_, a): &(usize, &Attribution)| is_vague(a) && !housed(a) && governs(reading, a);
    let best = here().find(heads);
    let (i, best) = best.or_else(|| here().max_by_key(|(i, a)| (strength(a), std::cmp::Reverse(*i))))?;
    let sourcing = match best.source_type {
        SourceType::GroupVague if housed(best) => Sourcing::Explicit,
        SourceType::Impersonal | SourceType::GroupVague => Sourcing::Vague,
        SourceType::Anonymous => Sourcing::Anonymous,
        _ if best.speech_act => Sourcing::OwnSpeech,
        _ => Sourcing::Explicit,
    };
    Some((sourcing, i))
}

/// By a crowd that nobody can ask.
pub(super) fn is_vague(attribution: &Attribution) -> bool {
    attribution.source_type == SourceType::GroupVague
}

/// « Pour de nombreux observateurs, c'est lui qui … en lui indiquant que »: a preposition before all that its sentence
/// tells, or before the colon of what is told of another matter. What others say in there, the crowd tells.
fn governs(reading: &Reading<'_>, crowd: &Attribution) -> bool {
    let Some(source) = crowd.source.filter(|source| crowd.cue.end <= source.start) else { return false };
    let after = reading.text.get(source.end..).unwrap_or_default().trim_start();
    crowd.cue.of(reading.text).starts_with("Pour") && after.starts_with(',')
        || crowd.cue.of(reading.text) == "pour" && after.starts_with(':')
}

/// « selon des médias » before or behind all that its sentence tells.
fn reports(reading: &Reading<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.of(reading.text).to_lowercase();
    let according = cue.starts_with("selon") || cue.starts_with("d'après") || cue.starts_with("d’après");
    according && matches!(attribution.position, CuePosition::Initial | CuePosition::Final)
}
