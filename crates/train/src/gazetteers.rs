//! Given names, places and countries as finite-state maps, one file a licence.
//!
//! Keys are folded as `sourcier_analysis::entities::spelling::fold` does it: lower case, no accents, hyphens as
//! spaces. The meaning of a value is written beside each map in `model-fr` and read in
//! `sourcier_analysis::entities::gazetteer`.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sourcier_analysis::entities::gazetteer::{Country, GivenName, Place};
use sourcier_analysis::entities::spelling::fold;

use crate::Result;

/// Names given fewer times than this since 1900 are left out: they are more often a surname or a common word.
const RARE: f64 = 50.0;

/// Writes the gazetteers made from the data sets in `data`.
pub(crate) fn make(data: &Path, out: &Path) -> Result<()> {
    let data = data.join("gazetteers");
    write(&given_names(&data)?, &out.join("given-names.fst"))?;
    write(&french_places(&data)?, &out.join("places-fr.fst"))?;
    write(&cities(&data)?, &out.join("cities.fst"))?;
    write(&countries(&data)?, &out.join("countries.fst"))?;
    std::fs::write(out.join("territories.txt"), territories(&data)?)?;
    Ok(())
}

/// INSEE: how often a name was given, and to whom.
fn given_names(data: &Path) -> Result<BTreeMap<String, u64>> {
    let mut counts: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for row in rows(&data.join("insee_names_fr_1900_2023.csv"), b'\t')? {
        let number = |i: usize| row.get(i).and_then(|n| n.parse::<f64>().ok()).unwrap_or_default();
        let count = counts.entry(fold(row.get(0).unwrap_or_default())).or_default();
        count.0 += number(1);
        count.1 += number(2);
    }
    counts.retain(|name, (men, women)| name.chars().count() > 1 && *men + *women >= RARE);
    Ok(counts.into_iter().map(|(name, (men, women))| (name, GivenName::of(men, women).to_value())).collect())
}

/// Etalab: communes, départements, régions.
fn french_places(data: &Path) -> Result<BTreeMap<String, u64>> {
    let mut places = BTreeMap::new();
    let mut seats = Vec::new();
    for file in ["etalab-departements.csv", "etalab-regions.csv"] {
        for row in rows(&data.join(file), b',')? {
            add(&mut places, row.iter().next_back().unwrap_or_default(), Place::MAJOR);
            seats.extend(row.get(if file.contains("regions") { 1 } else { 2 }).map(str::to_owned));
        }
    }
    for row in rows(&data.join("etalab-communes.csv"), b',')? {
        let seat = row.get(1).is_some_and(|code| seats.iter().any(|s| s == code));
        add(&mut places, row.get(9).unwrap_or_default(), if seat { Place::MAJOR } else { Place::MINOR });
    }
    Ok(places)
}

/// `GeoNames`: cities of more than 15 000 people, and the regions they lie in.
fn cities(data: &Path) -> Result<BTreeMap<String, u64>> {
    let mut places = BTreeMap::new();
    for row in rows(&data.join("world-cities.csv"), b',')? {
        let name = row.get(0).unwrap_or_default();
        if !name.chars().any(|c| c.is_ascii_digit()) {
            add(&mut places, name, Place::CITY);
        }
        add(&mut places, row.get(2).unwrap_or_default(), Place::CITY);
    }
    Ok(places)
}

/// mledoze: French and English names of countries, and their adjectives.
fn countries(data: &Path) -> Result<BTreeMap<String, u64>> {
    let text = std::fs::read_to_string(data.join("mledoze-countries.json"))?;
    let mut names = BTreeMap::new();
    for country in serde_json::from_str::<Vec<Value>>(&text)? {
        let code = string(&country, "/cca2");
        for (pointer, demonym) in [
            ("/translations/fra/common", false),
            ("/translations/fra/official", false),
            ("/name/common", false),
            ("/demonyms/fra/m", true),
            ("/demonyms/fra/f", true),
        ] {
            let name = fold(string(&country, pointer));
            if name.chars().count() < 3 {
                continue;
            }
            let Some(value) = Country::of(code, demonym).map(Country::to_value) else { continue };
            if demonym && !name.ends_with('s') {
                names.entry(format!("{name}s")).or_insert(value);
            }
            names.entry(name).or_insert(value);
        }
    }
    Ok(names)
}

/// Codes of CLDR that are no territory: unions, regions nobody names, tests.
const NO_TERRITORY: [&str; 7] = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"];

/// CLDR: code and French name, one territory a line, the code in two letters for countries.
fn territories(data: &Path) -> Result<String> {
    let text = std::fs::read_to_string(data.join("cldr-fr-territories.json"))?;
    let json: Value = serde_json::from_str(&text)?;
    let names = json
        .pointer("/main/fr/localeDisplayNames/territories")
        .and_then(Value::as_object)
        .ok_or("cldr-fr-territories.json: no territories")?;
    let lines: BTreeMap<&String, &str> = names
        .iter()
        .filter(|(code, _)| !NO_TERRITORY.contains(&code.as_str()))
        .filter(|(code, _)| !code.contains("-alt-") || code.ends_with("-alt-variant"))
        .filter_map(|(code, name)| Some((code, name.as_str()?)))
        .collect();
    let mut text = String::new();
    for (code, name) in lines {
        text.push_str(code.split('-').next().unwrap_or_default());
        text.push('\t');
        text.push_str(&name.replace('’', "'"));
        text.push('\n');
    }
    Ok(text)
}

fn string<'a>(json: &'a Value, pointer: &str) -> &'a str {
    json.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// A name that is in twice keeps what makes it better known.
fn add(places: &mut BTreeMap<String, u64>, name: &str, place: Place) {
    let name = fold(name);
    if name.chars().count() > 2 && name.chars().any(char::is_alphabetic) {
        let value = places.entry(name).or_default();
        *value |= place.to_value();
    }
}

fn rows(path: &Path, delimiter: u8) -> Result<Vec<csv::StringRecord>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_path(path)
        .map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(reader.records().collect::<std::result::Result<_, _>>()?)
}

fn write(names: &BTreeMap<String, u64>, path: &Path) -> Result<()> {
    let mut map = fst::MapBuilder::memory();
    for (name, value) in names {
        map.insert(name, *value)?;
    }
    Ok(std::fs::write(path, map.into_inner()?)?)
}
