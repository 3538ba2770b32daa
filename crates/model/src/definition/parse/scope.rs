//! What a text or condition may name at one place of a definition: what is known by then, and nothing later.

use super::{
    declare::{Declared, DeclaredStep},
    route::{Relation, Route},
};
use crate::{
    DataPath,
    definition::{
        Kind, Outcome,
        language::{OUTCOMES, PRIORITIES},
    },
    names::{DataType, Names, UnknownName, nearest, record_field_type},
    path::{FlowAttribute, RoleAttribute},
};

pub(super) struct Scope<'d> {
    declared: &'d Declared,
    /// Nothing in the start form: there is no flow yet.
    route: Option<&'d Route>,
    /// A form being read: who owns it, and the keys of the fields before this one.
    own: Option<(&'d str, &'d [String])>,
    /// An entry of a list being read: the list's key, and the fields before this one.
    entry: Option<(&'d str, &'d [(String, DataType)])>,
}

impl<'d> Scope<'d> {
    pub fn at_start(declared: &'d Declared) -> Self {
        Self { declared, route: None, own: None, entry: None }
    }

    pub fn of_route(declared: &'d Declared, route: &'d Route) -> Self {
        Self { declared, route: Some(route), own: None, entry: None }
    }

    /// Where all data of the flow may be read, given or not: clocks and rules.
    pub fn of_flow(declared: &'d Declared) -> Self {
        Self::of_route(declared, &declared.end)
    }

    /// Within a form: its earlier fields can be read as they are being answered.
    pub fn within_form<'f>(&'f self, owner: &'f str, earlier: &'f [String]) -> Scope<'f> {
        Scope { declared: self.declared, route: self.route, own: Some((owner, earlier)), entry: None }
    }

    /// Within an entry of a list: its earlier fields can be read by the list's key.
    pub fn within_entry<'f>(&'f self, list: &'f str, earlier: &'f [(String, DataType)]) -> Scope<'f> {
        Scope { declared: self.declared, route: self.route, own: self.own, entry: Some((list, earlier)) }
    }

    /// How the step named stands to this place.
    pub fn relation_of(&self, step: &DeclaredStep) -> Relation {
        self.route.map_or(Relation::After, |here| step.route.relation_to(here))
    }

    fn own_field(&self, owner: &str, name: &str) -> Option<Result<DataType, UnknownName>> {
        let (own, earlier) = self.own.filter(|(own, _)| *own == owner)?;
        if earlier.iter().any(|key| key == name) {
            let data = self.declared.steps.get(own).map_or(&self.declared.start, |step| &step.data);
            return Some(Ok(data.get(name).cloned().unwrap_or(DataType::Any)));
        }
        let what = format!("`{own}.{name}` is not answered before this field");
        Some(Err(unknown(what, "a field that stands earlier in the same form")))
    }

    fn entry_field(&self, owner: &str, name: &str) -> Option<Result<(DataPath, DataType), UnknownName>> {
        let (list, earlier) = self.entry.filter(|(list, _)| *list == owner)?;
        let path = DataPath::Step { step: list.to_owned(), field: name.to_owned() };
        let found = earlier.iter().find(|(key, _)| key == name);
        Some(found.map(|(_, of)| (path, of.clone())).ok_or_else(|| {
            let what = format!("`{list}.{name}` is not answered before this field");
            unknown(what, "a field that stands earlier in the same entry")
        }))
    }

    fn start(&self, name: &str) -> Result<DataType, UnknownName> {
        if let Some(found) = self.own_field("start", name) {
            return found;
        }
        let known = &self.declared.start;
        known.get(name).cloned().ok_or_else(|| no_field("start", name, known.keys().map(String::as_str)))
    }

    fn flow(&self, name: &str) -> Result<(DataPath, DataType), UnknownName> {
        if self.route.is_none() {
            return Err(before_the_flow(&format!("flow.{name}")));
        }
        match name {
            "name" => Ok((DataPath::Flow(FlowAttribute::Name), DataType::Text)),
            "owner" => Ok((DataPath::Flow(FlowAttribute::Owner), DataType::Text)),
            "started_at" => Ok((DataPath::Flow(FlowAttribute::StartedAt), DataType::Date)),
            "priority" => {
                let words = PRIORITIES.words().into_iter().map(str::to_owned);
                Ok((DataPath::Flow(FlowAttribute::Priority), DataType::Choice(words.collect())))
            }
            _ => Err(no_field("flow", name, ["name", "owner", "started_at", "priority"].into_iter())),
        }
    }

    fn role(&self, role: &str, name: &str) -> Result<(DataPath, DataType), UnknownName> {
        let attribute = match name {
            "name" => RoleAttribute::Name,
            "email" => RoleAttribute::Email,
            _ => return Err(no_field(role, name, ["name", "email"].into_iter())),
        };
        if self.route.is_none() {
            return Err(before_the_flow(&format!("{role}.{name}")));
        }
        Ok((DataPath::Role { role: role.to_owned(), attribute }, DataType::Text))
    }

    fn step(&self, key: &str, name: &str, step: &DeclaredStep) -> Result<(DataPath, DataType), UnknownName> {
        let path = || DataPath::Step { step: key.to_owned(), field: name.to_owned() };
        if let Some(found) = self.own_field(key, name) {
            return found.map(|of| (path(), of));
        }
        match self.relation_of(step) {
            Relation::Before | Relation::Beside => {}
            Relation::Same => {
                return Err(unknown(format!("`{key}.{name}` is not known before `{key}` is done"), EARLIER));
            }
            Relation::After => return Err(unknown(format!("`{key}.{name}`: `{key}` comes later"), EARLIER)),
            Relation::Apart => {
                return Err(unknown(format!("`{key}.{name}`: `{key}` is on another path"), EARLIER));
            }
        }
        if name == "outcome" && step.kind != Some(Kind::Message) {
            return Ok((DataPath::Outcome(key.to_owned()), outcome_type(step.kind)));
        }
        let known = step.data.keys().map(String::as_str).chain(["outcome"]);
        let of = step.data.get(name).ok_or_else(|| no_field(key, name, known))?;
        Ok((path(), of.clone()))
    }
}

