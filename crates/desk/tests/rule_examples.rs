//! The founders' examples of what each rule flags and leaves alone, when they are there: `../shared` beside the
//! workspace. Those that do not behave as written are listed in [`KNOWN`] with the reason. An example that only describes
//! an article, all in square brackets, is left to the rule's page.

use std::collections::BTreeMap;
use std::path::Path;

use sourcier_desk::rules::RULES;
use sourcier_desk::{ArticleId, Config, Desk};

/// Rule, `flag` or `ok`, number from 1; and why it does not behave as written.
const KNOWN: &[(&str, &str)] = &[];

#[test]
fn examples_behave_as_written() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/domain/rule-examples.json");
    let Ok(json) = std::fs::read_to_string(&path) else {
        println!("skipped: no ../shared/domain/rule-examples.json beside the workspace");
        return;
    };
    let examples: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        serde_json::from_str(&json).expect("examples");
    let mut odd = Vec::new();
    for rule in RULES {
        for (expected, sentences) in &examples[rule.code] {
            let described = |s: &str| s.starts_with('[') && s.ends_with(']');
            for (i, sentence) in sentences.iter().enumerate().filter(|(_, s)| !described(s)) {
                if fires(rule.code, sentence) != (expected == "flag") {
                    odd.push(format!("{} {expected} {}", rule.code, i + 1));
                    println!("{} {expected} {}: {sentence}", rule.code, i + 1);
                }
            }
        }
    }
    let known: Vec<&str> = KNOWN.iter().map(|(example, _)| *example).collect();
    assert_eq!(odd, known);
}

/// The rule flags something in the example, which stands in the body of an article; `‖` separates two articles, `¶`
/// two paragraphs, `{…}` gives a date or the house's form of a name, `[chapô]`, `[légende]` and `[corps]` say where what
/// follows stands; brackets at the end are a remark.
fn fires(code: &str, example: &str) -> bool {
    let mut config = Config::only(code);
    let mut desk = Desk::new();
    let mut ids = Vec::new();
    for (i, part) in example.split('‖').enumerate() {
        let (text, notes) = split_notes(part);
        let mut head = String::new();
        // The example of a rule about dates says itself whether there is one.
        if code != "relative-day-without-dateline" {
            head.push_str("---\ndate: 2024-05-02\n---\n\n# Exemple\n\n");
            if !part.contains("[corps]") {
                head.push_str("Le marché a rouvert ses portes.\n\n");
            }
        }
        for note in notes {
            let (key, value) =
                note.split_once(':').map_or((note, ""), |(key, value)| (key.trim(), value.trim()));
            match key {
                "maison" => {
                    config.names.insert(value.to_owned(), Vec::new());
                }
                "date" => head = format!("---\ndate: {value}\n---\n\n"),
                "aucune date" => {}
                _ => panic!("{code}: what is {{{note}}}?"),
            }
        }
        let id = ArticleId::from(format!("{i}.md").as_str());
        desk.open(&id, &format!("{head}{}\n", layout(&text.replace('¶', "\n\n"))));
        ids.push(id);
    }
    desk.configure(config);
    let snapshot = desk.snapshot();
    ids.iter().any(|id| !snapshot.diagnostics(id).is_empty())
}

/// The text with its standfirst in bold and its caption under a picture.
fn layout(text: &str) -> String {
    let text = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')).map_or(text, |(text, _)| text);
    let Some((top, body)) = text.split_once("[corps]") else { return text.to_owned() };
    let top = match (top.trim().strip_prefix("[chapô]"), top.trim().strip_prefix("[légende]")) {
        (Some(standfirst), _) => format!("**{}**", standfirst.trim()),
        (None, Some(caption)) => format!("![{}](image.jpg)", caption.trim()),
        (None, None) => top.to_owned(),
    };
    format!("{top}\n\nLe marché a rouvert ses portes.\n\n{}", body.trim())
}

fn split_notes(part: &str) -> (String, Vec<&str>) {
    let mut text = String::new();
    let mut notes = Vec::new();
    for piece in part.split('{') {
        match piece.split_once('}') {
            Some((note, rest)) => {
                notes.push(note);
                text.push_str(rest);
            }
            None => text.push_str(piece),
        }
    }
    (text.trim().to_owned(), notes)
}
