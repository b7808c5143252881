//! One name, several spellings: not the house's, not the article's usual one, not the dossier's.

use std::collections::BTreeMap;

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::entities::spelling::{fold, key};
use sourcier_analysis::entities::{EntityKind, gazetteer};
use sourcier_analysis::mentions::{MentionForm, surname_first};
use sourcier_analysis::tokenizer::{Token, TokenKind, tokenize};

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Related, Severity};
use crate::spellings::{self, Form, Named, Tally, part_of, replacement, same};
use crate::{ArticleId, Identity, Location, Span, respell};

pub(super) const RULE: Rule = Rule {
    code: "name-variant",
    severity: Severity::Information,
    off: false,
    family: None,
    doc: include_str!("name_variant.md"),
    check,
};

/// A form to be written otherwise.
struct Wrong<'a> {
    form: &'a Form<'a>,
    right: &'a str,
    severity: Severity,
    message: String,
    /// Where it is written right.
    model: Option<Related>,
}

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    listed(ctx, acc);
    for name in spellings::names(ctx) {
        let forms = &name.forms;
        let known =
            |form: &Form<'_>| acc.iter().any(|d| d.rule == RULE.code && form.places.contains(&d.span));
        let contested = |form: &Form<'_>| {
            let rival = |f: &Form<'_>| part_of(f.text, form.text).is_some_and(|part| !same(part, form.text));
            !ctx.config.names.is_empty()
                || forms.len() > 1 && forms.iter().any(rival)
                || has_rival(ctx, name.identity.as_ref(), form)
        };
        let candidates =
            forms.iter().filter(|form| !spellings::is_shouted(form.text) && !known(form) && contested(form));
        let wrong: Vec<Wrong<'_>> = candidates.filter_map(|form| judge(ctx, &name, form)).collect();
        for whole in wrong.iter().filter(|w| !wrong.iter().any(|longer| is_part(w, longer))) {
            let parts: Vec<&Wrong<'_>> = wrong.iter().filter(|part| is_part(part, whole)).collect();
            acc.push(finding(ctx, whole, &parts));
        }
        acc.extend(two_names(ctx, &name));
    }
}

fn judge<'a>(ctx: &Context<'a>, name: &'a Named<'a>, form: &'a Form<'a>) -> Option<Wrong<'a>> {
    match by_house(ctx, &name.forms, form) {
        House::Right => None,
        House::Writes(right) => Some(house_writes(form, right)),
        House::Silent => by_use(ctx, name, form),
    }
}

/// « Shuvalov » where « Andrei Shuvalov » is wrong too: one finding for both.
fn is_part(short: &Wrong<'_>, long: &Wrong<'_>) -> bool {
    short.form.text.len() < long.form.text.len()
        && part_of(long.form.text, short.form.text).is_some_and(|part| same(part, short.form.text))
}

