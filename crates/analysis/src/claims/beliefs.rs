//! What is said or thought of somebody by nobody in particular: « est considéré comme », « accusé de », « on sait que »,
//! « une rumeur circule ».

use crate::lexicon::Features;
use crate::syntax::Upos;
use crate::text::Span;

use super::clause::Clause;

/// What somebody is known for by his fame, which is no belief: « connue pour être la plus rapide ».
const FAME: [&str; 9] = ["l'", "le", "la", "les", "premier", "première", "férié", "père", "pionnier"];

/// What somebody is considered as for his fame, cut to a stem.
const FAMOUS: [&str; 17] = [
    "beau", "belle", "brillant", "célèbre", "chef-d'œuvre", "classique", "favori", "fondat", "grand",
    "invent", "légend", "maître", "meilleur", "pionni", "précurs", "père", "rapide",
];

/// Verbs that say as what somebody is seen.
const SEES_AS: [&str; 9] = [
    "considérer", "décrire", "dépeindre", "désigner", "percevoir", "présenter", "soupçonner", "suspecter",
    "voir",
];

impl Clause<'_> {
    /// « est considérée comme », « accusé de », « on note que », « une rumeur circule », and nobody who does.
    pub(crate) fn believed(&self) -> Option<Span> {
        let found = self.positions().find(|&i| {
            self.reputed(i)
                || self.seen_as(i)
                || self.qualified(i)
                || self.criticised(i)
                || self.accused(i)
                || self.on_says(i)
                || self.rumoured(i)
                || self.questioned(i)
                || self.expected(i)
        })?;
        Some(self.span(found, found))
    }

    /// Somebody is named behind the participle at `i`: « par les siens », « aux yeux de ».
    fn has_agent(&self, i: usize) -> bool {
        (i + 1..i + 10).any(|k| self.is(k, "par") || self.is(k, "yeux")) || self.any(&["selon"])
    }

    /// « est réputé », « connue pour être », « sont annoncées comme », « signalées en détresse ».
    fn reputed(&self, i: usize) -> bool {
        // « est réputé pour ses truites »: its name, which nobody need vouch for.
        let praised = (i + 1..i + 6)
            .any(|k| self.is(k, "pour") && !self.get(k + 1).is_some_and(|t| t.word.is(Features::INFINITIVE)));
        let known = self.is_any(i, &["réputé", "réputée", "réputés", "réputées"]) && !praised
            || self.is_any(i, &["connu", "connue", "connus", "connues"])
                && self.is(i + 1, "pour")
                && self.is(i + 2, "être")
                && !self.is_any(i + 3, &FAME)
                && !(self.is_any(i + 3, &["un", "une"]) && self.is(i + 4, "des"))
            || self.is_any(i, &["signalé", "signalée", "signalés", "signalées"])
            || self.is_any(i, &["porté", "portée", "portés", "portées"])
                && self.get(i + 1).is_some_and(|t| t.norm.starts_with("disparu"))
            || self.lemma(i) == Some("annoncer") && self.participle(i) && self.is(i + 1, "comme");
        let now = |k: usize| !self.is_any(k, &["avait", "avaient"]) || self.is(k + 1, "été");
        known
            && self.passive(i)
            && self.auxiliary(i).is_some_and(now)
            && !self.negated(i)
            && !(i + 1..i + 8).any(|k| self.is(k, "par"))
    }

    /// « est considéré comme », « désignée comme étant », « , présenté comme un proche du maire »: by whom?
    fn seen_as(&self, i: usize) -> bool {
        let verb = self.participle(i).then(|| self.lemma(i)).flatten();
        if !verb.is_some_and(|verb| SEES_AS.contains(&verb)) || self.is_sport() || self.has_agent(i) {
            return false;
        }
        let Some(comme) = (i + 1..i + 6).find(|&k| self.is(k, "comme")) else { return false };
        let plain = (i + 1..comme).all(|k| !self.is_any(k, &[",", "aussi", "qui", "que"]));
        let alone = self.auxiliary(i).is_none() && comme <= i + 2 && !self.is(i.wrapping_sub(1), "être");
        let fame = (comme + 1..comme + 6)
            .any(|k| self.get(k).is_some_and(|t| FAMOUS.iter().any(|stem| t.norm.starts_with(stem))));
        // « n'est plus considéré comme un suspect »: by the police, as the reader knows.
        let suspect = (comme + 1..comme + 3).any(|k| self.is_any(k, &["suspect", "suspecte", "suspects"]));
        // « des filières considérées comme prestigieuses »: what the writer passes on of a thing.
        let kind = alone
            && self.lemma(i) == Some("considérer")
            && self.get(comme + 1).is_some_and(|t| t.word.is(Features::ADJ) && !t.word.is(Features::DET));
        // « Si ces élections étaient considérées comme propres, le mandat »: that they are is not said.
        let supposed = (0..i).rev().take_while(|&k| !self.is(k, ",")).any(|k| {
            let he = self.is(k, "s'") && self.is_any(k + 1, &["il", "ils"]);
            let degree = self.get(k + 1).is_some_and(|t| t.word.is(Features::ADJ | Features::ADV));
            he || self.is(k, "si") && !degree && !self.is(k.wrapping_sub(1), "même")
        });
        plain && (alone && !kind || self.passive(i)) && !fame && !suspect && !supposed && !self.negated(i)
    }

    /// « qualifié de « charismatique » », « qualifiée de trop chère ».
    fn qualified(&self, i: usize) -> bool {
        let of = self.tokens.get(i + 1).is_some_and(|t| t.is_any(&["de", "d'"]));
        let right = self.tokens.get(i + 2).is_some_and(|t| t.is_any(&["office", "justesse"]));
        let active = self.auxiliary(i).is_some() && !self.passive(i);
        self.lemma(i) == Some("qualifier")
            && self.participle(i)
            && of
            && !right
            && !active
            && !self.is_sport()
            && !self.has_agent(i)
    }

    /// « a été vivement critiqué », « est dénoncée », « pointé du doigt », « très décriée ».
    fn criticised(&self, i: usize) -> bool {
        const LOUDLY: [&str; 6] = ["fortement", "largement", "souvent", "très", "unanimement", "vivement"];
        let blames = match self.lemma(i) {
            Some("critiquer" | "décrier" | "dénoncer" | "fustiger" | "moquer" | "railler") => true,
            Some("pointer") => self.is(i + 1, "du") && self.is(i + 2, "doigt"),
            Some("mettre") => self.is(i + 1, "en") && self.is_any(i + 2, &["cause", "doute"]),
            _ => false,
        };
        // « dénoncé devant le juge »: an act of somebody's.
        let act = (i + 1..i + 4).any(|k| self.is_any(k, &["devant", "auprès"]));
        // « Vivement critiquée, elle s'est retirée », not « ce texte très critiqué ».
        let set_off = i < 2 || self.is_any(i - 2, &[","]);
        let loud = self.auxiliary(i).is_none() && set_off && self.is_any(i.wrapping_sub(1), &LOUDLY);
        blames
            && self.participle(i)
            && (loud || self.passive(i))
            && !act
            && !self.negated(i)
            && !self.has_agent(i)
    }

    /// « Accusé de fraude, il », « , soupçonnée d'avoir fui », « étant souvent suspectés »: by whom?
    fn accused(&self, i: usize) -> bool {
        let accuses =
            matches!(self.lemma(i), Some("accuser" | "soupçonner" | "suspecter")) && self.participle(i);
        let before = |k: usize| {
            let adverb = self.get(k).is_some_and(|t| t.word.is(Features::ADV) && !t.word.is(Features::NOUN));
            if adverb { k.checked_sub(1) } else { Some(k) }
        };
        let at = i.checked_sub(1).and_then(before);
        let opens = at.is_none_or(|k| self.is_any(k, &[",", "car", "étant"]));
        accuses && opens && self.is_any(i + 1, &["de", "d'", "du"]) && !self.has_agent(i)
    }

    /// « On rapporte des vols », « on sait que », « on parle de », in a clause of its own.
    fn on_says(&self, i: usize) -> bool {
        let own = self.is(i, "on") && !self.is_any(i.wrapping_sub(1), &["l'", "si", "comme"]);
        if !own || self.behind_subordinator(i) || self.is_any(0, &["parmi"]) || self.is_sport() {
            return false;
        }
        let behind = |words: &[&str]| (i + 2..i + 6).find(|&k| self.is_any(k, words));
        let clause = behind(&["que", "qu'"]).is_some();
        // « on note des vols », « on note également de gros dégâts », not « on note la victoire ».
        let some = (i + 2..i + 4).any(|k| self.is_any(k, &["des", "de", "d'", "un", "une", "plusieurs"]));
        match self.lemma(i + 1) {
            Some("considérer" | "penser" | "savoir" | "supposer") => clause,
            Some("noter" | "rapporter" | "relever" | "signaler" | "soupçonner") => clause || some,
            // « on dénombre dix blessés » is a figure.
            Some("dénombrer" | "recenser") => some && self.figures.is_empty(),
            // « Dans les files, on parle du prix »: those who stand there.
            Some("parler") => {
                behind(&["de", "d'", "du", "des"]).is_some()
                    && !self.is_any(0, &["à", "au", "aux", "chez", "dans", "sur"])
            }
            _ => false,
        }
    }

    /// « Une rumeur circule », « des soupçons pèsent sur lui », « des voix s'élèvent ».
    fn rumoured(&self, i: usize) -> bool {
        let nouns: &[&str] = match self.lemma(i) {
            Some("apparaître" | "circuler" | "courir" | "enfler" | "naître" | "répandre") => {
                &["bruit", "bruits", "rumeur", "rumeurs", "spéculation", "spéculations"]
            }
            Some("peser" | "planer") => &["soupçon", "soupçons"],
            Some("élever") => &["voix"],
            _ => return false,
        };
        let subject = self.subject(i).filter(|&k| self.is_any(k, nouns));
        subject.is_some() && !self.negated(i) && !self.has_agent(i)
    }

    /// « Ses activités suscitent des interrogations », « sont dites favorables », « était supposé caché »: whose?
    fn questioned(&self, i: usize) -> bool {
        // A controversy is there for all to see.
        const DOUBTS: [&str; 8] = [
            "critiques", "doutes", "inquiétudes", "interrogations", "questionnements", "questions",
            "réserves", "soupçons",
        ];
        let raises = matches!(self.lemma(i), Some("soulever" | "susciter"))
            && (i + 1..i + 5).any(|k| self.is_any(k, &DOUBTS))
            && !self.any(&["auprès", "chez", "parmi"]);
        let adjective =
            |k: usize| self.tree.at(k).and_then(|w| self.tree.word(w)).is_some_and(|w| w.upos == Upos::Adj);
        let labelled = self.is_any(i, &["dit", "dite", "dites", "dits"]) && adjective(i + 1);
        let supposed = self.is_any(i, &["supposé", "supposée", "supposées", "supposés"])
            && (self.participle(i + 1) || self.is(i + 1, "avoir"));
        (raises || (labelled || supposed) && self.passive(i) && self.auxiliary(i).is_some())
            && !self.negated(i)
            && !self.behind_subordinator(i)
            && !self.has_agent(i)
    }

    /// « Il est attendu que », « il est communément admis que ».
    fn expected(&self, i: usize) -> bool {
        const EXPECTED: [&str; 8] =
            ["admis", "attendu", "craint", "espéré", "redouté", "soupçonné", "suggéré", "supposé"];
        let il =
            (i.saturating_sub(4)..i).any(|k| self.is(k, "il") && self.is_any(k + 1, &["est", "était", "a"]));
        self.is_any(i, &EXPECTED) && il && self.is_any(i + 1, &["que", "qu'"]) && !self.has_agent(i)
    }
}
