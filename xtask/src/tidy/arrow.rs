//! The arrow `analysis → index → desk → { server, cli }`: what a crate may know of the others and of the outside.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use super::File;

/// Which crates of the workspace each may build on. `test-utils` and the tests stand outside of the arrow.
const MAY_USE: &[(&str, &[&str])] = &[
    ("sourcier-model-fr", &[]),
    ("sourcier-analysis", &["sourcier-model-fr"]),
    ("sourcier-index", &["sourcier-analysis"]),
    ("sourcier-desk", &["sourcier-analysis", "sourcier-index"]),
    ("sourcier-server", &["sourcier-desk"]),
    ("sourcier", &["sourcier-desk", "sourcier-server"]),
];

/// The crates that know no protocol, no editor, no runtime and no JSON, not even through a library.
const PURE: &[&str] = &["sourcier-model-fr", "sourcier-analysis", "sourcier-index", "sourcier-desk"];

fn complaints(files: &[File]) -> Vec<String> {
    let lock = files.iter().find(|file| file.path == "Cargo.lock").expect("Cargo.lock is committed");
    let lock = lock_graph(&lock.text);
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.name() == "Cargo.toml") {
        let manifest: Table = file.text.parse().expect("a manifest is TOML");
        let Some(name) = manifest.get("package").and_then(|p| p.get("name")?.as_str()) else { continue };
        let direct = dependencies(&manifest);
        if let Some((_, allowed)) = MAY_USE.iter().find(|(krate, _)| *krate == name) {
            for used in direct.iter().filter(|used| used.starts_with("sourcier")) {
                if !allowed.contains(&used.as_str()) {
                    complaints.push(format!("{}: {name} must not know {used}", file.path));
                }
            }
        }
        if PURE.contains(&name) {
            for used in closure(&direct, &lock).iter().filter(|used| is_impure(used)) {
                complaints.push(format!("{}: {name} must do without {used}", file.path));
            }
        }
    }
    complaints
}

fn is_impure(krate: &str) -> bool {
    let runtimes = ["async-std", "dashmap", "ls-types", "ropey", "serde_json", "tokio", "tower"];
    krate.contains("lsp") || runtimes.contains(&krate)
}

/// What a crate is built with; what only its tests need does not count.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let tables =
        ["dependencies", "build-dependencies"].into_iter().filter_map(|key| manifest.get(key)?.as_table());
    tables.flat_map(Table::keys).cloned().collect()
}

/// Package → what it depends on, all versions of a package as one.
fn lock_graph(lock: &str) -> BTreeMap<String, BTreeSet<String>> {
    let lock: Table = lock.parse().expect("Cargo.lock is TOML");
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock.get("package").and_then(|p| p.as_array()).into_iter().flatten() {
        let name = package.get("name").and_then(|name| name.as_str()).unwrap_or_default();
        let used = package.get("dependencies").and_then(|used| used.as_array()).into_iter().flatten();
        let used = used.filter_map(|used| used.as_str()?.split(' ').next()).map(str::to_owned);
        graph.entry(name.to_owned()).or_default().extend(used);
    }
    graph
}

/// Everything reached from `direct`. Crates of the workspace are left out: they are checked by themselves, and the
/// lock file mixes what their tests need into what they need.
fn closure(direct: &BTreeSet<String>, graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&String> = direct.iter().collect();
    while let Some(krate) = next.pop() {
        if !krate.starts_with("sourcier") && reached.insert(krate.clone()) {
            next.extend(graph.get(krate).into_iter().flatten());
        }
    }
    reached
}

/// Only one file knows the editor's text structure.
fn ropey_complaints(files: &[File]) -> Vec<String> {
    let elsewhere = files.iter().filter(|file| file.is_rust() && file.path.starts_with("crates/"));
    let elsewhere = elsewhere.filter(|file| file.path != "crates/server/src/documents.rs");
    let code = |line: &str| line.contains("ropey::") && !line.trim_start().starts_with("//");
    let elsewhere = elsewhere.filter(|file| file.text.lines().any(code));
    elsewhere.map(|file| format!("{}: ropey belongs to server/src/documents.rs alone", file.path)).collect()
}

#[test]
fn the_arrow_holds() {
    let files = super::project();
    super::check(&complaints(&files));
    super::check(&ropey_complaints(&files));
    for (krate, _) in MAY_USE {
        let name = format!("name = \"{krate}\"\n");
        let known = files.iter().any(|f| f.name() == "Cargo.toml" && f.text.contains(&name));
        assert!(known, "{krate} is in the arrow and not in the workspace");
    }
}

#[test]
fn complains() {
    let lock = "
        [[package]]
        name = \"innocent\"
        dependencies = [\"serde_json 1.0.0\"]
        [[package]]
        name = \"serde_json\"
    ";
    let manifest = |name: &str, used: &str| {
        File::sample(
            &format!("{name}/Cargo.toml"),
            &format!("[package]\nname = \"{name}\"\n[dependencies]\n{used}"),
        )
    };
    let files = [
        File::sample("Cargo.lock", lock),
        manifest("sourcier-index", "sourcier-desk.workspace = true"),
        manifest("sourcier-analysis", "innocent = \"1\""),
        manifest("sourcier-server", "innocent = \"1\"\nsourcier-desk.workspace = true"),
        File::sample("crates/server/src/state.rs", "//! State.\nuse ropey::Rope;\n"),
        File::sample("crates/server/src/documents.rs", "//! Documents.\nuse ropey::Rope;\n"),
    ];
    let arrow = complaints(&files);
    assert_eq!(arrow.len(), 2, "{arrow:?}");
    assert_eq!(ropey_complaints(&files).len(), 1);
}
