//! Packages of npm whose work is inside what is served; the tools that made it are not.

use super::Component;
use crate::failure::{During as _, Failure, Outcome};
use serde_json::Value as Json;
use std::path::Path;

/// `assets` names the packages whose licences it passes on: that list, and Turbo, whose licence lies beside it.
const LIST: &str = "const INSIDE";
const TURBO: &str = "@hotwired/turbo";

pub fn components(assets: &Path) -> Outcome<Vec<Component>> {
    let source =
        std::fs::read_to_string(assets.join("build/pack.rs")).during("crates/assets/build/pack.rs")?;
    let lock = std::fs::read_to_string(assets.join("web/package-lock.json")).during("package-lock.json")?;
    let lock: Json = serde_json::from_str(&lock).during("package-lock.json")?;
    let mut names = inside(&source)?;
    names.push(TURBO.to_owned());
    names.iter().map(|name| component(name, &lock)).collect()
}

fn inside(source: &str) -> Outcome<Vec<String>> {
    let unreadable = || Failure::new(format!("crates/assets/build/pack.rs has no list `{LIST}`"));
    let start = source.find(LIST).ok_or_else(unreadable)?;
    let end = source[start..].find("];").ok_or_else(unreadable)?;
    let quoted = source[start..start + end].split('"').skip(1).step_by(2);
    Ok(quoted.map(str::to_owned).collect())
}

fn component(name: &str, lock: &Json) -> Outcome<Component> {
    let package = &lock["packages"][format!("node_modules/{name}")];
    let version = package["version"].as_str();
    let version = version.ok_or_else(|| Failure::new(format!("{name} is not in package-lock.json")))?;
    let hash = package["integrity"].as_str().and_then(|text| text.strip_prefix("sha512-")).and_then(hex);
    Ok(Component {
        reference: format!("pkg:npm/{}@{version}", name.replace('@', "%40")),
        name: name.to_owned(),
        version: version.to_owned(),
        licence: package["license"].as_str().map(str::to_owned),
        description: None,
        hash: hash.map(|hash| ("SHA-512", hash)),
        imports: Vec::new(),
    })
}

/// Base 64 as hex.
fn hex(text: &str) -> Option<String> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut hex) = (0u32, 0, String::new());
    for letter in text.trim_end_matches('=').bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits = (bits << 6) | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            hex += &format!("{:02x}", (bits >> held) & 0xff);
        }
    }
    Some(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_base_64() {
        for (text, expected) in
            [("", ""), ("TQ==", "4d"), ("TWE=", "4d61"), ("TWFu", "4d616e"), ("/+8=", "ffef")]
        {
            assert_eq!(hex(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(hex("*"), None);
    }
}
