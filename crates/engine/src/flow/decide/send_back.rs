//! Send back: steps open again, and with them everything that depends on them.

use super::turn::Turn;
use crate::{
    flow::{
        Event, Refusal, ResetCause, State, StepStatus,
        dependence::Layout,
        place::{each_step, find, find_in, outcome_items},
    },
    sealed::Sealed,
};
use model::{
    Definition, Id,
    definition::{Item, Outcome, OutcomeRule, Step},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// What sending back would do, named before the act. Step keys, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SendBackPreview {
    /// The steps sent back to.
    pub back_to: Vec<String>,
    /// Steps that were reached and open again because they depend on those.
    pub again: Vec<String>,
    /// Of all of these the ones somebody has open now; what is typed there is closed.
    pub interrupted: Vec<String>,
}

/// The consequences of `step` sending back to `back_to` (empty: as the act would choose).
///
/// # Errors
/// As the act itself would be refused, rights aside.
pub fn preview_send_back(
    definition: &Definition,
    state: &State,
    step: &str,
    back_to: &[String],
) -> Result<SendBackPreview, Refusal> {
    let step = find(definition, step).ok_or_else(|| Refusal::UnknownStep { step: step.to_owned() })?;
    let back_to = chosen(definition, state, step, Outcome::SentBack, back_to)?;
    Ok(preview_of(definition, state, Sender::Step(&step.key), back_to))
}

/// Who has steps done again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sender<'s> {
    Step(&'s str),
    Owner,
}

impl Sender<'_> {
    fn is(self, step: &str) -> bool {
        self == Sender::Step(step)
    }

    fn cause_of_named(self) -> ResetCause {
        match self {
            Self::Step(sender) => ResetCause::SentBackBy(sender.to_owned()),
            Self::Owner => ResetCause::Reopened,
        }
    }

    fn cause_of_dependent(self, back_to: &[String]) -> ResetCause {
        match self {
            Self::Step(sender) => ResetCause::DependsOnSentBackBy(sender.to_owned()),
            Self::Owner => ResetCause::DependsOnReopened(back_to.first().cloned().unwrap_or_default()),
        }
    }
}

pub(super) fn preview_of(
    definition: &Definition,
    state: &State,
    sender: Sender<'_>,
    back_to: Vec<String>,
) -> SendBackPreview {
    let layout = Layout::of(definition);
    let resets = resets(&layout, state, sender, &back_to);
    let keys = |wanted: &dyn Fn(&Reset<'_>) -> bool| -> Vec<String> {
        resets.iter().filter(|reset| wanted(reset)).map(|reset| reset.step.to_owned()).collect()
    };
    let open = |key: &str| state.steps.get(key).is_some_and(|step| step.is_open());
    SendBackPreview {
        again: keys(&|reset| reset.depends()),
        interrupted: keys(&|reset| !sender.is(reset.step) && open(reset.step)),
        back_to,
    }
}

/// Steps an open approval can be sent back to, in reading order.
pub fn back_to_choices(definition: &Definition, state: &State, step: &Step) -> Vec<String> {
    leads_back(definition, state, step, Outcome::SentBack).unwrap_or_default()
}

/// Steps this outcome can go back to; `None` if it does not go back.
fn leads_back(definition: &Definition, state: &State, step: &Step, outcome: Outcome) -> Option<Vec<String>> {
    match step.outcomes.get(&outcome) {
        Some(OutcomeRule::BackTo(named)) => {
            let reached: Vec<String> = named.iter().filter(|key| was_reached(state, key)).cloned().collect();
            if state.joins.is_empty() {
                return Some(reached);
            }
            let layout = Layout::of(definition);
            let on_path = |key: &String| layout.site(key).is_some_and(|site| layout.is_on_path(site, state));
            Some(reached.into_iter().filter(on_path).collect())
        }
        None if outcome == Outcome::SentBack => {
            let layout = Layout::of(definition);
            let own = layout.site(&step.key)?;
            let earlier = layout.sites.iter().filter(|site| {
                site.step.kind.is_human() && own.comes_after(site) && layout.is_on_path(site, state)
            });
            let keys = earlier.map(|site| site.step.key.clone());
            Some(keys.filter(|key| was_reached(state, key)).collect())
        }
        _ => None,
    }
}

fn was_reached(state: &State, step: &str) -> bool {
    state
        .steps
        .get(step)
        .is_some_and(|step| matches!(step.status, StepStatus::Done | StepStatus::Open | StepStatus::InReview))
}

