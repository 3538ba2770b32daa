//! Crates, with the checksums of `Cargo.lock`.

use super::Component;
use crate::{
    failure::{During as _, Failure, Outcome},
    packages::{Metadata, Package},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// The program, and all that is linked into it.
pub fn components(
    metadata: &Metadata,
    linked: &BTreeMap<&str, BTreeSet<&str>>,
    lock: &str,
    program: &str,
) -> Outcome<(Component, Vec<Component>)> {
    let lock: Lock = toml::from_str(lock).during("Cargo.lock")?;
    let mut root = None;
    let mut components = Vec::new();
    for (id, imports) in linked {
        let Some(package) = metadata.package(id) else {
            return Err(Failure::new(format!("cargo metadata does not describe {id}")));
        };
        let imports = imports.iter().filter_map(|id| metadata.package(id)).map(reference).collect();
        let component = component(package, imports, &lock);
        if package.name == program && package.source.is_none() {
            root = Some(component);
        } else {
            components.push(component);
        }
    }
    let root = root.ok_or_else(|| Failure::new(format!("{program} is not among what is linked")))?;
    Ok((root, components))
}

fn component(package: &Package, imports: Vec<String>, lock: &Lock) -> Component {
    let same = |locked: &&Locked| locked.name == package.name && locked.version == package.version;
    let checksum = lock.package.iter().find(same).and_then(|locked| locked.checksum.clone());
    Component {
        reference: reference(package),
        name: package.name.clone(),
        version: package.version.clone(),
        // A slash is how licences were joined before SPDX expressions.
        licence: package.license.as_ref().map(|licence| licence.replace('/', " OR ")),
        description: package
            .description
            .as_ref()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
        hash: checksum.map(|checksum| ("SHA-256", checksum)),
        imports,
    }
}

fn reference(package: &Package) -> String {
    let version = package.version.replace('+', "%2B");
    match package.source {
        Some(_) => format!("pkg:cargo/{}@{version}", package.name),
        None => format!("baton/{}@{version}", package.name),
    }
}
