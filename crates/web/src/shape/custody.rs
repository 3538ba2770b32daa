//! Who holds a flow or a step, how far it is, and by when.

use super::{Case, Reader};
use engine::flow::{Assignment, HeldBy, Holder as Held, Status, StepStatus, summary};
use model::{
    Id,
    definition::{Party, Stage as Part, Step},
};
use views::part::{Custody, Due, Holder, Stage, StageState};

impl Case<'_> {
    /// Who holds the flow now. Where several of that party do, a reader outside is told of their own part.
    pub fn custody(&self) -> Custody {
        let summary = summary(self.definition, self.state);
        let holder = match summary.held_by {
            Some(HeldBy::Us) => Holder::Us,
            Some(HeldBy::ThirdParty) => Holder::ThirdParty,
            Some(HeldBy::Client) => Holder::Client,
            Some(HeldBy::Waiting) | None => Holder::Waiting,
        };
        let open = summary.open_steps.iter().filter_map(|step| self.definition.step(step));
        let mut open: Vec<&Step> = open.collect();
        if self.is_outside() {
            open.sort_by_key(|step| self.mine(&step.key).is_none());
        }
        let first = open.into_iter().find(|step| Holder::from(self.party_of(step)) == holder);
        first.map(|step| self.step_custody(step)).unwrap_or(Custody {
            holder,
            who: None,
            since: self.state.ended_at,
        })
    }

    /// Of its role until it opens, of its holders while it is open.
    fn party_of(&self, step: &Step) -> Party {
        let open = self.assignments(&step.key).next();
        let role = open.map_or(step.role.as_str(), |open| open.role.as_str());
        self.definition.role(role).map_or(Party::Us, |role| role.party)
    }

    /// Who holds one step. A reader outside, of whatever party, stands where the client does in what they hold themselves;
    /// they are told nobody there, nor where it is somebody who is not the client's.
    pub fn step_custody(&self, step: &Step) -> Custody {
        let open: Vec<&Assignment> = self.assignments(&step.key).collect();
        let party = self.party_of(step);
        let waits = self.live(&step.key).is_some_and(|live| !live.waits.is_empty());
        let who = match (open.as_slice(), waits) {
            ([], true) => Some(self.texts.case_nobody_yet().to_owned()),
            ([], false) => None,
            (open, _) => Some(self.holders(open)),
        };
        let mine = self.is_outside() && open.iter().any(|open| open.may_act(self.me()));
        let hidden = self.is_outside() && (party != Party::Client || mine);
        let holder = if mine { Holder::Client } else { Holder::from(party) };
        let since = open.iter().map(|open| open.opened_at).min();
        Custody { holder, who: who.filter(|_| !hidden), since }
    }

    pub fn assignments(&self, step: &str) -> impl Iterator<Item = &Assignment> {
        self.state.assignments.values().filter(move |open| open.step == step)
    }

    fn holders(&self, open: &[&Assignment]) -> String {
        let mut names: Vec<String> = open.iter().map(|open| self.holder(open)).collect();
        names.dedup();
        views::words::all_of(&names, self.texts)
    }

    pub fn holder(&self, open: &Assignment) -> String {
        match (&open.holder, open.person()) {
            (_, Some(person)) => match open.instead_of.first() {
                Some(meant) => self.texts.intervention_in_place(self.name(meant), self.name(person)),
                None => self.name(person),
            },
            (Held::Pool { group: Some(group), .. }, None) => self.texts.case_group(group),
            (Held::Pool { members, .. }, None) => self.names(members),
            (Held::Person(person), None) => self.name(person),
        }
    }

    /// The deadline of an open step, or of a part in it.
    pub fn due(&self, step: &str) -> Option<Due> {
        // While what was given is reviewed, it stands still (engine.md, "File requests").
        let attempt = self.live(step).filter(|live| live.status == StepStatus::Open)?.current()?;
        let at = attempt.due_at?;
        Some(Due { at, since: attempt.staffed_at.or(Some(attempt.opened_at)), whole_day: false })
    }

    pub fn stages(&self) -> Vec<Stage> {
        let stage = |part: &Part| Stage { name: part.name.clone(), state: self.stage_state(part) };
        self.definition.stages.iter().map(stage).collect()
    }

    pub fn stage_state(&self, part: &Part) -> StageState {
        let live: Vec<_> = part.steps().into_iter().filter_map(|step| self.live(&step.key)).collect();
        let at = live.iter().filter_map(|live| live.current()?.closed_at).max();
        let open = live.iter().filter(|live| live.is_open()).count();
        let ended = matches!(self.state.status, Status::Completed | Status::Cancelled);
        if self.state.stages_done.contains(&part.key) {
            StageState::Done { at }
        } else if ended {
            if at.is_some() { StageState::Done { at } } else { StageState::Dropped }
        } else if open > 0 || self.state.stage.as_ref() == Some(&part.key) {
            StageState::Now { open }
        } else {
            StageState::Coming
        }
    }

    /// The reader's own part in an open step, the one to do before one that could be picked up.
    pub fn mine(&self, step: &str) -> Option<&Assignment> {
        let me: &Id = self.me();
        let mut own: Vec<&Assignment> = self.assignments(step).filter(|open| open.may_act(me)).collect();
        own.sort_by_key(|open| open.person().is_none());
        own.first().copied()
    }

    /// Nobody does anything until the owner resumes it.
    pub fn is_paused(&self) -> bool {
        self.state.status == Status::Paused
    }

    /// Owner or admin.
    pub fn runs(&self) -> bool {
        matches!(self.reader, Reader::Member { runs: true, .. })
    }
}
