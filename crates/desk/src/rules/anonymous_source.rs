//! A source without a name, and too little said of it: « selon nos informations ».

use std::cell::LazyCell;

use sourcier_analysis::attribution::{Attribution, AttributionKind, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::mentions::{Mention, MentionForm};
use sourcier_analysis::tokenizer::TokenKind;

use super::{Context, Family, Rule, fake_plural_source};
use crate::Span;
use crate::diagnostics::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "anonymous-source",
    severity: Severity::Information,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("anonymous_source.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if !ctx.article.attributions.iter().any(|a| a.source_type == SourceType::Anonymous) {
        return;
    }
    // The whole text is read only if a sentence of its own has not settled it.
    let changed_name = LazyCell::new(|| has_any(&ctx.article.text, CHANGED_NAME));
    let reasoned = LazyCell::new(|| has_any(&ctx.article.text, REASONS));
    // Many of whom one speaks are the matter of `fake-plural-source`.
    let alone = LazyCell::new(|| fake_plural_source::alone(ctx));
    for attribution in ctx.article.attributions.iter().filter(|a| a.source_type == SourceType::Anonymous) {
        let source = attribution.source.unwrap_or(attribution.cue);
        if ctx.is_quoted(source)
            || attribution.weak
            || is_confession(ctx, attribution)
            || is_witness(ctx, attribution)
            || is_known(ctx, attribution)
            || is_taken_up(ctx, attribution)
            || is_confirmed(ctx, attribution)
            || is_private(ctx, attribution)
            || is_counsel(ctx, attribution)
            || is_heard_in_court(ctx, attribution)
            || speaks_for_a_body(ctx, attribution)
            || is_named(ctx, source)
            || is_a_place(ctx, attribution)
            || alone.iter().any(|(many, _)| many.overlaps(source))
            || *changed_name
        {
            continue;
        }
        let words = ctx.words(source);
        let (severity, message) = if is_bare(ctx, attribution) {
            let missing = "il manque ce qui la situe (fonction, service, lien avec l’affaire).";
            (Severity::Warning, format!("Source sans description, «\u{a0}{words}\u{a0}»\u{a0}: {missing}"))
        } else if is_judgement(ctx, attribution) {
            let missing = "il manque un nom.";
            (
                Severity::Warning,
                format!("Jugement d’une source anonyme, «\u{a0}{words}\u{a0}»\u{a0}: {missing}"),
            )
        } else if !*reasoned && !gives_reason(ctx, attribution) {
            let missing = "il manque la raison de son anonymat.";
            (Severity::Information, format!("Source anonyme, «\u{a0}{words}\u{a0}»\u{a0}: {missing}"))
        } else {
            continue;
        };
        acc.push(Diagnostic { severity, ..Diagnostic::new(&RULE, source, message) });
    }
}

/// A person to be protected, and the reader told so.
const CHANGED_NAME: &[&str] = &[
    "prénom a été modifié", "prénom a été changé", "prénoms ont été modifiés", "prénoms ont été changés",
    "prénom d'emprunt", "nom d'emprunt",
];

/// Why a name is withheld.
const REASONS: &[&str] = &[
    "pas autorisé à s'exprimer",
    "pas autorisée à s'exprimer",
    "pas autorisé à parler",
    "pas autorisée à parler",
    "pas autorisés à s'exprimer",
    "pas autorisés à parler",
    "pas habilité à",
    "pas habilitée à",
    "peur de représailles",
    "crainte de représailles",
    "craint des représailles",
    "craindre des représailles",
    "devoir de réserve",
    "secret de l'instruction",
    "secret de l'enquête",
    "pour sa sécurité",
    "pour leur sécurité",
    "pour des raisons de sécurité",
];

/// What says why in the sentence of the source; elsewhere it may be of somebody else.
const NEAR_REASONS: &[&str] = &[
    "confidentialité", "craignant", "craint", "de crainte d", "de peur d", "en raison d",
    "pour cette raison", "faute d'autorisation", "faute d'être autorisé", "n'étant pas autorisé",
    "non autorisé", "par crainte d", "par peur d", "sensibilité du sujet", "tenu au secret",
    "tenue au secret",
];

/// The sentence of the source says why it has no name: « qui a requis l'anonymat par crainte de sanctions ».
fn gives_reason(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let sentence = ctx.article.sentences.get(attribution.sentence);
    sentence.is_some_and(|s| {
        let words = ctx.words(s.span);
        let withheld = [
            "anonym", "nom", "identité", "être cité", "être identifié", "confidentialité", "secret",
            "autorisé", ", qui crai",
        ];
        has_any(words, &withheld) && has_any(words, NEAR_REASONS)
    })
}

/// « a rapporté à l'audience un expert »: in public, under its name.
fn is_heard_in_court(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let sentence = ctx.article.sentences.get(attribution.sentence);
    let court = ["audience", "barre", "assises"];
    sentence.is_some_and(|s| ctx.tokens(s.span).iter().any(|t| t.is_any(&court)))
}

