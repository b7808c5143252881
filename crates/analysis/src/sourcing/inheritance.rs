//! Inheritance of a source between sentences (I1–I5), the rule that decides precision.

use crate::article::{SegmentKind, Sentence};
use crate::attribution::{Attribution, AttributionKind, CuePosition, SourceType, Stance};
use crate::claims::{Claim, ClaimKind};
use crate::entities::EntityKind;
use crate::mentions::{Mention, MentionForm};
use crate::quotes::{Found, Quote};
use crate::text::Span;

use super::view::{self, View};
use super::{Reading, Sourcing, blocks, credits, known, lead, report, testimony};

/// Judges all sentences, then hands inherited speakers to quotations.
pub(super) fn judge(reading: &Reading<'_>, quotes: &mut [Quote], sentences: &mut [Sentence]) {
    let views: Vec<View<'_>> = sentences.iter().filter_map(|s| View::new(reading, s)).collect();
    if views.len() != sentences.len() {
        return; // every sentence lies in a block
    }
    // In an article about a closed meeting, what it came to is told by somebody as well.
    let mut closed = false;
    for (i, view) in views.iter().enumerate() {
        let private = view.local.claims.iter().any(|c| c.kind == ClaimKind::PrivateTalk);
        let own = own(reading, i, view, private || closed && view.local.meeting.is_some());
        closed |= private && view.kind.is_running_text();
        let known = own.is_some_and(|(sourcing, attribution)| {
            sourcing == Sourcing::Vague && is_of_the_known(reading, sentences, i, attribution)
        });
        if let Some(sentence) = sentences.get_mut(i) {
            if view.kind.is_running_text() {
                let placed = |c: &Claim| Claim { span: c.span.shift(view.start), ..*c };
                sentence.claims = view.local.claims.iter().map(placed).collect();
            }
            if let Some((sourcing, attribution)) = own {
                sentence.sourcing = if known { Sourcing::Explicit } else { sourcing };
                sentence.attribution = Some(attribution);
            } else if view.local.given.is_some() && view.kind.is_running_text() {
                sentence.sourcing = Sourcing::Explicit;
            }
        }
    }
    known::drop_claims(reading, &views, sentences);
    known::add_claims(&views, sentences);
    signed(reading, &views, sentences);
    blocks::interview(reading, &views, sentences);
    forward(reading, &views, sentences);
    testimony::cover(reading, &views, quotes, sentences);
    blocks::lists(reading, &views, sentences);
    report::cover(reading, &views, sentences);
    backward(reading, &views, sentences);
    lead::by_body(reading, &views, sentences);
    lead::announced_later(reading, &views, sentences);
    conditionals(&views, sentences);
    beliefs(reading, &views, sentences);
    credits::mark(reading, &views, sentences);
    speakers(reading, &views, quotes, sentences);
    for (sentence, view) in sentences.iter_mut().zip(&views) {
        if sentence.sourcing == Sourcing::None && view.local.own_words {
            sentence.sourcing = Sourcing::OwnSpeech;
        }
    }
}

