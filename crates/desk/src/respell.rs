//! Writing a name another way: here, everywhere in the article, everywhere in the dossier.

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::entities::spelling::fold;

use crate::diagnostics::{Edit, Fix};
use crate::rules::Context;
use crate::spellings::Form;
use crate::{ArticleId, Contribution, Span};

/// The fixes that write each form as given beside it; « here » is the first place of the first. None when another
/// word would have to change too.
pub(crate) fn fixes(ctx: &Context<'_>, changes: &[(&Form<'_>, &str)]) -> Vec<Fix> {
    let Some((_, right)) = changes.first() else { return Vec::new() };
    // « d'Addis », « de Kiev »
    if changes.iter().any(|(form, right)| elides(form.text) != elides(right)) {
        return Vec::new();
    }
    let fix = |where_: &str, edits: Vec<Edit>| Fix {
        title: format!("Écrire «\u{a0}{right}\u{a0}» {where_}"),
        edits,
        preferred: false,
    };
    let article: Vec<Edit> = changes
        .iter()
        .flat_map(|(form, right)| form.places.iter().map(|span| edit(ctx.id, *span, right)))
        .collect();
    let elsewhere: Vec<Edit> = changes.iter().flat_map(|(form, right)| in_others(ctx, form, right)).collect();
    let mut fixes = vec![fix("ici", article.iter().take(1).cloned().collect())];
    // What settles the whole article comes first.
    if article.len() > 1 {
        fixes.insert(0, fix("partout dans l’article", article.clone()));
    }
    if !elsewhere.is_empty() {
        fixes.push(fix("partout dans le dossier", article.into_iter().chain(elsewhere).collect()));
    }
    fixes
}

fn edit(article: &ArticleId, span: Span, text: &str) -> Edit {
    Edit { article: article.clone(), span, text: text.to_owned() }
}

/// The edits that write `right` for the same form of the same name in the other articles.
fn in_others(ctx: &Context<'_>, form: &Form<'_>, right: &str) -> Vec<Edit> {
    let here = ctx.article.mentions.iter().find(|m| form.places.contains(&m.span)).and_then(|m| m.entity);
    let Some(identity) = here.and_then(|entity| ctx.index.identity(ctx.id, entity)) else {
        return Vec::new();
    };
    let others = ctx.index.entities_of(&identity).into_iter().filter(|(id, _)| *id != ctx.id);
    let facts = others.filter_map(|(id, entity)| Some((id, entity, ctx.index.article(id)?)));
    facts
        .flat_map(|(id, entity, facts)| {
            places(facts, entity, form.text).into_iter().map(move |span| edit(id, span, right))
        })
        .collect()
}

fn places(facts: &Contribution, entity: usize, form: &str) -> Vec<Span> {
    let ours = |segment: SegmentKind| segment.is_article() && segment != SegmentKind::Credit;
    let written = facts.mentions.iter().filter(|m| m.entity == entity && ours(m.segment));
    written.map(|m| m.span).filter(|span| span.of(&facts.text) == form).collect()
}

/// Takes « d' » and « l' » before it.
fn elides(name: &str) -> bool {
    fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])
}
