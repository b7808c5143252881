//! Figures with their unit.

use crate::block::PlacedBlock;
use crate::dates::DateExpression;
use crate::text::Span;
use crate::tokenizer::Token;

mod find;
mod words;

/// A figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The words, approximation and unit included.
    pub span: Span,
    /// The value in the unit.
    pub value: f64,
    /// « km », « % », « EUR », or the counted noun: « morts ».
    pub unit: Option<String>,
    /// How exact it is said to be.
    pub approx: Approx,
}

/// How exact a figure is said to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Approx {
    /// No word about it.
    Exact,
    /// « environ », « une dizaine ».
    About,
    /// « au moins », « plus de ».
    AtLeast,
    /// « au plus », « jusqu'à ».
    AtMost,
}

impl Approx {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
        }
    }
}

/// The figures of a block. Dates, ordinals, names of models and bare articles are none.
pub(crate) fn find(tokens: &[Token], dates: &[DateExpression]) -> Vec<Figure> {
    find::all(tokens, dates)
}

/// The figures of the article.
pub(crate) fn place(blocks: &[PlacedBlock]) -> Vec<Figure> {
    blocks
        .iter()
        .flat_map(|b| b.block.figures.iter().map(|f| Figure { span: f.span.shift(b.start), ..f.clone() }))
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{dates, tokenizer};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let tokens = tokenizer::tokenize(text);
        let figures = find(&tokens, &dates::find(&tokens));
        let show = |f: &Figure| {
            format!(
                "{} = {} {} {}",
                f.span.of(text),
                f.value,
                f.unit.as_deref().unwrap_or("?"),
                f.approx.as_str()
            )
        };
        expect.assert_eq(&figures.iter().map(show).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn values_and_units() {
        check(
            "Il a versé 1,7 milliard d'euros et 12'500 francs suisses pour 8 000 kilomètres, soit 3,5 %.",
            expect![[r"
            1,7 milliard d'euros = 1700000000 EUR exact
            12'500 francs suisses = 12500 CHF exact
            8 000 kilomètres = 8000 km exact
            3,5 % = 3.5 % exact"]],
        );
        check(
            "Dix-sept morts, deux cent vingt blessés, quatre-vingts disparus.",
            expect![[r"
            Dix-sept morts = 17 morts exact
            deux cent vingt blessés = 220 blessés exact
            quatre-vingts disparus = 80 disparus exact"]],
        );
        check(
            "Il fait 32 °C, dit-elle, à 90 km/h et 1.500 mètres.",
            expect![[r"
            32 °C = 32 °C exact
            90 km/h = 90 km/h exact
            1.500 mètres = 1500 m exact"]],
        );
    }

    #[test]
    fn about_at_least_at_most() {
        check(
            "Près de 40 % des communes, au moins trois morts, jusqu'à 500 élèves, une centaine de manifestants.",
            expect![[r"
            Près de 40 % = 40 % about
            au moins trois morts = 3 morts at-least
            jusqu'à 500 élèves = 500 élèves at-most
            une centaine de manifestants = 100 manifestants about"]],
        );
        check(
            "Plus de 250 kilomètres, 300 euros environ, pas moins de six drones, quelque 2 000 habitants.",
            expect![[r"
            Plus de 250 kilomètres = 250 km at-least
            300 euros environ = 300 EUR about
            pas moins de six drones = 6 drones at-least
            quelque 2 000 habitants = 2000 habitants about"]],
        );
    }

    #[test]
    fn a_range_has_one_unit() {
        check(
            "Entre 20 et 30 tonnes, 2 à 3 millions d'euros.",
            expect![[r"
            20 = 20 t exact
            30 tonnes = 30 t exact
            2 = 2000000 EUR exact
            3 millions d'euros = 3000000 EUR exact"]],
        );
    }

    #[test]
    fn names_dates_and_ordinals_are_no_figures() {
        check(
            "Le Zéphyr-17, la Covid-19, l'article 49.3, le 70e anniversaire, le 27 juillet 2023, à 20 h 30.",
            expect![[""]],
        );
        check(
            "La Formule 1, le Mirage 2000, 29200 Brest, le score de 3-1, un drone, le numéro 12.",
            expect![[""]],
        );
        check("Ils étaient 300 000 dans la rue en 2019.", expect!["300 000 = 300000 ? exact"]);
    }
}
