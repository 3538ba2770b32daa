//! A flow as somebody outside sees it: their own steps, the stages, what the template shows them.

use super::{Loaded, load};
use crate::{app::Ctx, caller::Caller, messages::Thread, problem::Problem};
use engine::flow::{OutsideView, State, outside_view};
use model::{Definition, Id, definition::Step};
use std::sync::Arc;

pub struct Outside {
    pub view: OutsideView,
    /// The role they play or do a part of; empty for whoever only looks on.
    pub role: String,
    /// They play it: what it is asked for, what is said to it and what was given in it is theirs to see.
    pub plays: bool,
    /// Name of the firm's person who answers for the flow.
    pub owner: Option<String>,
    loaded: Arc<Loaded>,
}

impl Outside {
    /// `None` for anybody who plays no outside role in it and has or had no part in one. Of a role that others play, a
    /// person sees the steps they have or did, and nothing of what the others gave.
    pub(crate) fn of(loaded: Arc<Loaded>, person: &Id) -> Option<Self> {
        let role = role_of(&loaded, person)?;
        let plays = loaded.state.players(&role).contains(person);
        let mut seen = Self { plays, ..Self::playing(loaded, role) };
        if !plays {
            seen.keep_part_of(person);
        }
        Some(seen)
    }

    /// For somebody who plays no part and may know how far it is: the stages, nothing else.
    pub(crate) fn looking_on(loaded: Arc<Loaded>) -> Self {
        Self::playing(loaded, String::new())
    }

    fn playing(loaded: Arc<Loaded>, role: String) -> Self {
        let view = outside_view(&loaded.published.definition, &loaded.state, &role);
        let owner =
            loaded.state.owner.as_ref().and_then(|owner| super::view::person_name(&loaded.state, owner));
        Self { view, role, plays: false, owner, loaded }
    }

    fn keep_part_of(&mut self, person: &Id) {
        let state = &self.loaded.state;
        let has =
            |step: &str| state.assignments.values().any(|open| open.step == step && open.may_act(person));
        let did = |step: &str| {
            let current = state.steps.get(step).and_then(|live| live.current());
            current.is_some_and(|attempt| attempt.decisions.iter().any(|decision| decision.by == *person))
        };
        self.view.steps.retain(|step| has(&step.key) || did(&step.key));
        for step in self.view.steps.iter_mut().filter(|step| !has(&step.key)) {
            step.sees.clear();
        }
        self.view.start.clear();
    }

    /// What is left for somebody who does this one step for another.
    fn keep_only(&mut self, step: &str) {
        self.view.steps.retain(|seen| seen.key == step);
        self.view.stages.clear();
        self.view.milestones.clear();
        self.view.start.clear();
    }

    /// In which they and the firm write to each other; none for whoever only looks on or does a step for another.
    pub fn thread(&self, person: &Id) -> Option<Thread> {
        Thread::with(&self.loaded, person).filter(|_| !self.role.is_empty())
    }

    /// None where it was erased.
    pub fn record_name(&self) -> Option<String> {
        self.loaded.state.record.as_ref().and_then(|record| record.name.as_deref().map(engine::text::written))
    }

    /// The definition of a step that is their own; of any other, nothing.
    pub fn own_step(&self, key: &str) -> Option<&Step> {
        self.view.steps.iter().find(|step| step.key == key && step.own)?;
        self.loaded.published.definition.step(key)
    }

    pub fn definition(&self) -> &Definition {
        &self.loaded.published.definition
    }

    pub fn state(&self) -> &State {
        &self.loaded.state
    }
}

/// # Errors
/// `NotFound` for anybody who plays no outside role in it.
pub async fn outside(ctx: &Ctx, flow: &Id) -> Result<Outside, Problem> {
    let Caller::Outside { person, .. } = &ctx.caller else { return Err(Problem::NotFound) };
    let loaded = load::current(ctx, flow).await?;
    let mut seen = Outside::of(loaded, person).ok_or(Problem::NotFound)?;
    if let Some(lent) = ctx.caller.borrower() {
        seen.keep_only(&lent.step);
    }
    Ok(seen)
}

/// The outside role somebody plays, else one they do or did the work of; of several the first in the template's order.
pub fn role_of(loaded: &Loaded, person: &Id) -> Option<String> {
    let outside = || loaded.published.definition.roles.iter().filter(|role| role.party.is_outside());
    let plays = outside().find(|role| loaded.state.players(&role.key).contains(person));
    let role = plays.or_else(|| outside().find(|role| has_part(loaded, &role.key, person)));
    role.map(|role| role.key.clone())
}

/// Everybody outside who has or had a part of a role that others play, and plays none: by the template's roles and steps.
pub fn parts(loaded: &Loaded) -> Vec<Id> {
    let state = &loaded.state;
    let role = |key: &str| loaded.published.definition.role(key).is_some_and(|role| role.party.is_outside());
    let holds = state.assignments.values().filter(|open| role(&open.role)).filter_map(|open| open.person());
    let steps = loaded.published.definition.steps();
    let acted = steps.iter().filter(|step| role(&step.role)).filter_map(|step| state.steps.get(&step.key));
    let acted = acted.flat_map(|live| &live.attempts).flat_map(|attempt| &attempt.decisions);
    let outside = || loaded.published.definition.roles.iter().filter(|role| role.party.is_outside());
    let mut found: Vec<Id> = Vec::new();
    for person in holds.chain(acted.map(|decision| &decision.by)) {
        let plays = outside().any(|role| state.players(&role.key).contains(person));
        if !plays && !found.contains(person) {
            found.push(person.clone());
        }
    }
    found
}

/// One person's part may have gone to another, who does not play the role otherwise.
fn has_part(loaded: &Loaded, role: &str, person: &Id) -> bool {
    let state = &loaded.state;
    let holds = || state.assignments.values().any(|open| open.role == role && open.may_act(person));
    let acted = |step: &&Step| {
        let attempts = state.steps.get(&step.key).into_iter().flat_map(|live| &live.attempts);
        step.role == role && attempts.flat_map(|attempt| &attempt.decisions).any(|one| one.by == *person)
    };
    let did = || loaded.published.definition.steps().iter().any(acted);
    holds() || did()
}
