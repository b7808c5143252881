//! `sourcier analyze --tokens`: the words of each sentence.

use std::fmt::Write;

use expect_test::expect;
use serde_json::Value;

use crate::folder::Folder;

const DISPATCH: &str = "\
Le viaduc rouvre mardi

« Des retards ? Aucun », a-t-on dit à la maire de Brest, Aude Kerien. Elle a parlé du budget 2023-2024 : 8 000 euros.

À 15h30, l’on ferme
";

fn analysis(test: &str, arguments: &[&str]) -> Value {
    let folder = Folder::new(test).file("depeche.txt", DISPATCH);
    let ran = folder.run(&[&["analyze", "depeche.txt"], arguments].concat(), "");
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).expect("small")
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

fn span(value: &Value) -> (usize, usize) {
    (number(&value["span"][0]), number(&value["span"][1]))
}

#[test]
fn drawn() {
    let mut drawn = String::new();
    for sentence in items(&analysis("tokens-drawn", &["--tokens"])["sentences"]) {
        for token in items(&sentence["tokens"]) {
            let (start, end) = span(token);
            let text = |key: &str| token[key].as_str().expect("a text");
            let (form, upos, entity) = (text("form"), text("upos"), text("entity"));
            writeln!(drawn, "{start:3} {end:3} {form:10} {upos:5} {entity}").expect("writing to a string");
        }
        drawn.push('\n');
    }
    expect![[r"
          0   2 Le         DET   O
          3   9 viaduc     NOUN  O
         10  16 rouvre     VERB  O
         17  22 mardi      NOUN  O

         24  26 «          PUNCT O
         27  30 Des        DET   O
         31  38 retards    NOUN  O
         39  40 ?          PUNCT O
         41  46 Aucun      PROPN O
         47  49 »          PUNCT O
         49  50 ,          PUNCT O
         51  52 a          AUX   O
         52  57 -t-on      PRON  O
         58  61 dit        VERB  O
         62  64 à          ADP   O
         65  67 la         DET   O
         68  73 maire      NOUN  O
         74  76 de         ADP   O
         77  82 Brest      PROPN B-LOC
         82  83 ,          PUNCT O
         84  88 Aude       PROPN B-PER
         89  95 Kerien     PROPN I-PER
         95  96 .          PUNCT O

         97 101 Elle       PRON  O
        102 103 a          AUX   O
        104 110 parlé      VERB  O
        111 113 de         ADP   O
        111 113 le         DET   O
        114 120 budget     NOUN  O
        121 130 2023-2024  NUM   O
        131 132 :          PUNCT O
        133 138 8 000      NUM   O
        139 144 euros      NOUN  O
        144 145 .          PUNCT O

        147 149 À          ADP   O
        150 152 15         NUM   O
        152 153 h          NOUN  O
        153 155 30         NUM   O
        155 156 ,          PUNCT O
        157 163 l’on       PRON  O
        164 169 ferme      ADJ   O

    "]]
    .assert_eq(&drawn);
}

#[test]
fn what_the_contract_says() {
    let analysis = analysis("tokens-tree", &["--tokens"]);
    for sentence in items(&analysis["sentences"]) {
        let (start, end) = span(sentence);
        let tokens = items(&sentence["tokens"]);
        assert!(!tokens.is_empty(), "{sentence}");
        let mut last = (start, start);
        for token in tokens {
            let keys: Vec<&String> = token.as_object().expect("an object").keys().collect();
            assert_eq!(keys, ["deprel", "entity", "feats", "form", "head", "lemma", "span", "upos"]);
            let at = span(token);
            let shared = at == last && token["upos"] == "DET";
            assert!((last.1 <= at.0 || shared) && at.1 <= end, "{token}");
            assert!(DISPATCH.get(at.0..at.1).is_some_and(|t| !t.trim().is_empty()), "{token}");
            assert!(token["head"].is_null() || number(&token["head"]) < tokens.len(), "{token}");
            assert!(token["feats"].is_null() || token["feats"].as_str().is_some_and(|f| f.contains('=')));
            last = at;
        }
        let visible = DISPATCH.get(start..end).expect("a span").split_whitespace().last().expect("a word");
        assert!(DISPATCH.get(..last.1).is_some_and(|t| t.ends_with(visible)), "{sentence}");
    }
    let name = items(&analysis["mentions"]).iter().find(|m| m["kind"] == "PER").expect("a person");
    let inside = |entity: &str| {
        let tokens = items(&analysis["sentences"]).iter().flat_map(|s| items(&s["tokens"]));
        tokens.filter(|t| t["entity"] == entity).map(span).collect::<Vec<_>>()
    };
    assert_eq!(inside("B-PER").first().map(|s| s.0), Some(span(name).0));
    assert_eq!(inside("I-PER").last().map(|s| s.1), Some(span(name).1));
}

#[test]
fn only_when_asked_for() {
    for sentence in items(&analysis("tokens-none", &[])["sentences"]) {
        assert!(sentence.get("tokens").is_none(), "{sentence}");
    }
}
