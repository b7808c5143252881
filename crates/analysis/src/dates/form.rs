//! What a date expression says, before anyone knows when it was written.

use jiff::civil::Weekday;

/// A date expression, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// « mercredi 27 juillet 2023 », « 27 juillet », « mercredi 29 ».
    Day { weekday: Option<Weekday>, day: i8, month: Option<i8>, year: Option<i16>, side: Side },
    /// « juillet 2023 », « fin janvier », « février dernier ».
    Month { month: i8, year: Option<i16>, side: Side },
    /// « 2020 ».
    Year(i16),
    /// « les années 80 »: from one year to another.
    Years(i16, i16),
    /// « l'été 2018 », « au printemps dernier ».
    /// With its first and last month.
    Season { months: (i8, i8), year: Option<i16>, side: Side },
    /// « jeudi ».
    Weekday { weekday: Weekday, side: Side },
    /// « hier » is -1, « demain » 1.
    Today(i32),
    /// « la semaine dernière » is -1 week, « ce mois-ci » 0 months.
    Around { unit: Unit, by: i32 },
    /// « deux jours plus tard », « la veille »: counted from the date before it in the text.
    Since { unit: Unit, by: i32 },
    /// « ce week-end »: relative, and no one day.
    Vague,
    /// « 20 h 30 ».
    Time,
}

/// Which of the many Mondays or Mays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    /// Nothing said.
    Nearest,
    /// Nothing said, and the verb is in the future.
    Coming,
    /// « dernier ».
    Last,
    /// « prochain ».
    Next,
}

/// A unit of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}
