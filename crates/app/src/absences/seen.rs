//! Flows that know who is away, and as of which entry of their log: between two looks only what changed is read. In
//! memory; a process that begins looks at all once.

use model::{Id, value::PersonRef};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

#[derive(Debug, Default)]
pub struct Seen(Mutex<BTreeMap<Id, OfOrganisation>>);

/// What one look found.
#[derive(Clone, Debug, Default)]
pub(super) struct OfOrganisation {
    /// Who was away then, and who stood in.
    away: BTreeMap<Id, PersonRef>,
    /// Flow → how many entries its log had.
    flows: BTreeMap<Id, i64>,
}

impl Seen {
    /// What the look before found.
    pub(super) fn take(&self, organisation: &Id) -> OfOrganisation {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(organisation).unwrap_or_default()
    }

    /// Nothing is kept where nobody is away.
    pub(super) fn keep(&self, organisation: &Id, found: OfOrganisation) {
        if !found.away.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(organisation.clone(), found);
        }
    }
}

impl OfOrganisation {
    pub fn new(away: &BTreeMap<Id, PersonRef>) -> Self {
        Self { away: away.clone(), flows: BTreeMap::new() }
    }

    /// Who was away and is not, or not with the same substitute; whoever stood in for them, too.
    pub fn over<'a>(&'a self, away: &'a BTreeMap<Id, PersonRef>) -> impl Iterator<Item = &'a Id> {
        let over = self.away.iter().filter(|(person, instead)| away.get(*person) != Some(*instead));
        over.flat_map(|(person, instead)| [person, &instead.id])
    }

    /// Nothing is known of any flow once others are away.
    pub fn knows(&self, flow: &Id, seq: i64, away: &BTreeMap<Id, PersonRef>) -> bool {
        self.flows.get(flow) == Some(&seq) && self.away == *away
    }

    pub fn learn(&mut self, flow: Id, seq: i64) {
        self.flows.insert(flow, seq);
    }
}
