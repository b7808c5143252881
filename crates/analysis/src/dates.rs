//! Dates and days, resolved against the article's date.

use jiff::civil::Date;

use crate::article::{ArticleDate, Metadata, Segment, SegmentKind};
use crate::block::PlacedBlock;
use crate::text::Span;
use crate::tokenizer::{self, Token};

mod calendar;
mod find;
mod form;
mod resolve;

use form::Form;
use resolve::{Reference, Resolved};

/// A date expression of a block, not yet resolved; spans into the block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateExpression {
    /// The words.
    pub span: Span,
    /// What they say.
    pub(crate) form: Form,
}

/// A date expression of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// ISO 8601, as precise as the text; `None` when it cannot be resolved.
    pub value: Option<String>,
    /// How precise it is.
    pub granularity: Granularity,
    /// « jeudi », « hier », « la semaine dernière »: says nothing without the article's date.
    pub relative: bool,
}

/// How precise a date is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Granularity {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season or a quarter.
    Season,
    /// A year.
    Year,
    /// From one to another.
    Period,
    /// A time of day.
    Time,
}

impl Granularity {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Period => "period",
            Self::Time => "time",
        }
    }
}

/// The date expressions of a block.
pub(crate) fn find(tokens: &[Token]) -> Vec<DateExpression> {
    find::all(tokens)
}

/// The article's date as front matter gives it: the value in ISO 8601, and the day when it is known to the day.
pub(crate) fn of_article(value: &str) -> Option<(String, Option<Date>)> {
    let first = find(&tokenizer::tokenize(value)).into_iter().next()?;
    absolute(first.form)
}

/// The value of an expression that says its year.
fn absolute(form: Form) -> Option<(String, Option<Date>)> {
    let dated =
        matches!(form, Form::Day { year: Some(_), .. } | Form::Month { year: Some(_), .. } | Form::Year(_));
    let resolved = resolve::resolve(form, &Reference::default());
    Some((resolved.value.filter(|_| dated)?, resolved.day))
}

/// Resolves the dates of the article, after finding its own date where the front matter has none.
pub(crate) fn resolve(
    metadata: &mut Metadata,
    blocks: &[PlacedBlock],
    segments: &[Segment],
) -> Vec<DateMention> {
    let placed = place(blocks, segments);
    if metadata.date.is_none() {
        metadata.date = stamp(&placed);
    }
    let mut at = reference(metadata, &placed);
    let mut mentions = Vec::new();
    for (span, form, kind) in placed {
        let resolved = resolve::resolve(form, &at);
        at.last_day = resolved.day.or(at.last_day);
        at.last_month = resolved.day.or(resolved.month).or(at.last_month);
        let foreign = matches!(kind, SegmentKind::Embed | SegmentKind::ForeignArticle);
        if foreign || (kind == SegmentKind::Boilerplate && resolved.relative) {
            continue;
        }
        let Resolved { value, granularity, relative, .. } = resolved;
        mentions.push(DateMention { span, value, granularity, relative });
    }
    mentions
}

type Placed = (Span, Form, SegmentKind);

/// The expressions of all blocks with their spans in the article and the segments they stand in.
fn place(blocks: &[PlacedBlock], segments: &[Segment]) -> Vec<Placed> {
    let mut at = 0;
    let mut placed = Vec::new();
    for block in blocks {
        for date in &block.block.dates {
            let span = date.span.shift(block.start);
            while segments.get(at).is_some_and(|s| s.span.end <= span.start) {
                at += 1;
            }
            let kind = segments.get(at).map_or(SegmentKind::Body, |s| s.kind);
            placed.push((span, date.form, kind));
        }
    }
    placed
}

/// The article's date from a dateline or a time stamp: the first that is known to the day, else to the month.
fn stamp(placed: &[Placed]) -> Option<ArticleDate> {
    let stamps = placed.iter().filter(|p| p.2 == SegmentKind::Meta).filter_map(|(span, form, _)| {
        absolute(*form).map(|(value, day)| ArticleDate { day, value, span: *span })
    });
    let stamps: Vec<ArticleDate> = stamps.filter(|d| d.value.len() >= "2024-01".len()).collect();
    stamps.iter().find(|d| d.day.is_some()).or(stamps.first()).cloned()
}

