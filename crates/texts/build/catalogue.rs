//! All messages of one language, read from its files.

use crate::message::{self, Pattern, variables};
use fluent_syntax::{ast, parser};
use std::{collections::BTreeMap, fs, path::Path};

pub type Catalogue = BTreeMap<String, Pattern>;

pub fn read(folder: &Path) -> Result<Catalogue, String> {
    let mut catalogue = Catalogue::new();
    let mut problems = Vec::new();
    let entries = fs::read_dir(folder).map_err(|problem| format!("{}: {problem}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|problem| problem.to_string())?.path();
        let Some(area) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let source = fs::read_to_string(&path).map_err(|problem| format!("{}: {problem}", path.display()))?;
        for problem in file(area, &source, &mut catalogue) {
            problems.push(format!("{}: {problem}", path.display()));
        }
    }
    if problems.is_empty() { Ok(catalogue) } else { Err(problems.join("\n")) }
}

fn file(area: &str, source: &str, catalogue: &mut Catalogue) -> Vec<String> {
    let resource = match parser::parse(source) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            let line = |byte: usize| source.get(..byte).map_or(0, |before| before.lines().count());
            return errors.iter().map(|error| format!("line {}: {error}", line(error.pos.start))).collect();
        }
    };
    let mut problems = Vec::new();
    for entry in &resource.body {
        match entry {
            ast::Entry::Message(found) => {
                let id = found.id.name.to_owned();
                let pattern = found.value.as_ref().ok_or("has no text".to_owned()).and_then(message::read);
                match pattern {
                    _ if !id.starts_with(&format!("{area}-")) => {
                        problems.push(format!("{id} has to begin with {area}-"));
                    }
                    Err(problem) => problems.push(format!("{id}: {problem}")),
                    Ok(pattern) => {
                        if catalogue.insert(id.clone(), pattern).is_some() {
                            problems.push(format!("{id} stands there twice"));
                        }
                    }
                }
            }
            ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => {}
            other => problems.push(format!("neither a message nor a comment: {other:?}")),
        }
    }
    problems
}

/// Both languages say the same things about the same variables.
pub fn same(english: &Catalogue, german: &Catalogue) -> Result<(), String> {
    let mut problems = Vec::new();
    for (id, pattern) in english {
        match german.get(id) {
            None => problems.push(format!("{id} is missing in German")),
            Some(translated) if variables(translated) != variables(pattern) => problems.push(format!(
                "{id} has the variables {:?} in English, {:?} in German",
                variables(pattern),
                variables(translated)
            )),
            Some(_) => {}
        }
    }
    problems.extend(
        german.keys().filter(|id| !english.contains_key(*id)).map(|id| format!("{id} is missing in English")),
    );
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}
