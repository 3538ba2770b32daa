//! A heading over some fields of a form, which may hide them all.

use super::{Form, Scope};
use crate::{
    definition::{
        language::SECTION,
        parse::{
            Reading,
            declare::is_section,
            map::{At, MapAt},
            node::{Content, quoted},
        },
    },
    field::Section,
};

impl Form<'_> {
    pub(super) fn section(&mut self, at: &At<'_>, scope: &Scope<'_>, reading: &mut Reading<'_>) {
        let Some(map) = MapAt::open(at, &SECTION, reading) else { return };
        let own = scope.within_form(self.owner, &self.earlier);
        let title = map.at("section").and_then(|at| {
            at.refuse_line_breaks(reading);
            at.text(&own, reading)
        });
        let hint = map.at("hint").and_then(|at| at.text(&own, reading));
        let shown_if = map.at("shown_if").and_then(|at| at.condition(&own, reading));
        if let (Some(at), Some(title)) = (map.at("section"), &title)
            && !self.titles.insert(title.to_string())
        {
            let what = format!("a second section {}", quoted(&title.to_string()));
            at.problem(reading, what, "a title that no other section of the form has");
        }
        let section = title.map(|title| Section { title, hint, shown_if });
        let Some(at) = map.at("fields") else { return };
        let fields = at.list(reading);
        if fields.is_empty() && matches!(at.node.content, Content::List(_)) {
            at.problem(reading, "a section without fields", "at least one field under it");
        }
        for field in fields {
            if is_section(field.node) {
                field.problem(
                    reading,
                    "a section within a section",
                    "a field, or the section beside this one",
                );
            } else {
                self.field(&field, section.as_ref(), scope, reading);
            }
        }
    }
}