/// Against what the article's days are read. Without a date of its own: the latest full date that the text gives,
/// when a day of the week in the text falls on it, or the date under an embedded post.
fn reference(metadata: &Metadata, placed: &[Placed]) -> Reference {
    let own = metadata.date.as_ref();
    if let Some(today) = own.and_then(|d| d.day) {
        return Reference { today: Some(today), ..Reference::default() };
    }
    let month = own.and_then(|d| Date::strptime("%Y-%m-%d", format!("{}-15", d.value)).ok());
    let days = |of_post: bool| {
        placed
            .iter()
            .filter(move |p| (p.2 == SegmentKind::Embed) == of_post && p.2 != SegmentKind::ForeignArticle)
            .filter_map(|p| absolute(p.1)?.1)
    };
    let latest_year =
        placed.iter().filter_map(|p| if let Form::Year(y) = p.1 { Some(y) } else { None }).max();
    let in_month = |day: &Date| month.is_none_or(|m| (m.year(), m.month()) == (day.year(), day.month()));
    let named = |day: &Date| {
        placed.iter().any(|p| matches!(p.1, Form::Weekday { weekday, .. } if weekday == day.weekday()))
    };
    let written =
        days(false).max().filter(|d| in_month(d) && named(d) && latest_year.is_none_or(|y| y <= d.year()));
    let today = written.or_else(|| days(true).max().filter(in_month));
    Reference { today, month, ..Reference::default() }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let article = crate::analyze(text);
        let show = |d: &super::DateMention| {
            let value = d.value.as_deref().unwrap_or("?");
            format!(
                "{} = {value} {}{}",
                d.span.of(text),
                d.granularity.as_str(),
                if d.relative { " relative" } else { "" }
            )
        };
        expect.assert_eq(&article.dates.iter().map(show).collect::<Vec<_>>().join("\n"));
    }

    /// A Thursday.
    fn on_14_march_2024(text: &str, expect: Expect) {
        check(&format!("Brive, 14 mars 2024 (Agence) - {text}"), expect);
    }

    #[test]
    fn days_of_the_week() {
        on_14_march_2024(
            "Il a parlé jeudi, puis mardi. Elle viendra lundi. Le vote aura lieu jeudi prochain.",
            expect![[r"
                14 mars 2024 = 2024-03-14 day
                jeudi = 2024-03-14 day relative
                mardi = 2024-03-12 day relative
                lundi = 2024-03-18 day relative
                jeudi prochain = 2024-03-21 day relative"]],
        );
        on_14_march_2024(
            "Il a parlé vendredi dernier et mercredi 27 mars, hier et avant-hier soir.",
            expect![[r"
                14 mars 2024 = 2024-03-14 day
                vendredi dernier = 2024-03-08 day relative
                mercredi 27 mars = 2024-03-27 day
                hier = 2024-03-13 day relative
                avant-hier soir = 2024-03-12 day relative"]],
        );
    }

    #[test]
    fn written_in_full_and_in_figures() {
        on_14_march_2024(
            "Le 1er mai 1998, le 27.07.2023, le 27/07/2023, le 2023-07-27, les 20 et 22 février, le 14-Juillet.",
            expect![[r"
                14 mars 2024 = 2024-03-14 day
                1er mai 1998 = 1998-05-01 day
                27.07.2023 = 2023-07-27 day
                27/07/2023 = 2023-07-27 day
                2023-07-27 = 2023-07-27 day
                20 = 2024-02-20 day
                22 février = 2024-02-22 day
                14-Juillet = 2024-07-14 day"]],
        );
    }

    #[test]
    fn months_seasons_and_years() {
        on_14_march_2024(
            "En décembre dernier, fin janvier, en juin 2017, au printemps dernier, l'été 2018, les années 80.",
            expect![[r"
                14 mars 2024 = 2024-03-14 day
                décembre dernier = 2023-12 month relative
                janvier = 2024-01 month
                juin 2017 = 2017-06 month
                printemps dernier = 2023 season relative
                été 2018 = 2018 season
                années 80 = 1980/1989 period"]],
        );
        on_14_march_2024(
            "Cette année, le mois dernier, la semaine dernière, il y a trois jours, de 1950 à 1953.",
            expect![[r"
                14 mars 2024 = 2024-03-14 day
                Cette année = 2024 year relative
                le mois dernier = 2024-02 month relative
                la semaine dernière = 2024-03-04/2024-03-10 week relative
                il y a trois jours = 2024-03-11 day relative
                1950 = 1950 year
                1953 = 1953 year"]],
        );
    }

    #[test]
    fn counted_from_the_date_before() {
        on_14_march_2024(
            "Il est arrivé le 3 mars. Le lendemain, il pleuvait. Deux jours plus tard, il est parti.",
            expect![[r"
                14 mars 2024 = 2024-03-14 day
                3 mars = 2024-03-03 day
                Le lendemain = 2024-03-04 day
                Deux jours plus tard = 2024-03-06 day"]],
        );
    }

    #[test]
    fn neither_names_nor_counts() {
        on_14_march_2024(
            "La Covid-19, 2000 personnes, environ 1500 euros, le Zéphyr-17, la planète Mars, le XXe siècle, 40 ans.",
            expect!["14 mars 2024 = 2024-03-14 day"],
        );
    }

    #[test]
    fn without_a_date_of_its_own() {
        check(
            "Il a parlé jeudi, puis le 12 juillet.",
            expect![[r"
            jeudi = ? day relative
            12 juillet = ? day"]],
        );
        check(
            "La fête a eu lieu jeudi 27 juillet 2023. Il est reparti dimanche.",
            expect![[r"
            jeudi 27 juillet 2023 = 2023-07-27 day
            dimanche = ? day relative"]],
        );
    }

    #[test]
    fn glued_time_stamps() {
        check(
            "La halle brûle\nLa halle a brûlé jeudi.\n27.07.2023, 04:5927.07.2023, 06:18\nLe feu a pris à midi.",
            expect![[r"
                jeudi = 2023-07-27 day relative
                27.07.2023 = 2023-07-27 day
                27.07.2023 = 2023-07-27 day
                06:18 = ? time"]],
        );
    }
}