/// At the first place of the form, with its other places, those of its parts, and the fixes.
fn finding(ctx: &Context<'_>, name: &Wrong<'_>, parts: &[&Wrong<'_>]) -> Diagnostic {
    let span = name.form.places.first().copied().unwrap_or_default();
    let again = name.form.places.iter().skip(1).chain(parts.iter().flat_map(|part| &part.form.places));
    let related = again.map(|span| Related {
        location: Location { article: ctx.id.clone(), span: *span },
        message: format!("Ici «\u{a0}{}\u{a0}»", ctx.words(*span)),
    });
    let changes: Vec<(&Form<'_>, &str)> =
        std::iter::once(name).chain(parts.iter().copied()).map(|w| (w.form, w.right)).collect();
    let mut fixes = respell::fixes(ctx, &changes);
    // What the house writes is settled; what the dossier writes is advice.
    if let Some(fix) = fixes.first_mut() {
        fix.preferred = name.severity == Severity::Warning;
    }
    Diagnostic {
        rule: RULE.code,
        severity: name.severity,
        span,
        message: name.message.clone(),
        related: name.model.clone().into_iter().chain(related).collect(),
        fixes,
    }
}

/// Forms that the settings list are found as words, whether or not the analysis takes them for a name.
fn listed(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    for (house, forms) in &ctx.config.names {
        for form in forms.iter().filter(|form| !form.is_empty() && !same(form, house)) {
            let text = &ctx.article.text;
            let places = text.match_indices(form.as_str()).map(|(i, m)| Span::new(i, i + m.len()));
            let places =
                places.filter(|span| is_word(text, *span) && spellings::is_ours(ctx, *span)).collect();
            let form = Form { text: form, places };
            if !form.places.is_empty() {
                acc.push(finding(ctx, &house_writes(&form, house), &[]));
            }
        }
    }
}

fn is_word(text: &str, span: Span) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = Span::new(0, span.start).of(text).chars().next_back();
    let after = Span::new(span.end, text.len()).of(text).chars().next();
    !letter(before) && !letter(after)
}

enum House<'a> {
    /// As the house writes it.
    Right,
    /// The house writes it so.
    Writes(&'a str),
    /// The settings do not know this name.
    Silent,
}

fn by_house<'a>(ctx: &Context<'a>, forms: &[Form<'_>], form: &Form<'_>) -> House<'a> {
    for (house, listed) in &ctx.config.names {
        // A surname alone is the house's only if the whole name is.
        let whole = |f: &Form<'_>| {
            key(f.text) == key(house) || listed.iter().any(|l| same(l, f.text)) || is_exonym(f.text, house)
        };
        if !forms.iter().any(whole) {
            continue;
        }
        let right = part_of(house, form.text)
            .or_else(|| listed.iter().find_map(|listed| replacement(house, listed, form.text)))
            .or_else(|| is_exonym(form.text, house).then_some(house));
        match right {
            Some(right) if same(right, form.text) => return House::Right,
            Some(right) => return House::Writes(right),
            None => {}
        }
    }
    House::Silent
}

/// Another language's name of the same place: Beijing, Pékin. Not its long name, nor its acronym.
fn is_exonym(form: &str, house: &str) -> bool {
    let words = |name: &str| fold(name).split_whitespace().count();
    let acronym = form.chars().all(|c| !c.is_lowercase());
    let usual = gazetteer::usual(&fold(form));
    !acronym && words(form) == words(house) && usual.is_some() && usual == gazetteer::usual(&fold(house))
}

fn house_writes<'a>(form: &'a Form<'a>, right: &'a str) -> Wrong<'a> {
    let message = format!("La maison écrit «\u{a0}{right}\u{a0}», non «\u{a0}{}\u{a0}».", form.text);
    Wrong { form, right, severity: Severity::Warning, message, model: None }
}

/// Written differently, the capital of a sentence's first word apart.
fn differ(a: &str, b: &str) -> bool {
    let tail = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let rest = |text: &str| text.get(tail(text)..).unwrap_or_default().to_owned();
    let first = |text: &str| text.chars().next().map(|c| c.to_lowercase().to_string());
    !(same(a, b) || first(a) == first(b) && same(&rest(a), &rest(b)))
}

