//! A name as it is written, and the keys under which an article may take it up again.

use crate::entities::EntityKind;
use crate::entities::gazetteer::usual;
use crate::entities::spelling::{fold, key};

/// The spelling of one name: made once with its block, for each keystroke asks for it in the whole article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spelling {
    /// On one line.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
    /// The [`key`] of the whole name.
    pub key: String,
    /// That of the usual form of a body or a place, when there is another one.
    usual: Option<String>,
    /// Its first word, folded.
    pub(super) head: String,
    /// [`short_keys`] of a name of several words.
    pub(super) shorts: Vec<String>,
    /// What else a person of that name of several words can be taken up by: the given name, its initial with the rest.
    pub(super) given: Vec<String>,
    /// The keys of the words with a capital of a name of several words.
    pub(super) parts: Vec<String>,
}

impl Spelling {
    /// The spelling of a name.
    pub fn of(written: &str) -> Self {
        let words: Vec<String> = written.split_whitespace().map(str::to_owned).collect();
        let text = words.join(" ");
        let several = if words.len() > 1 { words.as_slice() } else { &[] };
        let capitals = several.iter().filter(|word| word.starts_with(char::is_uppercase));
        Self {
            key: key(&text),
            usual: usual(&fold(&text)).map(key),
            head: words.first().map(|word| fold(word)).unwrap_or_default(),
            shorts: short_keys(several),
            given: given_keys(several),
            parts: capitals.map(|word| key(word)).collect(),
            text,
            words,
        }
    }

    /// Of one word.
    pub(super) fn is_single(&self) -> bool {
        self.words.len() == 1
    }

    /// The key under which an article chains the whole name: bodies and places by their usual form.
    pub(super) fn whole_key(&self, kind: EntityKind) -> &str {
        let usual = self.usual.as_deref().filter(|_| kind != EntityKind::Person);
        usual.unwrap_or(&self.key)
    }
}

/// The keys of what a person of that name is called for short: every tail of the name, and the first word of an East
/// Asian one.
pub fn short_keys(words: &[String]) -> Vec<String> {
    let mut keys: Vec<String> =
        (1..words.len()).filter_map(|i| words.get(i..).map(|tail| key(&tail.join(" ")))).collect();
    if let Some(first) = words.first().filter(|w| surname_first(w)) {
        keys.insert(0, key(first));
    }
    keys
}

/// « given anna » and « initial a ferante » of « Anna Ferrante »; none of a name that begins with a surname.
fn given_keys(words: &[String]) -> Vec<String> {
    let Some(first) = words.first().filter(|w| !surname_first(w)) else { return Vec::new() };
    let tail = || words.get(1..).unwrap_or_default().join(" ");
    let initial = fold(first).chars().next().map(|initial| format!("initial {initial} {}", key(&tail())));
    std::iter::once(format!("given {}", key(first))).chain(initial).collect()
}

/// A Korean, Chinese or Vietnamese surname, which stands first: the word is one of them, whatever follows it.
pub fn surname_first(word: &str) -> bool {
    const SURNAMES: [&str; 76] = [
        "kim", "lee", "yi", "park", "pak", "choi", "choe", "jung", "jong", "kang", "cho", "jo", "yoon",
        "yun", "jang", "lim", "han", "oh", "seo", "shin", "kwon", "hwang", "ahn", "song", "ryu", "hong",
        "ri", "moon", "ban", "li", "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou",
        "xu", "sun", "ma", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "xi", "deng", "xie", "cao", "wen",
        "jiang", "mao", "bo", "peng", "qin", "tsai", "chiang", "lai", "nguyen", "tran", "pham", "hoang",
        "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ai", "hua",
    ];
    SURNAMES.contains(&fold(word).as_str())
}