/// « un porte-parole », of a body that is named in the sentence or one of the two before.
fn speaks_for_a_body(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let near = attribution.sentence.saturating_sub(2)..=attribution.sentence;
    let named = |m: &Mention| m.kind == EntityKind::Organisation && m.form == MentionForm::Name;
    let spokesperson = |source: Span| ctx.tokens(source).iter().any(|t| t.is("porte-parole"));
    attribution.source.is_some_and(spokesperson)
        && ctx
            .article
            .sentences
            .get(near)
            .unwrap_or_default()
            .iter()
            .any(|s| ctx.article.mentions.iter().any(|m| s.span.covers(m.span) && named(m)))
}

/// « à Source Belin »: a name in the middle of a sentence.
fn is_a_place(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let sentence = ctx.article.sentences.get(attribution.sentence);
    attribution.source.is_some_and(|source| {
        ctx.words(source).starts_with("Source") && sentence.is_some_and(|s| s.span.start < source.start)
    })
}

fn has_any(text: &str, phrases: &[&str]) -> bool {
    let text = text.replace('’', "'");
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// A source with a name says the same: « …, ce que le parquet de Nantes a confirmé ».
fn is_confirmed(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let according = ctx.words(attribution.cue).to_lowercase().starts_with("selon");
    let named = ctx.article.attributions.iter().any(|a| {
        let vague =
            matches!(a.source_type, SourceType::Anonymous | SourceType::GroupVague | SourceType::Impersonal);
        // « Selon nos informations, les joueuses se sont plaintes »: what is told of them confirms nothing.
        a.sentence == attribution.sentence && !vague && !(according && a.speech_act)
    });
    let sentence =
        ctx.article.sentences.get(attribution.sentence).map(|s| ctx.tokens(s.span)).unwrap_or_default();
    named
        || sentence
            .iter()
            .any(|t| t.word.infinitive() == Some("confirmer") && !t.word.is(Features::INFINITIVE))
}

/// What somebody admits is known through those who heard it: a suspect has no name to give.
fn is_confession(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    ctx.tokens(attribution.cue)
        .iter()
        .any(|t| matches!(t.word.infinitive(), Some("avouer" | "admettre" | "reconnaître" | "nier")))
}

/// The newsroom's own eyes: « a constaté une journaliste de l'agence ».
fn is_witness(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    const REPORTERS: &[&str] =
        &["journaliste", "journalistes", "correspondant", "correspondante", "reporter", "photographe"];
    attribution.source.is_some_and(|source| ctx.tokens(source).iter().any(|t| t.is_any(REPORTERS)))
}

/// « la même source »: the article said before who.
fn is_known(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.source.is_some_and(|source| {
        ctx.tokens(source).iter().take(2).any(|t| t.is_any(&["même", "mêmes", "cette", "ces"]))
    })
}

/// « Une allocution de Victor Hugo. Les paroles de l'écrivain sont »: one word for somebody named in the sentence before.
fn is_taken_up(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return false };
    let words: Vec<_> = ctx.tokens(source).iter().skip_while(|t| t.is_any(&["de", "d'"])).collect();
    let [article, noun] = words.as_slice() else { return false };
    let before = attribution.sentence.checked_sub(1).and_then(|before| ctx.article.sentences.get(before));
    let named = |m: &Mention| m.kind == EntityKind::Person && m.form == MentionForm::Name;
    article.is_any(&["l'", "le", "la"])
        && !noun.is_any(BARE)
        && before.is_some_and(|s| ctx.article.mentions.iter().any(|m| s.span.covers(m.span) && named(m)))
}

/// « une représentante du comité d'enquête, Oksana Roy », « un officier, le commandant Jean Roy »: the name stands right
/// behind.
fn is_named(ctx: &Context<'_>, source: Span) -> bool {
    // « l'un, le poète Jean Roy »
    let inside =
        |m: &Mention| m.kind == EntityKind::Person && m.form == MentionForm::Name && source.covers(m.span);
    if ctx.words(source).starts_with(['l', 'L']) && ctx.article.mentions.iter().any(inside) {
        return true;
    }
    let behind = ctx.article.text.get(source.end..).unwrap_or_default();
    let apposition = behind.trim_start_matches([' ', '\u{a0}']).strip_prefix(',').map(str::trim_start);
    let start = apposition.map(|rest| ctx.article.text.len() - rest.len());
    start.is_some_and(|start| {
        let titled = |m: &Mention| {
            let title = ctx.words(Span::new(start, m.span.start.max(start)));
            let behind = ctx.article.text.get(m.span.end..).unwrap_or_default();
            let ends = behind.trim_start().starts_with([',', '.', ';', '»']);
            ["le ", "la ", "l'", "l’"].iter().any(|article| title.starts_with(article))
                && title.split_whitespace().count() <= 4
                && ends
        };
        let named = |m: &Mention| m.kind == EntityKind::Person && m.form == MentionForm::Name;
        let from = ctx.article.mentions.partition_point(|m| m.span.start < start);
        let next = ctx.article.mentions.iter().skip(from).find(|m| named(m));
        next.is_some_and(|m| m.span.start == start || titled(m))
    })
}