/// Whether the outcome has somewhere to lead.
pub(super) fn is_possible(definition: &Definition, state: &State, step: &Step, outcome: Outcome) -> bool {
    leads_back(definition, state, step, outcome).is_none_or(|possible| !possible.is_empty())
}

/// The steps to go back to: those named, else those the template names, else the nearest earlier human step.
fn chosen(
    definition: &Definition,
    state: &State,
    step: &Step,
    outcome: Outcome,
    named: &[String],
) -> Result<Vec<String>, Refusal> {
    let Some(possible) = leads_back(definition, state, step, outcome) else { return Ok(Vec::new()) };
    if named.iter().any(|key| !possible.contains(key)) || possible.is_empty() {
        return Err(Refusal::WrongBackTo { possible });
    }
    let by_template = step.outcomes.contains_key(&outcome);
    Ok(match named {
        [] if by_template => possible,
        [] => possible.into_iter().next_back().into_iter().collect(),
        _ => possible.into_iter().filter(|key| named.contains(key)).collect(),
    })
}

struct Reset<'a> {
    step: &'a str,
    stage: &'a str,
    cause: ResetCause,
}

impl Reset<'_> {
    fn depends(&self) -> bool {
        matches!(self.cause, ResetCause::DependsOnSentBackBy(_) | ResetCause::DependsOnReopened(_))
    }
}

/// Which steps are pending again: those sent back to, their dependents, and the sender; in reading order.
fn resets<'a>(layout: &Layout<'a>, state: &State, sender: Sender<'_>, back_to: &[String]) -> Vec<Reset<'a>> {
    let named: BTreeSet<&str> = back_to.iter().map(String::as_str).collect();
    let dependents = layout.dependents(&named);
    let touched = |key: &str| {
        let status = state.steps.get(key).map(|step| step.status);
        !matches!(status, None | Some(StepStatus::Pending | StepStatus::Withdrawn))
    };
    let mut resets = Vec::new();
    for site in layout.sites.iter().filter(|site| touched(&site.step.key)) {
        let key = site.step.key.as_str();
        let cause = if named.contains(key) {
            sender.cause_of_named()
        } else if dependents.contains(key) && !sender.is(key) {
            sender.cause_of_dependent(back_to)
        } else if sender.is(key) {
            ResetCause::SentBack
        } else {
            continue;
        };
        resets.push(Reset { step: key, stage: site.stage, cause });
    }
    resets
}

