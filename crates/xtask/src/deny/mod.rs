//! What may be built in, by `deny.toml`: licences, bans, duplicates, sources; advisories where their database is.
//! Ours and not cargo-deny, because that takes seven minutes to build on every fresh machine and this a second to run; where
//! cargo-deny is installed it is asked for the advisories as well, which need a database we do not have.

mod licence;

use crate::{
    failure::{During as _, Failure, Outcome},
    packages::{Metadata, Package, metadata},
    repository, say,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Named>,
    skip: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(rename = "crate")]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

pub fn run() -> Outcome {
    let root = repository::root()?;
    let text = std::fs::read_to_string(root.join("deny.toml")).during("deny.toml")?;
    let rules: Rules = toml::from_str(&text).during("deny.toml")?;
    let problems = problems(&rules, &metadata(false)?);
    for problem in &problems {
        say(problem);
    }
    if !problems.is_empty() {
        return Err(Failure::new(format!("deny: {} packages may not be built in", problems.len())));
    }
    advisories(&root)
}

fn problems(rules: &Rules, metadata: &Metadata) -> Vec<String> {
    let foreign: Vec<&Package> =
        metadata.packages.iter().filter(|package| package.source.is_some()).collect();
    let mut problems: Vec<String> = foreign.iter().filter_map(|package| refused(rules, package)).collect();
    problems.extend(duplicates(rules, &foreign));
    problems
}

fn refused(rules: &Rules, package: &Package) -> Option<String> {
    let Package { name, version, .. } = package;
    if rules.bans.deny.iter().any(|banned| banned.name == *name) {
        return Some(format!("{name} {version} is banned"));
    }
    let source = package.source.as_deref().unwrap_or_default();
    let known = |registry: &String| source.strip_prefix("registry+") == Some(registry.as_str());
    if !rules.sources.allow_registry.iter().any(known) {
        return Some(format!("{name} {version} comes from {source}"));
    }
    let licence = package.license.as_deref().unwrap_or_default();
    let allowed = licence::allows(licence, &rules.licenses.allow);
    (!allowed).then(|| format!("{name} {version} has the licence {licence:?}"))
}

fn duplicates(rules: &Rules, packages: &[&Package]) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        let named = format!("{}@{}", package.name, package.version);
        if !rules.bans.skip.iter().any(|skipped| skipped.name == named) {
            versions.entry(&package.name).or_default().push(&package.version);
        }
    }
    let twice = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    twice
        .map(|(name, versions)| format!("{name} is there in several versions: {}", versions.join(", ")))
        .collect()
}

/// Says so when they were not looked at; a silent skip would read as a clean bill.
fn advisories(root: &Path) -> Outcome {
    let installed = Command::new("cargo").args(["deny", "--version"]).output();
    if !installed.is_ok_and(|output| output.status.success()) {
        say(
            "deny: advisories SKIPPED: cargo-deny is not installed; licences, bans, duplicates and sources are fine",
        );
        return Ok(());
    }
    let check = ["deny", "--offline", "check", "--hide-inclusion-graph", "advisories"];
    let output = Command::new("cargo").args(check).current_dir(root).output().during("cargo deny")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        say("deny: everything is fine, advisories included");
        return Ok(());
    }
    if said.contains("advisory-db") {
        say(
            "deny: advisories SKIPPED: there is no copy of their database; run `cargo deny fetch` where there is a network",
        );
        return Ok(());
    }
    Err(Failure::new(format!("cargo deny: {said}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        toml::from_str(
            r#"
            [licenses]
            allow = ["MIT"]
            [bans]
            deny = [{ crate = "openssl" }]
            skip = [{ crate = "old@1.0.0", reason = "r" }]
            [sources]
            allow-registry = ["https://registry.example/index"]
            "#,
        )
        .unwrap()
    }

    fn package(name: &str, version: &str, license: &str, source: &str) -> Package {
        Package {
            id: format!("{name} {version}"),
            name: name.to_owned(),
            version: version.to_owned(),
            license: Some(license.to_owned()).filter(|license| !license.is_empty()),
            source: Some(source.to_owned()),
            description: None,
            manifest_path: std::path::PathBuf::new(),
        }
    }

    #[test]
    fn what_does_not_belong_is_named() {
        let ours = "registry+https://registry.example/index";
        let cases = [
            (package("fine", "1.0.0", "MIT OR GPL-3.0", ours), None),
            (package("openssl", "1.0.0", "MIT", ours), Some("openssl 1.0.0 is banned")),
            (package("gpl", "1.0.0", "GPL-3.0", ours), Some("gpl 1.0.0 has the licence \"GPL-3.0\"")),
            (package("none", "1.0.0", "", ours), Some("none 1.0.0 has the licence \"\"")),
            (
                package("git", "1.0.0", "MIT", "git+https://x.example"),
                Some("git 1.0.0 comes from git+https://x.example"),
            ),
        ];
        for (package, expected) in cases {
            assert_eq!(refused(&rules(), &package).as_deref(), expected, "{package:?}");
        }
    }

    #[test]
    fn a_second_version_is_named_unless_it_is_known() {
        let of = |name: &str, version: &str| package(name, version, "MIT", "registry+r");
        let (old, new) = (of("old", "1.0.0"), of("old", "2.0.0"));
        let (a, b) = (of("twice", "1.0.0"), of("twice", "2.0.0"));
        assert_eq!(duplicates(&rules(), &[&old, &new]), Vec::<String>::new());
        assert_eq!(duplicates(&rules(), &[&a, &b]), ["twice is there in several versions: 1.0.0, 2.0.0"]);
    }
}
