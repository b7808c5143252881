//! What alone is no claim, and is one in some articles: the business of a closed meeting, common belief, a source
//! behind a participle.

use crate::lexicon::Features;
use crate::text::Span;

use super::clause::Clause;

/// What somebody is considered as for his fame, which is no belief: « considéré comme l'un des plus grands ».
const FAME: [&str; 9] = ["l'", "le", "la", "les", "premier", "première", "férié", "père", "pionnier"];

impl Clause<'_> {
    /// « L'objectif était que », « se sont mis d'accord sur », « la présence à cette réunion »: what a meeting was for or came to.
    pub(crate) fn meeting(&self) -> Option<Span> {
        self.positions().find_map(|i| {
            let aim = i < 3
                && self.is_any(i, &["objectif", "but", "enjeu"])
                && self.is_any(i + 1, &["était", "est"])
                && self.is_any(i + 2, &["que", "qu'", "de", "d'"]);
            let agreed = self.is_any(i, &["mis", "mises", "tombés", "tombées"])
                && self.is_any(i + 1, &["d'"])
                && self.is(i + 2, "accord")
                || self.lemma(i) == Some("convenir")
                    && self.participle(i)
                    && self.is_any(i + 1, &["de", "d'", "que", "qu'"]);
            let this = self.is_any(i, &["cette", "cet", "ces"])
                && self.is_any(
                    i + 1,
                    &[
                        "entretien", "entretiens", "entrevue", "rencontre", "rencontres", "réunion",
                        "réunions",
                    ],
                );
            (aim || agreed || this).then(|| self.span(i, i + 1))
        })
    }

    /// « un bilan communiqué par la gendarmerie », « le taux annoncé par la direction »: the sentence says who gives it.
    pub(crate) fn given(&self) -> Option<Span> {
        const GIVES: [&str; 20] = [
            "annoncer", "avancer", "calculer", "chiffrer", "citer", "communiquer", "confirmer", "dénombrer",
            "diffuser", "établir", "estimer", "évaluer", "fournir", "mesurer", "publier", "rapporter",
            "recenser", "relever", "répertorier", "révéler",
        ];
        self.handed_out().or_else(|| {
            self.positions().find_map(|i| {
                let gives = self.participle(i) && self.lemma(i).is_some_and(|verb| GIVES.contains(&verb));
                let by = (i + 1..i + 4).find(|&k| self.is(k, "par")).filter(|_| gives)?;
                // « annoncé par courrier » gives no source, « par la préfecture » does.
                let somebody = self.get(by + 1).is_some_and(|t| t.is_capital() || t.word.is(Features::DET));
                somebody.then(|| self.span(i, by))
            })
        })
    }

    /// « Le maire a donné un nouveau bilan de 50 morts ».
    fn handed_out(&self) -> Option<Span> {
        self.positions().find_map(|i| {
            let gives = self.participle(i)
                && !self.passive(i)
                && self.lemma(i).is_some_and(|verb| {
                    matches!(verb, "annoncer" | "communiquer" | "donner" | "fournir" | "dresser")
                });
            let bill = (i + 1..i + 5).find(|&k| self.is(k, "bilan")).filter(|_| gives)?;
            let somebody = !(i.saturating_sub(3)..i).any(|k| self.is(k, "on"));
            somebody.then(|| self.span(i, bill))
        })
    }

    /// « est considérée comme », « est perçu comme », and nobody who does.
    pub(crate) fn believed(&self) -> Option<Span> {
        self.reputed().or_else(|| self.considered())
    }

    /// « est réputé », « connue pour être », « sont annoncées comme », « signalées en détresse ».
    fn reputed(&self) -> Option<Span> {
        self.positions().find_map(|i| {
            let known = self.is_any(i, &["réputé", "réputée", "réputés", "réputées"])
                || self.is_any(i, &["connu", "connue", "connus", "connues"])
                    && self.is(i + 1, "pour")
                    && self.is(i + 2, "être")
                    && !self.famous(i + 3, &FAME)
                || self.is_any(i, &["signalé", "signalée", "signalés", "signalées"])
                || self.is_any(i, &["porté", "portée", "portés", "portées"])
                    && self.get(i + 1).is_some_and(|t| t.norm.starts_with("disparu"))
                || self.lemma(i) == Some("annoncer") && self.participle(i) && self.is(i + 1, "comme");
            let now = |k: usize| !self.is_any(k, &["avait", "avaient"]);
            let passive = self.passive(i) && self.auxiliary(i).is_some_and(now) && !self.negated(i);
            let agent = (i + 1..i + 8).any(|k| self.is(k, "par"));
            (known && passive && !agent).then(|| self.span(i, i))
        })
    }

    /// « l'un des plus grands », « une des plus rapides »: fame.
    fn famous(&self, i: usize, words: &[&str]) -> bool {
        self.is_any(i, words) || self.is_any(i, &["un", "une"]) && self.is(i + 1, "des")
    }

    /// « est considérée comme », « est perçu comme », and nobody who does.
    fn considered(&self) -> Option<Span> {
        self.positions().find_map(|i| {
            let thinks =
                self.lemma(i).is_some_and(|verb| matches!(verb, "considérer" | "percevoir" | "soupçonner"));
            let comme = (i + 1..i + 6).find(|&k| self.is(k, "comme"))?;
            let plain = (i + 1..comme).all(|k| !self.is_any(k, &[",", "par", "aussi", "qui", "que"]));
            let now = self.auxiliary(i).is_some_and(|k| {
                self.is_any(k, &["est", "sont", "était", "étaient"])
                    && !self.is_any(k.wrapping_sub(1), &["il", "elle", "ils", "elles", "qui"])
            });
            let participle = self.get(i).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE));
            let agent = (comme..comme + 10).any(|k| self.is(k, "par"));
            // « n'est plus considéré comme un suspect »: by the police, as the reader knows.
            let suspect = self.is_any(comme + 1, &["suspect", "suspecte", "suspects"])
                || self.is_any(comme + 2, &["suspect", "suspecte", "suspects"]);
            let fame = suspect || self.famous(comme + 1, &FAME);
            (thinks && participle && plain && now && !agent && !fame).then(|| self.span(i, comme))
        })
    }
}
