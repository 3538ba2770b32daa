//! The licences of every crate linked into the program, in their own words, as most of them ask for. Those of packages
//! of npm lie in the program itself, beside what they made (`/assets/licences.txt`).

use crate::{
    failure::{During as _, Failure, Outcome},
    packages::{Package, metadata},
    repository,
};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
};

/// How files with such texts begin, in capitals.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE"];

/// Writes the texts; how many crates they are of. Crates with the same text stand above it together.
///
/// # Errors
/// A crate whose folder cannot be read.
pub fn write(out: &Path) -> Outcome<usize> {
    let metadata = metadata(true)?;
    let linked = metadata.linked_into("server")?;
    let foreign = linked.keys().filter_map(|id| metadata.package(id)).filter(|one| one.source.is_some());
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for package in foreign {
        texts.entry(text_of(package)?).or_default().push(format!("{} {}", package.name, package.version));
        count += 1;
    }
    let own = std::fs::read_to_string(repository::root()?.join("LICENSE")).during("LICENSE")?;
    std::fs::write(out, document(&own, &texts)).during("writing the licences")?;
    Ok(count)
}

fn document(own: &str, texts: &BTreeMap<String, Vec<String>>) -> String {
    let rule = "=".repeat(80);
    let mut document = format!("Baton\n{rule}\n\n{}\n", own.trim_end());
    let mut sorted: Vec<_> = texts.iter().map(|(text, names)| (names, text)).collect();
    sorted.sort();
    for (names, text) in sorted {
        let _ = write!(document, "\n{rule}\n{}\n{rule}\n\n{}\n", names.join("\n"), text.trim_end());
    }
    document
}

fn text_of(package: &Package) -> Outcome<String> {
    let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
    let said = package.license.as_deref().unwrap_or("no licence");
    let mut text = format!("{said}\n");
    let files = files(folder)?;
    if files.is_empty() {
        text.push_str("\nIts package carries no text of it.\n");
    }
    for file in files {
        let bytes = std::fs::read(&file).during("reading a licence")?;
        let _ = write!(text, "\n{}\n", String::from_utf8_lossy(&bytes).replace("\r\n", "\n").trim());
    }
    Ok(text)
}

/// In the order of their names, also of a folder `LICENSES`.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).during("reading a crate's folder")? {
        let path = entry.during("reading a crate's folder")?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        if !NAMES.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if path.is_file() {
            found.push(path);
        } else {
            let inside = std::fs::read_dir(&path).during("reading a folder of licences")?;
            found.extend(
                inside.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_file()),
            );
        }
    }
    found.sort();
    Ok(found)
}

/// That nothing linked in stands without its words.
///
/// # Errors
/// Names of crates that are missing.
pub fn check(texts: &Path) -> Outcome {
    let text = std::fs::read_to_string(texts).during("reading the licences")?;
    let metadata = metadata(true)?;
    let linked = metadata.linked_into("server")?;
    let foreign = linked.keys().filter_map(|id| metadata.package(id)).filter(|one| one.source.is_some());
    let line = |one: &Package| format!("\n{} {}\n", one.name, one.version);
    let missing: Vec<String> = foreign.map(line).filter(|line| !text.contains(line.as_str())).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!("without a licence: {}", missing.concat()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_with_one_text_share_it() {
        let texts = BTreeMap::from([
            ("MIT\n\nDo what you like.\n".to_owned(), vec!["a 1.0.0".to_owned(), "b 2.0.0".to_owned()]),
            ("ISC\n\nSo be it.\n".to_owned(), vec!["c 0.1.0".to_owned()]),
        ]);
        let document = document("Apache\n", &texts);
        assert!(document.starts_with("Baton\n==="), "{document}");
        assert_eq!(document.matches("Do what you like.").count(), 1);
        assert!(document.find("a 1.0.0\nb 2.0.0\n") < document.find("c 0.1.0\n"));
    }

    #[test]
    fn every_crate_that_ships_is_there_with_words_of_its_own() {
        let folder = crate::temporary::TemporaryFolder::new("licences").unwrap();
        let out = folder.path().join("LICENCES.txt");
        assert!(write(&out).unwrap() > 100);
        check(&out).unwrap();
        let text = std::fs::read_to_string(&out).unwrap();
        for words in ["Apache License", "Permission is hereby granted, free of charge", "\nring ", "\naxum "]
        {
            assert!(text.contains(words), "{words}");
        }
    }
}
