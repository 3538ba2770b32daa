//! What a form offers before anything is typed: what a preparer filled in, else the person's earlier answers, else what
//! the template prefills.

use super::{Facts, State, place::find};
use crate::condition::Lookup;
use model::{Definition, Value};
use std::collections::BTreeMap;

/// Offered answers of a step's form by field key: its preparer's, else of its last completed attempt, else by `prefill`.
pub fn prefilled(definition: &Definition, state: &State, step: &str) -> BTreeMap<String, Value> {
    let Some(step) = find(definition, step) else { return BTreeMap::new() };
    let facts = Facts::new(definition, state);
    let by_preparer = state.steps.get(&step.key).and_then(|live| live.prepared.as_ref());
    let prepared = |field: &str| Some(by_preparer?.data.get(field)?.value.as_deref()?.clone());
    let offered = step.form.iter().filter_map(|field| {
        let earlier = prepared(&field.key).or_else(|| state.given(&step.key, &field.key).cloned());
        let value = earlier.or_else(|| Some(facts.datum(field.prefill.as_ref()?)?.into_owned()));
        Some((field.key.clone(), value?))
    });
    offered.collect()
}
