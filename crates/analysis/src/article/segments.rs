//! Which paragraph is title, standfirst, body, caption, credit, boilerplate.
//!
//! Two passes. What a block alone tells is read once and kept with it ([`line`]: furniture phrases, time stamps,
//! credits, marks of Markdown, language, shape). What its place on the page tells is decided here, over all blocks:
//! the head (rubrics, titles, standfirst), the body with its crossheads, and what comes behind the end.

mod credit;
mod dateline;
mod head;
pub(crate) mod line;
mod markdown;
mod phrases;
mod tail;

use super::{Field, Metadata, Segment, SegmentKind};
use crate::block::PlacedBlock;
use crate::text::Span;
use line::{Label, Line};
use markdown::Mark;

/// A block, or what is left of it without its dateline and its credit.
struct Piece<'a> {
    span: Span,
    line: &'a Line,
    text: &'a str,
    /// Its job, once it is known.
    kind: Option<SegmentKind>,
    /// A blank line stands before it.
    apart: bool,
}

impl Piece<'_> {
    fn is_open(&self) -> bool {
        self.kind.is_none()
    }

    /// Written as running text: it ends like a sentence, or is too long for a headline.
    fn is_paragraph(&self) -> bool {
        let heading = matches!(self.line.mark, Mark::Heading(_));
        !heading
            && ((self.line.stop && self.line.words >= 3) || self.line.chars > 140 || self.line.words > 25)
    }

    /// Written as a title or a crosshead.
    fn is_headline(&self) -> bool {
        let marked = matches!(self.line.mark, Mark::Quotation | Mark::Item | Mark::Table);
        !marked && !self.is_paragraph() && !self.text.ends_with([':', ',', ';'])
    }
}

/// Cuts the article into segments.
pub(super) fn classify(text: &str, metadata: &mut Metadata, blocks: &[PlacedBlock]) -> Vec<Segment> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(blocks.len());
    let mut end = 0;
    for placed in blocks {
        let gap = text.get(end..placed.start).unwrap_or_default();
        pieces.push(Piece {
            span: placed.span(),
            line: &placed.block.line,
            text: &placed.block.text,
            kind: None,
            apart: is_blank_line(gap),
        });
        end = placed.span().end;
    }
    fenced(&mut pieces);
    labelled(&mut pieces);
    repeated_captions(&mut pieces);
    let lead = head::classify(&mut pieces, metadata);
    tail::classify(&mut pieces, lead);
    let mut segments = Vec::with_capacity(pieces.len() + 2);
    if !metadata.front_matter.is_empty() {
        segments.push(Segment { span: metadata.front_matter, kind: SegmentKind::Meta });
    }
    for (i, piece) in pieces.iter().enumerate() {
        cut(piece, lead.is_some_and(|lead| i <= lead), metadata, &mut segments);
    }
    segments
}

fn is_blank_line(gap: &str) -> bool {
    gap.replace("\r\n", "\n").matches(['\n', '\r', '\u{2029}']).count() > 1
}

/// Code between fences and comments over several blocks.
fn fenced(pieces: &mut [Piece]) {
    let (mut code, mut comment) = (false, false);
    for piece in pieces {
        let fence = piece.line.mark == Mark::Fence;
        comment |= !code && piece.line.mark == Mark::Comment;
        if comment {
            piece.kind = Some(SegmentKind::Meta);
            comment = !piece.text.contains("-->");
        } else if code || fence {
            piece.kind = Some(SegmentKind::Embed);
            code ^= fence;
        }
    }
}

/// What its own words tell.
fn labelled(pieces: &mut [Piece]) {
    let french = pieces.iter().filter(|p| !p.line.foreign).map(|p| p.line.words).sum::<usize>();
    let foreign = pieces.iter().filter(|p| p.line.foreign).map(|p| p.line.words).sum::<usize>();
    for i in 0..pieces.len() {
        let Some(piece) = pieces.get(i).filter(|p| p.is_open()) else { continue };
        let kind = match piece.line.label {
            Some(Label::Stamp) => Some(SegmentKind::Meta),
            Some(Label::Credit) => Some(SegmentKind::Credit),
            Some(Label::Caption) => Some(SegmentKind::Caption),
            Some(Label::Furniture | Label::Related | Label::Ending) => Some(SegmentKind::Boilerplate),
            Some(Label::Embed | Label::Signature) => Some(SegmentKind::Embed),
            Some(Label::Foreign) => (foreign < french).then_some(SegmentKind::Embed),
            Some(Label::QuoteSource) => Some(quote_source(i.checked_sub(1).and_then(|k| pieces.get(k)))),
            None if piece.line.mark == Mark::Rule => Some(SegmentKind::Meta),
            None => None,
        };
        let signed = piece.line.label == Some(Label::Signature);
        let contiguous = !piece.apart;
        if let Some(piece) = pieces.get_mut(i) {
            piece.kind = kind;
        }
        // The post stands right before its signature.
        if let Some(post) = i.checked_sub(1).and_then(|k| pieces.get_mut(k)).filter(|p| signed && p.is_open())
            && (contiguous || post.text.contains(['#', '@']))
        {
            post.kind = Some(SegmentKind::Embed);
        }
    }
}