const EARLIER: &str = "the data of an earlier step";

impl Names for Scope<'_> {
    fn resolve(&self, owner: &str, name: &str) -> Result<(DataPath, DataType), UnknownName> {
        if let Some(found) = self.entry_field(owner, name) {
            return found;
        }
        match owner {
            "start" => self.start(name).map(|of| (DataPath::Start(name.to_owned()), of)),
            "record" => Ok((DataPath::Record(name.to_owned()), record_field_type(name))),
            "flow" => self.flow(name),
            _ => {
                if self.declared.roles.contains_key(owner) {
                    return self.role(owner, name);
                }
                match self.declared.steps.get(owner) {
                    Some(step) => self.step(owner, name, step),
                    None => Err(self.nothing_called(owner, name)),
                }
            }
        }
    }
}

impl Scope<'_> {
    fn nothing_called(&self, owner: &str, name: &str) -> UnknownName {
        if self.declared.lists.contains(owner) {
            let what = format!("`{owner}.{name}`: `{owner}` is a list, whose entries differ");
            return unknown(what, "the list as a whole, or conditions within its own `fields`");
        }
        let known = ["start", "record", "flow"].into_iter();
        let known =
            known.chain(self.declared.roles.keys().chain(self.declared.steps.keys()).map(String::as_str));
        let what = format!("`{owner}.{name}`: no step and no role is called `{owner}`");
        match nearest(owner, known) {
            Some(near) => UnknownName { what, expected: format!("`{near}`") },
            None => unknown(what, "`start`, `record`, `flow`, a role or a step"),
        }
    }
}

fn outcome_type(kind: Option<Kind>) -> DataType {
    let Some(kind) = kind else { return DataType::Any };
    let word = |outcome| {
        OUTCOMES.now.iter().find(|(_, value)| *value == outcome).map(|(word, _)| (*word).to_owned())
    };
    let outcomes = match kind {
        Kind::Wait | Kind::Flow | Kind::UpdateRecord => &[Outcome::Done],
        kind => kind.outcomes(),
    };
    let words = outcomes.iter().filter_map(|outcome| word(*outcome));
    DataType::Choice(words.chain(["skipped".to_owned()]).collect())
}

fn no_field<'k>(owner: &str, name: &str, known: impl Iterator<Item = &'k str> + Clone) -> UnknownName {
    let what = format!("`{owner}` has no `{name}`");
    let expected = match nearest(name, known.clone()) {
        Some(near) => format!("`{owner}.{near}`"),
        None => {
            let all: Vec<String> = known.map(|field| format!("{owner}.{field}")).collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            if all.is_empty() {
                "a declared field".to_owned()
            } else {
                crate::definition::language::listed(&all)
            }
        }
    };
    UnknownName { what, expected }
}

fn before_the_flow(path: &str) -> UnknownName {
    unknown(format!("`{path}` is not known before the flow has started"), "`start.…` or `record.…`")
}

fn unknown(what: String, expected: &str) -> UnknownName {
    UnknownName { what, expected: expected.to_owned() }
}
