//! Crates import only what stands on lower floors, and what is heavy or outside stays where it belongs.

use crate::{
    failure::{During as _, Failure, Outcome},
    repository, say,
};
use serde_json::Value;
use std::process::Command;

/// Crates by floor, as in `docs/architecture.md`. Nothing that is shipped imports the last ones.
const FLOORS: [(&str, u8); 17] = [
    ("assets", 0),
    ("meters", 0),
    ("texts", 0),
    ("model", 1),
    ("engine", 2),
    ("maps", 2),
    ("documents", 2),
    ("store", 3),
    ("gateways", 3),
    ("app", 4),
    ("views", 5),
    ("web", 6),
    ("worker", 6),
    ("server", 7),
    ("seed", TESTS_ONLY),
    ("testkit", TESTS_ONLY),
    ("xtask", TESTS_ONLY),
];

const TESTS_ONLY: u8 = 8;

/// Crates that may import less than their floor.
const NARROW: [(&str, &[&str]); 1] = [("views", &["model", "assets", "texts"])];

/// Libraries and the only shipped crates that may import them.
const LIBRARIES: [(&str, &[&str]); 17] = [
    ("argon2", &["app"]),
    ("axum", &["web", "server"]),
    ("clap", &["server"]),
    ("deadpool-postgres", &["store"]),
    ("getrandom", &["server"]),
    ("lettre", &["gateways"]),
    ("maud", &["views"]),
    ("rusqlite", &["store"]),
    ("rust-embed", &["assets"]),
    ("saphyr-parser", &["model"]),
    ("tokio", &["store", "gateways", "app", "web", "worker", "server"]),
    ("tokio-postgres", &["store"]),
    ("tokio-postgres-rustls", &["store"]),
    ("toml", &["server"]),
    ("tracing-subscriber", &["server"]),
    ("utoipa", &["web"]),
    ("utoipa-axum", &["web"]),
];

struct Import {
    from: String,
    to: String,
    /// A crate of this workspace.
    ours: bool,
}

pub fn run() -> Outcome {
    let problems = problems(&imports()?);
    for problem in &problems {
        say(problem);
    }
    match problems.len() {
        0 => Ok(()),
        count => Err(Failure::new(format!("layers: {count} imports stand on the wrong floor"))),
    }
}

/// Normal dependencies; tests and build scripts may import what they need.
fn imports() -> Outcome<Vec<Import>> {
    let cargo = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let output = Command::new("cargo").args(cargo).current_dir(repository::root()?).output();
    let output = output.during("cargo metadata")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).during("reading cargo metadata")?;
    let mut imports = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            if dependency["kind"].is_null() {
                let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
                let ours = dependency["path"].is_string();
                imports.push(Import { from: name(package), to: name(dependency), ours });
            }
        }
    }
    if imports.is_empty() {
        return Err(Failure::new("cargo metadata lists no dependencies"));
    }
    Ok(imports)
}

fn problems(imports: &[Import]) -> Vec<String> {
    imports.iter().filter_map(|import| if import.ours { inside(import) } else { outside(import) }).collect()
}

fn inside(Import { from, to, .. }: &Import) -> Option<String> {
    let (Some(upper), Some(lower)) = (floor(from), floor(to)) else {
        let unknown = if floor(from).is_none() { from } else { to };
        return Some(format!("{unknown}: which floor? Add it to the table in crates/xtask/src/layers.rs"));
    };
    if lower == TESTS_ONLY || (upper != TESTS_ONLY && lower >= upper) {
        return Some(format!("{from} (floor {upper}) imports {to} (floor {lower}): only lower floors"));
    }
    let narrow = NARROW.iter().find(|(name, _)| name == from)?;
    let allowed = narrow.1.contains(&to.as_str());
    (!allowed).then(|| format!("{from} imports {to}: only {}", narrow.1.join(", ")))
}

fn outside(Import { from, to, .. }: &Import) -> Option<String> {
    if floor(from) == Some(TESTS_ONLY) {
        return None;
    }
    let (_, allowed) = LIBRARIES.iter().find(|(name, _)| name == to)?;
    let wrong = !allowed.contains(&from.as_str());
    wrong.then(|| format!("{from} imports {to}, which belongs to {}", allowed.join(", ")))
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(known, _)| *known == name).map(|(_, floor)| *floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, ours: bool, expected: &str) {
        let found = problems(&[Import { from: from.to_owned(), to: to.to_owned(), ours }]);
        assert_eq!(found.first().map_or("", String::as_str), expected);
    }

    #[test]
    fn imports_go_down() {
        check("app", "store", true, "");
        check("testkit", "web", true, "");
        check("engine", "store", true, "engine (floor 2) imports store (floor 3): only lower floors");
        check("web", "worker", true, "web (floor 6) imports worker (floor 6): only lower floors");
        check("server", "testkit", true, "server (floor 7) imports testkit (floor 8): only lower floors");
        check("views", "engine", true, "views imports engine: only model, assets, texts");
        check("sim", "model", true, "sim: which floor? Add it to the table in crates/xtask/src/layers.rs");
        check("app", "axum", false, "app imports axum, which belongs to web, server");
        check("testkit", "axum", false, "");
        check("web", "serde", false, "");
    }
}