/// A name behind a dash signs the quotation before it; alone it is what is left of a box.
fn quote_source(before: Option<&Piece>) -> SegmentKind {
    let quotation =
        before.is_some_and(|p| p.line.mark == Mark::Quotation || p.text.starts_with(['«', '"', '“']));
    if quotation { SegmentKind::Body } else { SegmentKind::Boilerplate }
}

/// The same line twice, the second time with its credit: « … à Brest. » and « … à Brest.Agence ».
fn repeated_captions(pieces: &mut [Piece]) {
    for i in 1..pieces.len() {
        let (Some(first), Some(second)) = (pieces.get(i - 1), pieces.get(i)) else { continue };
        let long = first.line.words >= 5;
        let rest = second.text.strip_prefix(first.text).filter(|rest| long && rest.len() <= 60);
        let caption = rest.is_some_and(|rest| first.is_paragraph() || !rest.is_empty());
        if caption && matches!(first.kind, None | Some(SegmentKind::Caption)) {
            for piece in pieces.get_mut(i - 1..=i).unwrap_or_default() {
                piece.kind = Some(SegmentKind::Caption);
            }
        }
    }
}

/// Adds the segments of a piece: dateline, text, credit.
fn cut(piece: &Piece, in_head: bool, metadata: &mut Metadata, segments: &mut Vec<Segment>) {
    let kind = piece.kind.unwrap_or(SegmentKind::Body);
    let (mut from, mut to) = (0, piece.text.len());
    if kind == SegmentKind::Credit {
        sign(metadata, piece.text, piece.span);
    }
    // « Ana Roy avec AFP, publié le 12 mars »
    if piece.line.label == Some(Label::Stamp)
        && let Some((signed, _)) = piece.text.split_once(", ")
    {
        sign(metadata, signed, piece.span);
    }
    if kind.is_running_text() {
        if let Some(line) = piece.line.dateline.as_ref().filter(|_| in_head) {
            from = line.end;
            let field = |span: Span| Field {
                value: span.of(piece.text).to_owned(),
                span: span.shift(piece.span.start),
            };
            metadata.place = metadata.place.take().or_else(|| line.place.map(field));
            metadata.credit = metadata.credit.take().or_else(|| line.agency.map(field));
        }
        if let Some(credit) = piece.line.credit.filter(|c| c.start >= from) {
            to = credit.start;
            sign(metadata, credit.of(piece.text), credit.shift(piece.span.start));
        }
    }
    let mut before = SegmentKind::Meta;
    if let Some(teaser) = piece.line.teaser.filter(|_| kind.is_running_text()) {
        (from, before) = (teaser, SegmentKind::Boilerplate);
    }
    let parts = [
        (Span::new(0, from), before),
        (Span::new(from, to), kind),
        (Span::new(to, piece.text.len()), SegmentKind::Credit),
    ];
    for (part, kind) in parts {
        let inside = part.of(piece.text);
        let start = part.start + (inside.len() - inside.trim_start().len());
        let span = Span::new(start, start + inside.trim().len()).shift(piece.span.start);
        if !span.is_empty() {
            segments.push(Segment { span, kind });
        }
    }
}