/// Hyphen, space and capital of an East Asian given name, which each desk decides for itself (Kim Jong-un, Kim Jong Un):
/// one that keeps to its own way from the title to the captions is right.
fn is_house_choice(forms: &[Form<'_>], form: &Form<'_>, right: &str) -> bool {
    let eastern = || form.text.split_whitespace().next().is_some_and(surname_first);
    let other_way = |f: &&Form<'_>| part_of(f.text, form.text).is_some_and(|part| !same(part, form.text));
    fold(form.text) == fold(right)
        && eastern()
        && !forms.iter().filter(|f| !spellings::is_shouted(f.text)).any(|f| other_way(&f))
}

/// Captions come from elsewhere, often twice: they are held to the text's spelling and have no say in it.
fn is_caption(ctx: &Context<'_>, span: Span) -> bool {
    ctx.article.segment_at(span.start) == Some(SegmentKind::Caption)
}

/// One reference for all forms of the name, so that no two findings contradict each other: the known name of a
/// country, the form that several articles have, the article's usual one, another article's.
fn by_use<'a>(ctx: &Context<'a>, name: &'a Named<'a>, form: &'a Form<'a>) -> Option<Wrong<'a>> {
    let (identity, forms) = (name.identity.as_ref(), &name.forms);
    let mut article = Tally::default();
    for f in forms {
        article.add(f.text, form.text, f.places.iter().filter(|span| !is_caption(ctx, **span)).count());
    }
    let dossier = dossier(ctx, identity, form);
    let usual = gazetteer::usual(&fold(form.text)).filter(|u| article.count(u) + dossier.count(u) > 0);
    let right = usual
        .or_else(|| dossier.clear_best().filter(|(_, articles)| *articles > 1).map(|(text, _)| text))
        .or_else(|| article.best().map(|(text, _)| text).filter(|text| differ(text, form.text)))
        .or_else(|| dossier.clear_best().map(|(text, _)| text))
        .filter(|right| differ(right, form.text) && !is_house_choice(forms, form, right))?;
    let shown = |written: &str| part_of(written, form.text).is_some_and(|part| same(part, right));
    let here = forms.iter().find(|f| shown(f.text));
    let place = here.and_then(|f| Some((ctx.id, *f.places.first()?, f.text)));
    let place = place.or_else(|| {
        mentions_in_dossier(ctx, identity)
            .find(|m| shown(m.text))
            .map(|mention| (mention.article, mention.span, mention.text))
    });
    let (count, own) = (article.count(right), article.count(form.text));
    let where_ = match (here, dossier.count(right)) {
        (Some(_), _) if count > own && own > 0 => {
            format!("ailleurs dans l’article ({count} fois contre {own})")
        }
        (Some(_), _) => "ailleurs dans l’article".to_owned(),
        (None, 0 | 1) => "dans un autre article du dossier".to_owned(),
        (None, articles) => format!("dans {articles} autres articles du dossier"),
    };
    Some(Wrong {
        form,
        right,
        severity: RULE.severity,
        message: format!("«\u{a0}{}\u{a0}» s’écrit «\u{a0}{right}\u{a0}» {where_}.", form.text),
        model: place.map(|(article, span, written)| Related {
            location: Location { article: article.clone(), span },
            message: format!("Ici «\u{a0}{written}\u{a0}»"),
        }),
    })
}

/// Every way the dossier writes the name: most names are written in one way, and that is soon seen.
fn has_rival(ctx: &Context<'_>, identity: Option<&Identity>, form: &Form<'_>) -> bool {
    let rival = |text: &str| part_of(text, form.text).is_some_and(|part| !same(part, form.text));
    identity.is_some_and(|identity| {
        ctx.remember(&ctx.kept.rivals, (identity, form.text), |ctx| {
            ctx.index.variants(ctx.id, identity).iter().any(|text| rival(text))
        })
    })
}

/// A mention of the same name in the dossier, this article included.
struct Written<'a> {
    article: &'a ArticleId,
    span: Span,
    text: &'a str,
    /// Has a say in the spelling: stands in running text or a title.
    counts: bool,
}

fn mentions_in_dossier<'a>(
    ctx: &Context<'a>,
    identity: Option<&Identity>,
) -> impl Iterator<Item = Written<'a>> + use<'a> {
    let index = ctx.index;
    let everywhere = identity.map(|identity| index.entities_of(identity)).unwrap_or_default();
    let facts = everywhere.into_iter().filter_map(move |(id, entity)| Some((id, entity, index.article(id)?)));
    facts.flat_map(|(article, entity, facts)| {
        let named = facts.mentions.iter().filter(move |m| m.entity == entity && m.form == MentionForm::Name);
        named.map(move |m| Written {
            article,
            span: m.span,
            text: m.span.of(&facts.text),
            counts: m.segment.is_running_text() || m.segment == SegmentKind::Title,
        })
    })
}

