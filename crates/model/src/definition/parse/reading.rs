//! What is carried along while a definition is read.

use super::{
    declare::Declared,
    node::Node,
    problem::{Place, Problems},
};
use crate::definition::{Fill, Role};
use std::collections::BTreeSet;

pub(super) struct Reading<'s> {
    pub problems: Problems,
    pub declared: &'s Declared,
    /// The template's own key, once it is read.
    pub key: Option<String>,
    lines: Vec<&'s str>,
    roles_used: BTreeSet<String>,
    pub roles_bound: BTreeSet<String>,
    pub stages: BTreeSet<String>,
    pub milestones: BTreeSet<String>,
}

impl<'s> Reading<'s> {
    pub fn new(problems: Problems, declared: &'s Declared, source: &'s str) -> Self {
        Self {
            problems,
            declared,
            key: None,
            lines: source.lines().collect(),
            roles_used: BTreeSet::new(),
            roles_bound: BTreeSet::new(),
            stages: BTreeSet::new(),
            milestones: BTreeSet::new(),
        }
    }

    /// The place of one character of a scalar, where the scalar stands in the file just as it reads; else where the
    /// scalar begins.
    pub fn place_within(&self, node: &Node, source: &str, offset: usize) -> Place {
        let Some(scalar) = node.scalar().filter(|_| !self.problems.is_full()) else { return node.place };
        let indent = node.place.column - 1 + usize::from(!scalar.plain);
        let rest =
            self.lines.get(node.place.line - 1).map(|line| line.chars().skip(indent).collect::<String>());
        match rest {
            Some(rest) if !source.contains('\n') && rest.starts_with(source) => {
                Place { line: node.place.line, column: indent + 1 + offset }
            }
            _ => node.place,
        }
    }

    pub fn role_is_used(&mut self, key: &str) {
        self.roles_used.insert(key.to_owned());
    }

    /// Filled later, but by nobody: the owner will be asked while the step waits.
    pub fn warn_of_unbound_roles(&mut self, roles: &[Role]) {
        for role in
            roles.iter().filter(|role| role.fill == Fill::Later && !self.roles_bound.contains(&role.key))
        {
            let Some(declared) = self.declared.roles.get(&role.key) else { continue };
            let what = format!("no person field binds the role `{}`: its steps wait for the owner", role.key);
            self.problems.warn(declared.place, &format!("roles.{}", role.key), what);
        }
    }

    pub fn warn_of_idle_roles(&mut self) {
        for (key, role) in &self.declared.roles {
            if !self.roles_used.contains(key) {
                let what = format!("nobody needs the role `{key}`: no step is theirs");
                self.problems.warn(role.place, &format!("roles.{key}"), what);
            }
        }
    }
}