fn dependents_of(resets: &[Reset<'_>]) -> Vec<String> {
    resets.iter().filter(|reset| reset.depends()).map(|reset| reset.step.to_owned()).collect()
}

impl<'a> Turn<'a> {
    pub fn back_to(&self, step: &Step, outcome: Outcome, named: &[String]) -> Result<Vec<String>, Refusal> {
        chosen(self.definition, &self.state, step, outcome, named)
    }

    pub fn send_back(&mut self, sender: &'a Step, back_to: &[String], comment: Option<&str>, by: Option<Id>) {
        let layout = Layout::of(self.definition);
        let resets = resets(&layout, &self.state, Sender::Step(&sender.key), back_to);
        let dependents = dependents_of(&resets);
        let comment = comment.map(str::trim).filter(|comment| !comment.is_empty());
        let reason = comment.map(|comment| self.seal_words(comment));
        let (step, at) = (sender.key.clone(), self.now);
        let by = reason.as_ref().and(by);
        self.emit(Event::SentBack { step, back_to: back_to.to_vec(), dependents, reason, by, at });
        self.go_back(&layout, resets, back_to);
    }

    /// A finished step is done again, by the owner's wish.
    pub fn reopen_step(&mut self, step: &'a Step, reason: Sealed, by: Option<Id>) {
        let layout = Layout::of(self.definition);
        let back_to = [step.key.clone()];
        let resets = resets(&layout, &self.state, Sender::Owner, &back_to);
        let dependents = dependents_of(&resets);
        self.emit(Event::Reopened { step: step.key.clone(), dependents, reason, by, at: self.now });
        self.go_back(&layout, resets, &back_to);
    }

    fn go_back(&mut self, layout: &Layout<'a>, resets: Vec<Reset<'a>>, back_to: &[String]) {
        self.reopen(layout, &resets, back_to);
        for reset in resets {
            self.reset(reset.step, reset.cause);
        }
        self.revoke_ending(back_to);
    }

    /// Choices and repeats that read what opens again are decided anew, and their stages are not finished any more; so
    /// are joins of which nothing is left that let them pass.
    fn reopen(&mut self, layout: &Layout<'a>, resets: &[Reset<'a>], back_to: &[String]) {
        let named: BTreeSet<&str> = back_to.iter().map(String::as_str).collect();
        let mut changed = layout.dependents(&named);
        changed.extend(resets.iter().filter(|reset| named.contains(reset.step)).map(|reset| reset.step));
        let mut stages: BTreeSet<&str> = resets.iter().map(|reset| reset.stage).collect();
        for placed in &layout.choices {
            if self.state.choices.contains_key(&placed.place) && layout.choice_reads(placed.choice, &changed)
            {
                stages.insert(placed.stage);
                self.emit(Event::ChoiceReopened { choice: placed.place.clone() });
            }
        }
        for placed in &layout.repeats {
            let has_ended = self.state.repeats.get(&placed.place).is_some_and(|held| held.ended);
            if has_ended && layout.repeat_reads(placed.repeat, &changed) {
                stages.insert(placed.stage);
                self.emit(Event::RepeatReopened { repeat: placed.place.clone(), anew: false });
            }
        }
        self.reopen_joins(layout, resets, &changed);
        for stage in self.definition.stages.iter().rev().filter(|stage| stages.contains(stage.key.as_str())) {
            if self.state.stages_done.contains(&stage.key) {
                self.emit(Event::StageReopened { stage: stage.key.clone() });
            }
        }
    }

    /// The branches that had finished run for the join again, with those that depend on what was sent back. While one
    /// of them is still finished, the join has passed.
    fn reopen_joins(&mut self, layout: &Layout<'a>, resets: &[Reset<'a>], changed: &BTreeSet<&str>) {
        let reset: BTreeSet<&str> = resets.iter().map(|reset| reset.step).collect();
        for (number, placed) in layout.joins.iter().enumerate() {
            let Some(held) = self.state.joins.get(&placed.place) else { continue };
            let begun = layout.branches_with(number, &reset);
            if held.passed && !held.branches.iter().all(|branch| begun.contains(branch)) {
                continue;
            }
            let mut branches = layout.branches_with(number, changed);
            branches.extend(&held.branches);
            let same = !held.passed && branches.len() == held.branches.len();
            if same {
                continue;
            }
            let all = u32::try_from(branches.len()) == Ok(placed.branches);
            let branches = if all { Vec::new() } else { branches.into_iter().collect() };
            self.emit(Event::JoinReopened { join: placed.place.clone(), branches });
        }
    }

    /// Going back to before the outcome whose own steps run takes that outcome back; if it was itself among the steps
    /// of another outcome, that one is what the flow ends by again.
    fn revoke_ending(&mut self, back_to: &[String]) {
        let mut ending = self.state.ending.clone();
        let mut revoked = false;
        while let Some((key, outcome)) = ending.take() {
            let Some(decided) = find(self.definition, &key) else { break };
            let items = outcome_items(decided, outcome);
            if back_to.iter().all(|target| find_in(items, target).is_some()) {
                ending = Some((key, outcome));
                break;
            }
            self.take_back(decided, items);
            ending = enclosing_outcome(self.definition, &key);
            revoked = true;
        }
        if revoked {
            self.emit(Event::EndingRevoked);
            if let Some((step, outcome)) = ending {
                self.emit(Event::Ending { step, outcome });
            }
        }
    }

    /// The steps of an outcome are nobody's any more, and the step that decided it opens again as it is reached.
    fn take_back(&mut self, decided: &'a Step, items: &'a [Item]) {
        let mut inner = Vec::new();
        each_step(items, &mut |step| inner.push(step.key.as_str()));
        for step in inner {
            if self.state.steps.contains_key(step) {
                self.leave_step(step, ResetCause::EndingRevoked);
            }
        }
        if self.state.steps.get(&decided.key).is_some_and(|step| step.status != StepStatus::Pending) {
            self.reset(&decided.key, ResetCause::EndingRevoked);
        }
    }
}

/// The outcome among whose own steps this step is.
fn enclosing_outcome(definition: &Definition, key: &str) -> Option<(String, Outcome)> {
    let mut innermost = None;
    for stage in &definition.stages {
        each_step(&stage.items, &mut |step| {
            for outcome in step.outcomes.keys() {
                if find_in(outcome_items(step, *outcome), key).is_some() {
                    innermost = Some((step.key.clone(), *outcome));
                }
            }
        });
    }
    innermost
}
