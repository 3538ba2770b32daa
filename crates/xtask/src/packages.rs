//! The packages cargo would build, as `cargo metadata` lists them.

use crate::{
    failure::{During as _, Failure, Outcome},
    repository,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::Command,
};

#[derive(Debug, Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// `None` for our own.
    pub source: Option<String>,
    pub description: Option<String>,
    pub manifest_path: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    /// `None` for what is linked in, else `dev` or `build`.
    kind: Option<String>,
}

/// Everything locked; `for_here` leaves out what only other systems build.
pub fn metadata(for_here: bool) -> Outcome<Metadata> {
    let mut arguments = vec!["metadata", "--format-version", "1", "--locked", "--offline"];
    let host = host()?;
    if for_here {
        arguments.extend(["--filter-platform", &host]);
    }
    let output = Command::new("cargo").args(arguments).current_dir(repository::root()?).output();
    let output = output.during("cargo metadata")?;
    if !output.status.success() {
        return Err(Failure::new(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr))));
    }
    serde_json::from_slice(&output.stdout).during("reading cargo metadata")
}

fn host() -> Outcome<String> {
    let output = Command::new("rustc").arg("-vV").output().during("rustc")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::new("rustc names no host"))
}

impl Metadata {
    /// What is linked into this package of ours, itself included, with what each imports.
    pub fn linked_into(&self, name: &str) -> Outcome<BTreeMap<&str, BTreeSet<&str>>> {
        let nodes: BTreeMap<&str, &Node> =
            self.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let root = self.packages.iter().find(|package| package.name == name && package.source.is_none());
        let root = root.ok_or_else(|| Failure::new(format!("there is no package {name}")))?;
        let mut linked = BTreeMap::new();
        let mut open = vec![root.id.as_str()];
        while let Some(id) = open.pop() {
            if linked.contains_key(id) {
                continue;
            }
            let normal = |of: &&Dependency| of.dep_kinds.iter().any(|kind| kind.kind.is_none());
            let imports: BTreeSet<&str> = nodes.get(id).map_or_else(BTreeSet::new, |node| {
                node.deps.iter().filter(normal).map(|of| of.pkg.as_str()).collect()
            });
            open.extend(imports.iter().copied());
            linked.insert(id, imports);
        }
        Ok(linked)
    }

    pub fn package(&self, id: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.id == id)
    }
}