/// « Les bailleurs assurent que P. D'autres reconnaissent que Q », « Le groupe gère ces cas. « Rien de grave », explique-t-on »:
/// those who spoke in the sentence before, in the same paragraph, are known.
fn is_of_the_known(reading: &Reading<'_>, sentences: &[Sentence], i: usize, attribution: usize) -> bool {
    const OTHERS: [&str; 6] = ["certains", "certaines", "d'autres", "d’autres", "la plupart", "plusieurs"];
    let words = |a: &Attribution| a.source.map(|s| s.of(reading.text).to_lowercase());
    let before = i.checked_sub(1).and_then(|before| sentences.get(before));
    let near = before.zip(sentences.get(i)).is_some_and(|(before, here)| before.block == here.block);
    let speaker = before.filter(|_| near).and_then(|s| reading.attributions.get(s.attribution?));
    let Some(here) = reading.attributions.get(attribution) else { return false };
    if adds_to_the_known(reading, here) {
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

/// « « Q », a dit la préfecture. … a-t-on ajouté »: whoever adds something was heard before, not long ago.
fn adds_to_the_known(reading: &Reading<'_>, here: &Attribution) -> bool {
    const FARTHEST: usize = 6;
    let on = here.source.is_none() && here.cue.of(reading.text).contains("-on");
    let answers = |a: &Attribution| {
        let body = matches!(
            a.source_type,
            SourceType::Organisation | SourceType::Role | SourceType::Person | SourceType::GovernmentMetonym
        );
        body && !a.weak && !a.speech_act
    };
    let from = reading.attributions.partition_point(|a| a.sentence + FARTHEST < here.sentence);
    let before = reading.attributions.iter().skip(from).take_while(|a| a.sentence < here.sentence);
    here.additive && on && before.into_iter().any(answers)
}

/// « certains experts, dont Anne Lux »: one of them has a name.
fn is_exemplified(text: &str, source: Span) -> bool {
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
fn own(reading: &Reading<'_>, sentence: usize, view: &View<'_>, talk: bool) -> Option<(Sourcing, usize)> {
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
fn is_vague(attribution: &Attribution) -> bool {
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

/// A paragraph of somebody's words, and the line below that says whose: « — Jeanne Roy, maire d'Orlande ».
fn signed(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (Some(quoted), Some(line)) = (sentences.get(i - 1), sentences.get(i)) else { continue };
        let name = line.span.of(reading.text).strip_prefix(['—', '–']).map(str::trim_start);
        let signature = name.is_some_and(|name| {
            name.starts_with(char::is_uppercase)
                && name.split_whitespace().count() <= 16
                && !name.ends_with(['.', '?', '!'])
        });
        let whole =
            quoted.span.of(reading.text).trim_end().trim_end_matches(['.', ' ']).ends_with(['»', '”', '"']);
        let words = whole && views.get(i - 1).is_some_and(|v| v.local.quotes && v.kind.is_running_text());
        let block = quoted.block;
        if !(signature && words && block + 1 == line.block) {
            continue;
        }
        for sentence in sentences.iter_mut().take(i).rev().take_while(|s| s.block == block) {
            if sentence.sourcing == Sourcing::None {
                sentence.sourcing = Sourcing::Explicit;
            }
        }
    }
}

/// I1: a sentence that points back is covered by the source of the one before.
fn forward(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (Some(view), Some(sentence)) = (views.get(i), sentences.get(i)) else { continue };
        if sentence.sourcing != Sourcing::None || !view.kind.is_running_text() {
            continue;
        }
        let Some(j) = previous(reading, views, sentences, i) else { continue };
        let (Some(before), Some(source)) = (sentences.get(j), views.get(j)) else { continue };
        let attributed = matches!(
            before.sourcing,
            Sourcing::Explicit | Sourcing::OwnSpeech | Sourcing::InheritedBefore | Sourcing::Anonymous
        );
        if !attributed || source.kind == SegmentKind::Standfirst && view.kind != SegmentKind::Standfirst {
            continue;
        }
        // « Le ministre a réagi : » and the quotation in a paragraph of its own.
        let announced = before.span.of(reading.text).ends_with(':') && view.local.quotes;
        let same_block = before.block == sentence.block || announced;
        // Into the next paragraph it goes on when that is this sentence.
        let alone = || {
            let neighbour = |k: Option<usize>| {
                k.and_then(|k| sentences.get(k)).is_some_and(|s| s.block == sentence.block)
            };
            !neighbour(i.checked_sub(1)) && !neighbour(i.checked_add(1))
        };
        let continues = view.local.personal && (same_block || alone())
            || (same_block && (view.local.anaphoric || view.local.also))
            || (view.local.also && view.shares_entity(source) > 0);
        // What two people said in private is not public because the day before was.
        let own_act =
            before.sourcing == Sourcing::OwnSpeech && !view.local.personal && !view.local.claims.is_empty();
        let quoted = same_block && view.local.quotes && view.local.claims.is_empty();
        // Who bans or promises tells nothing else.
        let conditional = view.local.conditional.is_some()
            && (before.sourcing != Sourcing::OwnSpeech
                || before
                    .attribution
                    .and_then(|a| reading.attributions.get(a))
                    .is_some_and(|a| reckons(reading, a)))
            && !view.local.turns
            && (same_block || view.local.also || view.local.sequel);
        if steps_away(reading, before, source, sentence, view) {
            continue;
        }
        let counted = same_block && !view.local.turns && continues_figures(reading, before, source, view);
        if counted || (continues || quoted || conditional) && !own_act {
            let attribution = before.attribution;
            if let Some(sentence) = sentences.get_mut(i) {
                sentence.sourcing = Sourcing::InheritedBefore;
                sentence.attribution = attribution;
            }
        }
    }
}

/// A conditional that the source of the sentence before does not answer for, because that one told in the indicative: behind
/// somebody's own words or own act, in another paragraph, or behind « Mais ».
fn steps_away(
    reading: &Reading<'_>,
    before: &Sentence,
    source: &View<'_>,
    sentence: &Sentence,
    view: &View<'_>,
) -> bool {
    if view.local.conditional.is_none() || source.local.hedged {
        return false;
    }
    let attribution = before.attribution.and_then(|a| reading.attributions.get(a));
    let person = |a: &Attribution| matches!(a.source_type, SourceType::Person | SourceType::Role);
    // « « J'ai agi seul », a-t-il écrit. Il serait entré par la cave »: of him, not by him.
    let own_words = attribution.is_some_and(|a| a.kind == AttributionKind::Direct && person(a));
    // « Il avait promis de partir. Il aurait pris le train »: what he did, and others tell.
    let own_act = before.sourcing == Sourcing::OwnSpeech && !view.local.plain_conditional;
    own_words && !view.local.also && !view.local.sequel
        || own_act
        || view.local.objects
        || before.block != sentence.block
}

/// Figures behind figures with a source, or behind a document that gives them, are from there too.
fn continues_figures(reading: &Reading<'_>, before: &Sentence, source: &View<'_>, view: &View<'_>) -> bool {
    let figures = |c: &Claim| matches!(c.kind, ClaimKind::Quantity | ClaimKind::Toll);
    let attribution = before.attribution.and_then(|a| reading.attributions.get(a));
    let document = attribution.is_some_and(|a| a.source_type == SourceType::Document);
    // What somebody says in his own words ends with them.
    let indirect = attribution.is_none_or(|a| a.kind != AttributionKind::Direct);
    indirect
        && (view.local.digits || !view.local.claims.is_empty())
        && view.local.claims.iter().all(figures)
        && (before.sourcing != Sourcing::OwnSpeech || attribution.is_some_and(|a| reckons(reading, a)))
        && (source.local.figures || document)
}

/// « L'institut estime le nombre de naissances à 63 500 »: an act of its own that gives figures.
fn reckons(reading: &Reading<'_>, attribution: &Attribution) -> bool {
    const RECKONS: [&str; 6] = ["chiffr", "comptabilis", "dénombr", "estim", "évalu", "recens"];
    let cue = attribution.cue.of(reading.text).to_lowercase();
    attribution.source_type == SourceType::Organisation && RECKONS.iter().any(|stem| cue.contains(stem))
}

/// The sentence before `i` in the running text, unless a crosshead stands in between or a long paragraph ended.
pub(super) fn previous(
    reading: &Reading<'_>,
    views: &[View<'_>],
    sentences: &[Sentence],
    i: usize,
) -> Option<usize> {
    for j in (0..i).rev() {
        let kind = views.get(j)?.kind;
        if kind.is_running_text() {
            let (here, there) = (sentences.get(i)?, sentences.get(j)?);
            let near = here.block == there.block
                || here.block - there.block == 1
                || blocks_between_are_asides(reading, there.block, here.block);
            return near.then_some(j);
        }
        if matches!(kind, SegmentKind::Crosshead | SegmentKind::Title | SegmentKind::ForeignArticle) {
            return None;
        }
    }
    None
}

fn blocks_between_are_asides(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    reading.blocks.get(from + 1..to).is_some_and(|between| {
        between
            .iter()
            .all(|b| reading.segments.iter().any(|s| s.span.overlaps(b.span()) && !s.kind.is_running_text()))
    })
}

/// I2: « a ajouté S » covers what stands between S's cues; a report that names its source at the end covers the
/// sentence before when it goes on about the same people.
fn backward(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for i in (0..sentences.len().saturating_sub(1)).rev() {
        let (Some(view), Some(next_view)) = (views.get(i), views.get(i + 1)) else { continue };
        let (Some(here), Some(next)) = (sentences.get(i), sentences.get(i + 1)) else { continue };
        if here.sourcing != Sourcing::None
            || !matches!(view.kind, SegmentKind::Body | SegmentKind::Lead)
            || !next_view.kind.is_running_text()
        {
            continue;
        }
        let covered = matches!(next.sourcing, Sourcing::Explicit | Sourcing::InheritedAfter);
        let attribution = next.attribution.and_then(|a| reading.attributions.get(a));
        let third_party = attribution.is_some_and(|a| {
            matches!(
                a.source_type,
                SourceType::Agency | SourceType::Media | SourceType::Document | SourceType::Organisation
            )
        });
        let adjacent = next.block == here.block || next.block - here.block == 1;
        let additive = next.block == here.block
            && attribution.is_some_and(|a| a.additive && earlier_cue(reading, sentences, i, a));
        // « 16 % de réussite. C'est le taux annoncé par la direction. »
        let named = view.local.verbless
            && adjacent
            && next_view.local.presents
            && next.sourcing == Sourcing::Explicit;
        let continued = third_party
            && next_view.local.personal
            && attribution.is_some_and(|a| a.position != CuePosition::Initial)
            && adjacent
            && view.local.claims.is_empty();
        if covered && (additive || named || continued) {
            let attribution = next.attribution;
            if let Some(sentence) = sentences.get_mut(i) {
                sentence.sourcing = Sourcing::InheritedAfter;
                sentence.attribution = attribution;
            }
        }
    }
}

/// The source of an additive cue spoke before in the same paragraph.
fn earlier_cue(reading: &Reading<'_>, sentences: &[Sentence], before: usize, additive: &Attribution) -> bool {
    let Some(block) = sentences.get(before).map(|s| s.block) else { return false };
    reading.attributions.iter().any(|a| {
        a.sentence < before
            && sentences.get(a.sentence).is_some_and(|s| s.block == block)
            && (a.entity.is_some() && a.entity == additive.entity || additive.entity.is_none())
    })
}

/// B.6: a conditional that nothing covers.
fn conditionals(views: &[View<'_>], sentences: &mut [Sentence]) {
    for (i, (view, sentence)) in views.iter().zip(sentences.iter_mut()).enumerate() {
        // « L'initiative vise la taxe. Elle frapperait aussi les propriétaires. »
        let consequence = view.local.personal
            && view.local.plain_conditional
            && views.get(i.saturating_sub(2)..i).unwrap_or_default().iter().any(|v| v.local.scenario);
        if let Some(verb) = view
            .local
            .conditional
            .filter(|_| sentence.sourcing == Sourcing::None && view.kind.is_running_text() && !consequence)
        {
            sentence.sourcing = Sourcing::Conditional(verb.shift(view.start));
        }
    }
}

/// « est considérée comme »: by whom? « Beaucoup craignent que »: who?
fn beliefs(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let feels = |a: &&Attribution| a.weak && is_vague(a) && a.stance != Stance::Silent;
    let crowds: Vec<usize> = reading.attributions.iter().filter(feels).map(|a| a.sentence).collect();
    for (i, (view, sentence)) in views.iter().zip(sentences.iter_mut()).enumerate() {
        let open = sentence.sourcing == Sourcing::None;
        // « Il est aussi considéré comme un rempart »: whoever spoke before does not say by whom.
        let inherits = sentence.sourcing == Sourcing::InheritedBefore;
        let believed = view.local.believed.is_some() && (open || inherits);
        let crowd = open && (crowds.binary_search(&i).is_ok() || view.local.opinion);
        if view.kind.is_running_text() && (believed || crowd) {
            sentence.sourcing = Sourcing::Vague;
            sentence.attribution = None;
        }
    }
}

/// A quotation without a cue in its sentence is spoken by whom its sentence inherits.
fn speakers(reading: &Reading<'_>, views: &[View<'_>], quotes: &mut [Quote], sentences: &[Sentence]) {
    for quote in quotes.iter_mut() {
        if !quote.quotation || quote.attribution.is_some() {
            demote(reading, quote, views, sentences);
            continue;
        }
        let i = sentences.partition_point(|s| s.span.end <= quote.outer.start);
        let Some(sentence) = sentences.get(i) else { continue };
        let inherited = match sentence.sourcing {
            Sourcing::InheritedBefore | Sourcing::InheritedAfter => sentence.attribution,
            _ => added_after(reading, sentences, i),
        };
        quote.attribution = inherited;
        quote.found = inherited.map(|_| Found::Neighbour);
        quote.speaker = inherited.and_then(|a| reading.attributions.get(a)).and_then(|a| a.entity);
        demote(reading, quote, views, sentences);
    }
}

/// « « Q. » « Q2 », a-t-il ajouté »: the next sentence of the paragraph names the speaker.
fn added_after(reading: &Reading<'_>, sentences: &[Sentence], i: usize) -> Option<usize> {
    let (here, next) = (sentences.get(i)?, sentences.get(i + 1)?);
    let attribution = next.attribution?;
    let adds = reading.attributions.get(attribution)?.additive;
    (adds && here.block == next.block).then_some(attribution)
}

/// One or two words that nobody is said to have spoken are the writer's own distance, not a quotation.
fn demote(reading: &Reading<'_>, quote: &mut Quote, views: &[View<'_>], sentences: &[Sentence]) {
    let i = sentences.partition_point(|s| s.span.end <= quote.outer.start);
    let outside =
        views.get(i).is_some_and(|v| matches!(v.kind, SegmentKind::Meta | SegmentKind::Boilerplate));
    // « Le club visitait le quai « connecté », la mairie a décidé de »: what is told there does not hold the word.
    let told = |a: &Attribution| a.sentence == i && a.content.iter().any(|c| c.overlaps(quote.outer));
    let short = quote.form == crate::quotes::QuoteForm::Fragment
        && !quote.attribution.and_then(|a| reading.attributions.get(a)).is_some_and(told)
        && quote.span.len() < 30;
    if outside || short && quote.quotation && words(quote) <= 2 {
        quote.quotation = false;
    }
}

fn words(quote: &Quote) -> usize {
    // A word of French with its space is about seven bytes long.
    quote.span.len() / 8 + 1
}
