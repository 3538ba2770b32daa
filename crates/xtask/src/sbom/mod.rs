//! The list of all that ships (CycloneDX 1.6): every crate linked into `baton`, and every package of npm whose work is
//! inside the pages. Made from the lock files and nothing else, so that the same source gives the same list.

mod crates;
mod npm;

use crate::{
    failure::{During as _, Failure, Outcome},
    packages::metadata,
    repository, say,
};
use serde_json::{Value as Json, json};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// One thing that ships.
struct Component {
    /// Names it in the list: its package URL, or, where it is ours and in no registry, `baton/…`.
    reference: String,
    name: String,
    version: String,
    /// An SPDX expression.
    licence: Option<String>,
    description: Option<String>,
    /// Algorithm and hex.
    hash: Option<(&'static str, String)>,
    /// References.
    imports: Vec<String>,
}

/// The program itself.
const PROGRAM: &str = "server";

/// Writes the list; beside the program unless told where. `--check` holds it against the schema of its format, too.
pub fn run(arguments: &[String]) -> Outcome {
    let root = repository::root()?;
    let out = match arguments {
        [flag, path, ..] if flag == "--out" => PathBuf::from(path),
        _ => root.join("target/baton.cdx.json"),
    };
    let count = write(&root, &out)?;
    if arguments.iter().any(|word| word == "--check") {
        check(&root, &out)?;
    }
    say(&format!("{}: {count} components", out.display()));
    Ok(())
}

/// Holds a list against the schema its format publishes.
pub fn check(root: &Path, list: &Path) -> Outcome {
    let list = std::path::absolute(list).during("--out")?;
    let node = Command::new("node").arg("sbom.mjs").arg(list).current_dir(root.join("e2e")).status();
    match node.during("node")?.success() {
        true => Ok(()),
        false => Err(Failure::new("the list of parts does not fit the schema of CycloneDX")),
    }
}

/// How many components the list names.
pub fn write(root: &Path, out: &Path) -> Outcome<usize> {
    let list = list(root)?;
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).during("making the folder")?;
    }
    let text = serde_json::to_string_pretty(&list).during("writing the list")?;
    std::fs::write(out, text + "\n").during("writing the list")?;
    Ok(list["components"].as_array().map_or(0, Vec::len))
}

fn list(root: &Path) -> Outcome<Json> {
    let metadata = metadata(true)?;
    let linked = metadata.linked_into(PROGRAM)?;
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).during("Cargo.lock")?;
    let (program, mut components) = crates::components(&metadata, &linked, &lock, PROGRAM)?;
    components.extend(npm::components(&root.join("crates/assets"))?);
    components.sort_by(|a, b| a.reference.cmp(&b.reference));
    Ok(document(&program, &components))
}

fn document(program: &Component, components: &[Component]) -> Json {
    let all = std::iter::once(program).chain(components);
    let dependencies: Vec<Json> =
        all.map(|one| json!({"ref": one.reference, "dependsOn": one.imports})).collect();
    let mut root = component(program);
    root["type"] = json!("application");
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": root},
        "components": components.iter().map(component).collect::<Vec<_>>(),
        "dependencies": dependencies,
    })
}

fn component(of: &Component) -> Json {
    let mut component = json!({
        "type": "library",
        "bom-ref": of.reference,
        "name": of.name,
        "version": of.version,
    });
    if of.reference.starts_with("pkg:") {
        component["purl"] = json!(of.reference);
    }
    if let Some(licence) = &of.licence {
        component["licenses"] = json!([{"expression": licence}]);
    }
    if let Some(description) = &of.description {
        component["description"] = json!(description);
    }
    if let Some((algorithm, content)) = &of.hash {
        component["hashes"] = json!([{"alg": algorithm, "content": content}]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn refs(list: &Json) -> Vec<&str> {
        let root = list["metadata"]["component"]["bom-ref"].as_str();
        let others = list["components"].as_array().unwrap().iter().map(|one| one["bom-ref"].as_str());
        std::iter::once(root).chain(others).map(Option::unwrap).collect()
    }

    #[test]
    fn the_list_is_whole_and_holds_together() {
        let list = list(&repository::root().unwrap()).unwrap();
        assert_eq!(
            (list["bomFormat"].as_str(), list["specVersion"].as_str()),
            (Some("CycloneDX"), Some("1.6"))
        );
        let refs = refs(&list);
        let known: BTreeSet<&str> = refs.iter().copied().collect();
        assert_eq!(known.len(), refs.len(), "nothing stands there twice");
        for line in list["dependencies"].as_array().unwrap() {
            let imports = line["dependsOn"].as_array().unwrap().iter();
            for name in imports.chain([&line["ref"]]).map(|name| name.as_str().unwrap()) {
                assert!(known.contains(name), "{name} is imported and not in the list");
            }
        }
        let named = |start: &str| known.iter().any(|name| name.starts_with(start));
        for shipped in [
            "baton/web@",
            "pkg:cargo/axum@",
            "pkg:cargo/rusqlite@",
            "pkg:cargo/ring@",
            "pkg:npm/%40hotwired/turbo@",
        ] {
            assert!(named(shipped), "{shipped}");
        }
        for only_for_building in
            ["pkg:cargo/proptest@", "baton/testkit@", "pkg:npm/esbuild@", "pkg:npm/axe-core@"]
        {
            assert!(!named(only_for_building), "{only_for_building}");
        }
    }

    #[test]
    fn every_foreign_component_has_a_licence_and_a_hash() {
        let list = list(&repository::root().unwrap()).unwrap();
        for component in list["components"].as_array().unwrap() {
            let name = component["bom-ref"].as_str().unwrap();
            assert!(component["licenses"][0]["expression"].is_string(), "{name}");
            let hex = component["hashes"][0]["content"].as_str().unwrap_or_default();
            let ours = name.starts_with("baton/");
            assert!(ours || hex.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}: {hex}");
            assert!(ours || hex.len() == 64 || hex.len() == 128, "{name}: {hex}");
        }
    }
}
