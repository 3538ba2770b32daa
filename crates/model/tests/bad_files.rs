//! Bad definition files and exactly what is said about them. `tests/bad/NAME.yaml` holds the file, `NAME.txt` the
//! problems, one to a line; `UPDATE_EXPECTED=1` writes the latter anew, to be read before it is kept.

use model::Definition;
use std::{fs, path::Path};

#[test]
fn every_bad_file_is_refused_with_its_places() {
    let folder = Path::new("tests/bad");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("tests/bad").map(|entry| entry.expect("entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    assert!(files.len() >= 45, "only {} bad files", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        let source = fs::read_to_string(&file).expect("readable");
        let said = match Definition::parse(&name, &source) {
            Ok(_) => "no problem\n".to_owned(),
            Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
        };
        let beside = file.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &said).expect("writable");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if said != expected || said.is_empty() || said == "no problem\n" {
            wrong.push(format!("--- {name} says\n{said}--- expected\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
