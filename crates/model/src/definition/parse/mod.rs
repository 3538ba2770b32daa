//! From a file to a checked definition: read the tree, note what it declares, then read every part against that.

mod block;
mod clock;
mod deadline;
mod decision;
mod declare;
mod field;
mod file;
mod item;
mod json;
mod map;
mod node;
mod outcome;
mod plain;
mod problem;
mod reading;
mod record_fields;
mod role;
mod route;
mod rules;
mod scope;
mod stage;
mod step;
mod step_kind;
mod tree;
mod trigger;
mod update;

pub use plain::PlainFile;
pub use problem::{Place, Problem};
pub use record_fields::{accepted_record_fields, record_fields};

use super::{Definition, language::TEMPLATE};
use map::{At, MapAt};
use problem::Problems;
use reading::Reading;
use scope::Scope;

/// A definition that holds, and what is worth a thought all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub definition: Definition,
    pub warnings: Vec<Problem>,
}

impl Definition {
    /// Reads YAML (1.2 core schema) or JSON. `file_name` is only named in problems.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the file.
    pub fn parse(file_name: &str, source: &str) -> Result<Checked, Vec<Problem>> {
        let source = json::with_whole_characters(source.strip_prefix('\u{feff}').unwrap_or(source));
        let mut problems = Problems::of(file_name);
        let Some(root) = tree::read(&source, &mut problems) else {
            return Err(problems.finish().err().unwrap_or_default());
        };
        let declared = declare::declare(&root, &mut problems);
        let mut reading = Reading::new(problems, &declared, &source);
        let definition = template(&root, &mut reading);
        reading.warn_of_idle_roles();
        reading.warn_of_unbound_roles(definition.as_ref().map_or(&[], |definition| &definition.roles));
        let warnings = reading.problems.finish()?;
        definition.map(|definition| Checked { definition, warnings }).ok_or_else(Vec::new)
    }
}

/// Nothing only where a problem was noted.
fn template(root: &node::Node, reading: &mut Reading<'_>) -> Option<Definition> {
    let map = MapAt::open(&At::root(root), &TEMPLATE, reading)?;
    format_version(&map, reading);
    let key = map.at("key").and_then(|at| at.template_key(reading));
    reading.key.clone_from(&key);
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    let description = map.at("description").and_then(|at| at.plain_text(reading));
    let started_from = map.at("started_from").map(|at| at.names(reading)).unwrap_or_default();
    let roles = map.at("roles").map(|at| role::roles(&at, reading)).unwrap_or_default();
    let start = map.at("start").map(|at| stage::start(&at, reading)).unwrap_or_default();
    let stages = map.at("stages").map(|at| stage::stages(&at, reading)).unwrap_or_default();
    let clocks = map.at("clocks").map(|at| clock::clocks(&at, reading)).unwrap_or_default();
    let targets = map.at("targets").map(|at| rules::targets(&at, reading)).unwrap_or_default();
    let priority = map.at("priority").map(|at| rules::priority(&at, reading)).unwrap_or_default();
    Some(Definition {
        key: key?,
        name: name?,
        description,
        started_from,
        roles,
        start,
        stages,
        clocks,
        targets,
        priority,
    })
}

fn format_version(map: &MapAt<'_>, reading: &mut Reading<'_>) {
    let Some(at) = map.at("baton") else { return };
    let is_one = at.node.scalar().is_some_and(|scalar| scalar.resolved() == node::Resolved::Whole(1));
    if !is_one {
        at.problem(reading, at.node.described(), "`baton: 1`, the format this version reads");
    }
}