/// Takes the byline or the credit of the copy over, where the front matter does not give it.
fn sign(metadata: &mut Metadata, text: &str, span: Span) {
    let written = text.trim_matches(|c: char| c.is_whitespace() || "()[].—–-".contains(c));
    let at = span.start + text.find(written).unwrap_or_default();
    let field =
        |value: &str, at: usize| Field { value: value.to_owned(), span: Span::new(at, at + value.len()) };
    if let Some(name) = written.strip_prefix("Par ").or_else(|| written.strip_prefix("par ")) {
        metadata.byline.get_or_insert_with(|| field(name, at + 4));
    } else if credit::is_chain(text) {
        metadata.credit.get_or_insert_with(|| field(written, at));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let article = crate::analyze(text);
        let start = |span: crate::Span| span.of(text).chars().take(48).collect::<String>().replace('\n', "⏎");
        let segments = article.segments.iter().map(|s| format!("{:<15} {}", s.kind.as_str(), start(s.span)));
        let m = &article.metadata;
        let fields = [("place", &m.place), ("byline", &m.byline), ("credit", &m.credit)];
        let fields =
            fields.iter().filter_map(|(name, field)| Some(format!("{name}: {}", field.as_ref()?.value)));
        let date = m.date.iter().map(|date| format!("date: {}", date.value));
        expect.assert_eq(&segments.chain(fields).chain(date).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn one_sentence_is_no_title() {
        check(
            "Le pont a rouvert, a annoncé la mairie.",
            expect!["lead            Le pont a rouvert, a annoncé la mairie."],
        );
        check(
            "Le pont a rouvert.\n\nLa mairie s’en réjouit.",
            expect![[r"
            lead            Le pont a rouvert.
            body            La mairie s’en réjouit."]],
        );
        check("Le pont rouvre", expect!["lead            Le pont rouvre"]);
    }

    #[test]
    fn datelines() {
        check(
            "RENNES, 12 mars 2024 (Agence) - Le pont a rouvert mardi.\n\nLa mairie s’en réjouit.",
            expect![[r"
                meta            RENNES, 12 mars 2024 (Agence) -
                lead            Le pont a rouvert mardi.
                body            La mairie s’en réjouit.
                place: RENNES
                credit: Agence
                date: 2024-03-12"]],
        );
        check(
            "Le pont a rouvert\n\n(Québec) Le pont a rouvert mardi, a dit la mairie.",
            expect![[r"
            title           Le pont a rouvert
            meta            (Québec)
            lead            Le pont a rouvert mardi, a dit la mairie.
            place: Québec"]],
        );
        check(
            "MONTRÉAL — Le pont a rouvert mardi, a dit la mairie.",
            expect![[r"
            meta            MONTRÉAL —
            lead            Le pont a rouvert mardi, a dit la mairie.
            place: MONTRÉAL"]],
        );
        check(
            "Berne (ats) Le pont a rouvert mardi, a dit la commune. (ats/xyz)",
            expect![[r"
            meta            Berne (ats)
            lead            Le pont a rouvert mardi, a dit la commune.
            credit          (ats/xyz)
            place: Berne
            credit: ats"]],
        );
        check(
            "URGENT - Le pont de Brive a rouvert mardi, a dit la mairie.",
            expect![[r"
                meta            URGENT -
                lead            Le pont de Brive a rouvert mardi, a dit la mairi"]],
        );
    }

    #[test]
    fn a_page_of_a_regional_daily() {
        check(
            "Accueil > Bretagne > Rennes\nFaits divers\nLe pont de Brive a rouvert mardi matin\nAprès six mois de travaux, la circulation a repris sur l’ouvrage, au soulagement des riverains.\nPar Ana Roy\nPublié le 12/03/2024 à 08h15, mis à jour le 12/03/2024 à 09h40\nTemps de lecture : 3 min\nPartager\nLe pont de Brive a rouvert mardi. | PHOTO : LUC NEY / L’ÉCHO\nLe pont de Brive a rouvert mardi à 6 heures, a annoncé la mairie.\nLire aussi : Le chantier du pont, en images\nUn chantier de six mois\nLes travaux ont coûté 3 millions d’euros, selon le département.\nLa suite après la publicité\n« Nous respirons enfin », souffle une riveraine.\nAna Roy (avec AFP)\nMots-clés : Brive, pont, travaux\nSur le même sujet\nLe tramway attendra encore deux ans\nLa gare routière déménage en avril\nLaisser un commentaire\nVotre adresse e-mail ne sera pas publiée.",
            expect![[r"
                boilerplate     Accueil > Bretagne > Rennes
                boilerplate     Faits divers
                title           Le pont de Brive a rouvert mardi matin
                standfirst      Après six mois de travaux, la circulation a repr
                credit          Par Ana Roy
                meta            Publié le 12/03/2024 à 08h15, mis à jour le 12/0
                meta            Temps de lecture : 3 min
                boilerplate     Partager
                caption         Le pont de Brive a rouvert mardi. | PHOTO : LUC 
                lead            Le pont de Brive a rouvert mardi à 6 heures, a a
                boilerplate     Lire aussi : Le chantier du pont, en images
                crosshead       Un chantier de six mois
                body            Les travaux ont coûté 3 millions d’euros, selon 
                boilerplate     La suite après la publicité
                body            « Nous respirons enfin », souffle une riveraine.
                credit          Ana Roy (avec AFP)
                boilerplate     Mots-clés : Brive, pont, travaux
                boilerplate     Sur le même sujet
                boilerplate     Le tramway attendra encore deux ans
                boilerplate     La gare routière déménage en avril
                boilerplate     Laisser un commentaire
                boilerplate     Votre adresse e-mail ne sera pas publiée.
                byline: Ana Roy
                date: 2024-03-12"]],
        );
    }

    #[test]
    fn a_few_words_of_somebody_head_a_paragraph() {
        check(
            "La halle brûle à Dax\n\nLa halle de Dax a brûlé lundi, ont indiqué les pompiers.\n\n« Tout est allé très vite »\n\n\
             Deux étals ont été détruits en dix minutes, selon la mairie.\n\n- \"On a tout perdu\" -\n\nLes forains ont reçu \
             chacun mille euros de la commune.\n\n« Nous partirons quand il le faudra, et pas avant. »\n\nLe maire a quitté la salle.",
            expect![[r#"
                title           La halle brûle à Dax
                lead            La halle de Dax a brûlé lundi, ont indiqué les p
                crosshead       « Tout est allé très vite »
                body            Deux étals ont été détruits en dix minutes, selo
                crosshead       - "On a tout perdu" -
                body            Les forains ont reçu chacun mille euros de la co
                body            « Nous partirons quand il le faudra, et pas avan
                body            Le maire a quitté la salle."#]],
        );
    }

    #[test]
    fn another_article_behind_the_comments() {
        check(
            "La halle brûle à Dax\n\nLa halle de Dax a brûlé lundi, ont indiqué les pompiers.\n\nDeux étals ont été détruits, selon la mairie. (afp)\n\n0 commentaires\nLe marché de Pau change de place\nLe marché de Pau s’installera dès samedi devant la gare, a décidé hier le conseil municipal.\nLes forains y sont favorables, assure leur syndicat.",
            expect![[r"
                title           La halle brûle à Dax
                lead            La halle de Dax a brûlé lundi, ont indiqué les p
                body            Deux étals ont été détruits, selon la mairie.
                credit          (afp)
                boilerplate     0 commentaires
                foreign-article Le marché de Pau change de place
                foreign-article Le marché de Pau s’installera dès samedi devant 
                foreign-article Les forains y sont favorables, assure leur syndi
                credit: afp"]],
        );
    }

    #[test]
    fn markdown() {
        check(
            "---\ntitre: La halle brûle\n---\n# La halle brûle à Dax\n\n**La halle de Dax a brûlé lundi. Deux étals sont détruits.**\n\n![La halle, lundi](halle.jpg)\n\nL’incendie a pris vers midi, ont dit les pompiers.\n\n## Deux étals détruits\n\n> « Tout a brûlé », a dit un forain.\n\n> A lire aussi : le marché de Pau\n\n- Les fruits sont perdus.\n\n<!-- sourcier:ignore vague-source -->\n\n```\ncode\n```\n\nLa mairie promet une aide.",
            expect![[r"
                meta            ---⏎titre: La halle brûle⏎---
                title           # La halle brûle à Dax
                standfirst      **La halle de Dax a brûlé lundi. Deux étals sont
                caption         ![La halle, lundi](halle.jpg)
                lead            L’incendie a pris vers midi, ont dit les pompier
                crosshead       ## Deux étals détruits
                body            > « Tout a brûlé », a dit un forain.
                boilerplate     > A lire aussi : le marché de Pau
                body            - Les fruits sont perdus.
                meta            <!-- sourcier:ignore vague-source -->
                embed           ```
                embed           code
                embed           ```
                body            La mairie promet une aide."]],
        );
    }

    #[test]
    fn a_post_and_its_signature() {
        check(
            "La halle brûle à Dax\n\nLa halle a brûlé lundi, ont indiqué les pompiers.\n\nFirefighters are still working on the market hall of Dax this morning. pic.twitter.com/abc\n— Dax News (@daxnews) March 4, 2024\n\nDeux étals ont été détruits, selon la mairie.",
            expect![[r"
                title           La halle brûle à Dax
                lead            La halle a brûlé lundi, ont indiqué les pompiers
                embed           Firefighters are still working on the market hal
                embed           — Dax News (@daxnews) March 4, 2024
                body            Deux étals ont été détruits, selon la mairie."]],
        );
    }

    #[test]
    fn text_glued_behind_a_pointer_to_another_article_stays_text() {
        check(
            "Le pont rouvre à Brive\n\nLe pont a rouvert mardi.\n\nLire aussi : La gare fermée jusqu’en mai Selon la maire, Ana Roy, les travaux ont coûté trois millions d’euros et dureront deux ans.\n\nLire aussi : La gare va-t-elle enfin rouvrir après les travaux qui ont duré deux ans entiers et coûté si cher ?\n\nA lire aussi : La gare fermée jusqu’en mai",
            expect![[r"
                title           Le pont rouvre à Brive
                lead            Le pont a rouvert mardi.
                boilerplate     Lire aussi :
                body            La gare fermée jusqu’en mai Selon la maire, Ana 
                boilerplate     Lire aussi : La gare va-t-elle enfin rouvrir apr
                boilerplate     A lire aussi : La gare fermée jusqu’en mai"]],
        );
    }
}
