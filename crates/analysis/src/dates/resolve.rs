//! From an expression to a day: against the article's date, or against a date that the text itself gives.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Granularity;
use super::form::{Form, Side, Unit};

/// What an expression came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Resolved {
    pub(super) value: Option<String>,
    pub(super) granularity: Granularity,
    pub(super) relative: bool,
    /// The day, where it is one.
    pub(super) day: Option<Date>,
    /// A day of the month, where it is a month.
    pub(super) month: Option<Date>,
}

/// Against what expressions are read.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Reference {
    /// The day of the article, or the day the text gives away.
    pub(super) today: Option<Date>,
    /// The month, when no more is known.
    pub(super) month: Option<Date>,
    /// The last day or month named before.
    pub(super) last_day: Option<Date>,
    pub(super) last_month: Option<Date>,
}

/// Reads one expression.
pub(super) fn resolve(form: Form, at: &Reference) -> Resolved {
    match form {
        Form::Day { weekday, day, month, year, side } => {
            of_day(day_of(weekday, day, month, year, side, at), side == Side::Last || side == Side::Next)
        }
        Form::Month { month, year, side } => {
            of_month(month_of(month, year, side, at), year.is_none() && said(side))
        }
        Form::Year(year) => of_year(Some(year), false),
        Form::Years(from, to) => Resolved {
            value: Some(format!("{from:04}/{to:04}")),
            granularity: Granularity::Period,
            relative: false,
            day: None,
            month: None,
        },
        Form::Season { months: (first, last), year, side } => {
            let near = |today: Date| match side {
                Side::Next => today.year() + i16::from(today.month() >= first),
                Side::Last => today.year() - i16::from(today.month() <= last),
                Side::Nearest | Side::Coming => today.year(),
            };
            // A winter has two years: without one of them, which is meant nobody can say.
            let one_year = first < last;
            let year_of = year.or_else(|| at.today.or(at.month).filter(|_| one_year).map(near));
            Resolved { granularity: Granularity::Season, ..of_year(year_of, year.is_none()) }
        }
        Form::Weekday { weekday, side } => {
            of_day(at.today.and_then(|today| nearest(weekday, side, today)), true)
        }
        Form::Today(by) => of_day(at.today.and_then(|today| today.checked_add(by.days()).ok()), true),
        Form::Around { unit, by } => around(unit, by, at),
        Form::Since { unit, by } => since(unit, by, at),
        Form::Vague => {
            Resolved { value: None, granularity: Granularity::Day, relative: true, day: None, month: None }
        }
        Form::Time => {
            Resolved { value: None, granularity: Granularity::Time, relative: false, day: None, month: None }
        }
    }
}

fn said(side: Side) -> bool {
    matches!(side, Side::Last | Side::Next)
}

fn of_day(day: Option<Date>, relative: bool) -> Resolved {
    Resolved { value: day.map(|d| d.to_string()), granularity: Granularity::Day, relative, day, month: None }
}

fn of_month(month: Option<Date>, relative: bool) -> Resolved {
    let value = month.map(|d| format!("{:04}-{:02}", d.year(), d.month()));
    Resolved { value, granularity: Granularity::Month, relative, day: None, month }
}

fn of_year(year: Option<i16>, relative: bool) -> Resolved {
    let value = year.map(|y| format!("{y:04}"));
    Resolved { value, granularity: Granularity::Year, relative, day: None, month: None }
}

/// « 27 juillet » is the nearest one, « 27 juillet dernier » the last, « mercredi 29 » the nearest 29th on a
/// Wednesday.
fn day_of(
    weekday: Option<Weekday>,
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
    side: Side,
    at: &Reference,
) -> Option<Date> {
    let Some(month) = month else {
        let today = at.today?;
        let fits = |date: &Date| date.day() == day && weekday.is_none_or(|w| date.weekday() == w);
        return (0..46_i32).flat_map(|n| [n, -n]).filter_map(|n| today.checked_add(n.days()).ok()).find(fits);
    };
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let today = at.today.or(at.month)?;
    let years = (today.year() - 2..=today.year() + 2).filter_map(|year| Date::new(year, month, day).ok());
    pick(years, side, today, |date| weekday.is_none_or(|w| date.weekday() == w))
}

fn month_of(month: i8, year: Option<i16>, side: Side, at: &Reference) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, 15).ok();
    }
    let today = at.today.or(at.month)?;
    let today = Date::new(today.year(), today.month(), 15).ok()?;
    pick(
        (today.year() - 2..=today.year() + 2).filter_map(|year| Date::new(year, month, 15).ok()),
        side,
        today,
        |_| true,
    )
}

/// The candidate that the side asks for, nearest to `today`; one that fits before one that does not.
fn pick(
    dates: impl Iterator<Item = Date>,
    side: Side,
    today: Date,
    fits: impl Fn(&Date) -> bool,
) -> Option<Date> {
    let distance = |date: &Date| (today.until(*date)).map_or(i32::MAX, |span| span.get_days());
    dates
        .filter(|date| match side {
            Side::Last => *date < today,
            Side::Next => *date > today,
            Side::Coming => *date >= today,
            Side::Nearest => true,
        })
        .min_by_key(|date| (!fits(date), distance(date).unsigned_abs()))
}

/// The bare day is the nearest one before, or today; with a verb in the future the next one, or today.
fn nearest(weekday: Weekday, side: Side, today: Date) -> Option<Date> {
    let forward = i32::from(today.weekday().until(weekday));
    let days = match side {
        Side::Next if forward == 0 => 7,
        Side::Coming | Side::Next => forward,
        Side::Last if forward == 0 => -7,
        Side::Nearest if forward == 0 => 0,
        Side::Nearest | Side::Last => forward - 7,
    };
    today.checked_add(days.days()).ok()
}

fn around(unit: Unit, by: i32, at: &Reference) -> Resolved {
    match unit {
        Unit::Day => of_day(at.today.and_then(|d| d.checked_add(by.days()).ok()), true),
        Unit::Week => {
            let monday = at.today.and_then(|d| {
                let back = i32::from(d.weekday().to_monday_zero_offset());
                d.checked_add((by * 7 - back).days()).ok()
            });
            let week = |first: Date| Some(format!("{first}/{}", first.checked_add(6.days()).ok()?));
            Resolved {
                value: monday.and_then(week),
                granularity: Granularity::Week,
                relative: true,
                day: None,
                month: None,
            }
        }
        Unit::Month => of_month(at.today.or(at.month).and_then(|d| d.checked_add(by.months()).ok()), true),
        Unit::Year => {
            of_year(at.today.or(at.month).and_then(|d| d.checked_add(by.years()).ok()).map(Date::year), true)
        }
    }
}

fn since(unit: Unit, by: i32, at: &Reference) -> Resolved {
    match unit {
        Unit::Day => of_day(at.last_day.and_then(|d| d.checked_add(by.days()).ok()), false),
        Unit::Week => of_day(at.last_day.and_then(|d| d.checked_add((by * 7).days()).ok()), false),
        Unit::Month => of_month(at.last_month.and_then(|d| d.checked_add(by.months()).ok()), false),
        Unit::Year => {
            of_year(at.last_month.and_then(|d| d.checked_add(by.years()).ok()).map(Date::year), false)
        }
    }
}
