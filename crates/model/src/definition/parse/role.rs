//! Roles and how they are filled.

use super::{
    Reading,
    map::{At, MapAt, in_words},
    node::{Content, quoted},
};
use crate::{
    definition::{
        Fill, Role,
        language::{PARTIES, ROLE},
    },
    limits::TEMPLATE_ROLES_MAX,
    path::is_name,
};

pub(super) const FILL_EXPECTED: &str =
    "`record.contact`, `record.contact ROLE`, `record.owner`, `starter`, `group NAME` or `later`";

pub(super) fn roles(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Role> {
    let Content::Map(entries) = &at.node.content else {
        at.problem(reading, at.node.described(), "roles by key");
        return Vec::new();
    };
    if entries.len() > TEMPLATE_ROLES_MAX {
        at.problem(reading, format!("{} roles", entries.len()), format!("at most {TEMPLATE_ROLES_MAX}"));
    }
    let mut roles = Vec::new();
    for entry in entries {
        let at = At { node: &entry.value, path: at.child_path(&entry.key) };
        if !is_name(&entry.key) {
            let what = format!("{} as a key", quoted(&entry.key));
            reading.problems.add(
                entry.place,
                &at.path,
                what,
                "at most 64 of a-z, 0-9 and `_`, a letter first",
            );
        }
        roles.extend(role(&entry.key, &at, reading));
    }
    roles
}

fn role(key: &str, at: &At<'_>, reading: &mut Reading<'_>) -> Option<Role> {
    let map = MapAt::open(at, &ROLE, reading)?;
    let name = map.at("name").map_or_else(|| Some(in_words(key)), |at| at.plain_line(reading));
    let party = map.at("party").and_then(|at| at.one_of(&PARTIES, reading));
    let fill = map.at("fill").map_or(Some(Fill::Asked), |at| fill(&at, reading));
    Some(Role { key: key.to_owned(), name: name?, party: party?, fill: fill? })
}

fn fill(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Fill> {
    let words = at.plain_line(reading)?;
    let (first, rest) =
        words.split_once(' ').map_or((words.as_str(), ""), |(first, rest)| (first, rest.trim()));
    let fill = match (first, rest) {
        ("record.contact", "") => Fill::RecordContact { contact_role: None },
        ("record.contact", role) => Fill::RecordContact { contact_role: Some(role.to_owned()) },
        ("record.owner", "") => Fill::RecordOwner,
        ("starter", "") => Fill::Starter,
        ("later", "") => Fill::Later,
        ("group", group) if !group.is_empty() => Fill::Group(group.to_owned()),
        _ => {
            at.problem(reading, quoted(&words), FILL_EXPECTED);
            return None;
        }
    };
    Some(fill)
}