/// How many articles write the part of the name that `form` spells in which way, this article included.
fn dossier<'a>(ctx: &Context<'a>, identity: Option<&Identity>, form: &Form<'a>) -> Tally<'a> {
    let others = ctx.remember(&ctx.kept.votes, (identity, form.text), |ctx| {
        choices(ctx, identity, form, false).into_iter().map(|(id, span)| (id.clone(), span)).collect()
    });
    let own = choices(ctx, identity, form, true);
    let mut all: Vec<(&ArticleId, Span)> = others.iter().map(|(id, span)| (id, *span)).chain(own).collect();
    all.sort_unstable();
    let written = all.into_iter().filter_map(|(id, span)| Some(span.of(&ctx.index.article(id)?.text)));
    spellings::votes(written)
}

/// The way in which each article writes it, of this one or of all others: where it does so.
fn choices<'a>(
    ctx: &Context<'a>,
    identity: Option<&Identity>,
    form: &Form<'_>,
    own: bool,
) -> Vec<(&'a ArticleId, Span)> {
    let mut tallies: BTreeMap<&'a ArticleId, Tally<'a>> = BTreeMap::new();
    for mention in mentions_in_dossier(ctx, identity).filter(|m| (m.article == ctx.id) == own) {
        tallies.entry(mention.article).or_default().add(mention.text, form.text, usize::from(mention.counts));
    }
    let best =
        tallies.into_iter().filter_map(|(id, tally)| Some((id, tally.best().filter(|(_, n)| *n > 0)?.0)));
    best.filter_map(|(id, choice)| Some((id, place(choice, &ctx.index.article(id)?.text)))).collect()
}

/// Where `part`, which is a slice of `text`, stands in it.
fn place(part: &str, text: &str) -> Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + part.len())
}

/// Not a word of it links two French ones, and two at least are not French.
fn is_foreign(name: &str) -> bool {
    let words = tokenize(name);
    let unknown = |t: &&Token| t.kind == TokenKind::Word && t.word.features.is_empty();
    !spellings::is_shouted(name)
        && words.iter().filter(unknown).count() >= 2
        && !words.iter().any(|t| t.is_any(&["de", "du", "des", "d'", "la", "et"]))
}

/// Bodies that the article cites under an acronym and a foreign name.
pub(super) fn two_names_of_sources(ctx: &Context<'_>) -> Vec<Diagnostic> {
    let names = spellings::names(ctx);
    names.iter().filter_map(|name| two_names(ctx, name)).collect()
}

/// An acronym and a foreign name of one body, never said to be the same: two sources for a reader, one in truth.
fn two_names(ctx: &Context<'_>, name: &Named<'_>) -> Option<Diagnostic> {
    let Named { entities, forms, .. } = name;
    let body = |e: &usize| ctx.article.entities.get(*e).is_some_and(|e| e.kind == EntityKind::Organisation);
    let acronym = forms.iter().find(|f| f.text.len() <= 6 && f.text.chars().all(char::is_uppercase))?;
    let foreign = forms.iter().filter(|_| entities.iter().all(body)).find(|f| is_foreign(f.text))?;
    let equated = entities
        .iter()
        .filter_map(|e| ctx.article.entities.get(*e))
        .any(|e| e.aliases.iter().any(|alias| same(alias, acronym.text) || same(alias, foreign.text)));
    let (first, second) =
        if acronym.places.first() < foreign.places.first() { (acronym, foreign) } else { (foreign, acronym) };
    let message = format!(
        "«\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}» sont la même source\u{a0}: il manque de le dire, ou de n’employer qu’un nom.",
        first.text, second.text
    );
    let related = Related {
        location: Location { article: ctx.id.clone(), span: *first.places.first()? },
        message: format!("Ici «\u{a0}{}\u{a0}»", first.text),
    };
    let diagnostic = Diagnostic::new(&RULE, *second.places.first()?, message);
    (!equated).then_some(Diagnostic { related: vec![related], ..diagnostic })
}