/// Ordinary people need no reason: a neighbour, a victim, a patient, a trader at her stall. Singular or as written.
const PRIVATE: &[&str] = &[
    "agriculteur", "agricultrice", "apiculteur", "apprenti", "apprentie", "artisan", "automobiliste",
    "badaud", "bénévole", "berger", "bergère", "boucher", "bouchère", "boulanger", "boulangère",
    "bouquiniste", "boutiquier", "brocanteur", "cafetier", "camarade", "camionneur", "chasseur", "chauffeur",
    "chauffeuse", "chômeur", "chômeuse", "client", "cliente", "coiffeur", "coiffeuse", "collégien",
    "collégienne", "commerçant", "cousin", "cousine", "couturier", "couturière", "cuisinier", "cuisinière",
    "cultivateur", "cultivatrice", "dame", "danseur", "danseuse", "déplacé", "déplacée", "écolier",
    "écolière", "élève", "éleveur", "éleveuse", "enseignant", "enseignante", "épicier", "épicière",
    "étudiant", "étudiante", "exposant", "exposante", "femme", "fermier", "fermière", "fidèle", "fille",
    "fils", "fleuriste", "forain", "frère", "gamin", "gamine", "garçon", "grand-mère", "grand-père",
    "habitant", "habitante", "habitué", "habituée", "homme", "hôtelier", "hôtelière", "infirmier",
    "infirmière", "institutrice", "internaute", "jeune", "libraire", "locataire", "lycéen", "lycéenne",
    "maçon", "maman", "maraîcher", "maraîchère", "marchand", "marchande", "mécanicien", "menuisier", "mère",
    "migrant", "motard", "musicien", "musicienne", "neveu", "nièce", "oncle", "orpailleur", "papa", "parent",
    "passager", "passagère", "passant", "passante", "passionné", "passionnée", "patient", "patiente",
    "paysan", "paysanne", "pêcheur", "pèlerin", "père", "piroguier", "planteur", "planteuse", "plombier",
    "pompiste", "potier", "potière", "présentateur", "présentatrice", "producteur", "productrice",
    "promeneur", "randonneur", "randonneuse", "réfugié", "réfugiée", "rescapé", "rescapée", "restaurateur",
    "restauratrice", "retraité", "retraitée", "riverain", "riveraine", "serveur", "serveuse", "sinistré",
    "sinistrée", "soudeur", "spectateur", "spectatrice", "supporter", "sœur", "survivant", "survivante",
    "tailleur", "tante", "taximan", "touriste", "usager", "usagère", "vacancier", "vacancière", "vendeur",
    "vendeuse", "vétérinaire", "victime", "vigneron", "vigneronne", "villageois", "villageoise", "visiteur",
    "voisin", "voisine", "voyageur", "voyageuse",
];

fn is_private(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let one =
        |norm: &str| PRIVATE.contains(&norm) || norm.strip_suffix('s').is_some_and(|n| PRIVATE.contains(&n));
    attribution.source.is_some_and(|source| ctx.tokens(source).iter().any(|t| one(&t.norm)))
}

/// « un de ses avocats »: the lawyer of somebody who is named can be found.
fn is_counsel(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return false };
    let any = |words: &[&str]| ctx.tokens(source).iter().any(|t| t.is_any(words));
    any(&["avocat", "avocate", "avocats", "avocates", "conseils"]) && any(&["ses", "leurs", "défense"])
}

/// Words that name a source and say nothing of it.
const BARE: &[&str] = &[
    "un", "une", "des", "de", "d'", "nos", "plusieurs", "certaines", "deux", "trois", "quelques", "autre",
    "autres", "source", "sources", "information", "informations", "concordante", "concordantes", "anonyme",
    "anonymes", "personne", "personnes",
];

fn is_bare(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return true };
    ctx.tokens(source).iter().all(|t| t.kind == TokenKind::Mark || t.is_any(BARE))
}

/// Verbs by which one judges rather than informs.
const JUDGING: &[&str] = &[
    "accuser", "agacer", "cingler", "critiquer", "déplorer", "dénoncer", "estimer", "fustiger", "grincer",
    "ironiser", "juger", "lâcher", "moquer", "pester", "railler", "regretter", "soupirer", "tacler",
    "trancher", "vanter",
];

fn is_judgement(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.kind != AttributionKind::Indirect
        && ctx
            .tokens(attribution.cue)
            .iter()
            .any(|t| t.word.infinitive().is_some_and(|v| JUDGING.contains(&v)))
}
