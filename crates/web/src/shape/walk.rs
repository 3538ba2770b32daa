//! The steps of a stage that happened or still can: branches not taken, or not needed by a join any more, and the steps
//! of outcomes that did not occur are left out.

use super::Case;
use model::definition::{Item, OutcomeRule, Stage, Step};

impl<'a> Case<'a> {
    pub fn walk(&self, stage: &'a Stage) -> Vec<&'a Step> {
        let mut found = Vec::new();
        self.walk_items(&stage.items, &stage.key, &mut found);
        found
    }

    /// `place` names choices as the log does: the stage's key and the numbers that lead there.
    fn walk_items(&self, items: &'a [Item], place: &str, found: &mut Vec<&'a Step>) {
        for (at, item) in items.iter().enumerate() {
            let here = format!("{place}.{at}");
            match item {
                Item::Step(step) => self.walk_step(step, found),
                Item::Parallel(parallel) => {
                    let join = self.state.joins.get(&here);
                    for (number, branch) in parallel.branches.iter().enumerate() {
                        let is_out = join.is_some_and(|join| join.left_out(number));
                        let mut inside = Vec::new();
                        self.walk_items(&branch.items, &format!("{here}.{number}"), &mut inside);
                        found.extend(
                            inside.into_iter().filter(|step| !is_out || self.live(&step.key).is_some()),
                        );
                    }
                }
                Item::Choice(choice) => {
                    choice.by.iter().for_each(|by| self.walk_step(by, found));
                    let taken = self.state.choices.get(&here);
                    for (number, branch) in choice.branches.iter().enumerate() {
                        let is_out = taken.is_some_and(|taken| *taken != u32::try_from(number).ok());
                        let mut inside = Vec::new();
                        self.walk_items(&branch.items, &format!("{here}.{number}"), &mut inside);
                        found.extend(
                            inside.into_iter().filter(|step| !is_out || self.live(&step.key).is_some()),
                        );
                    }
                }
                Item::Repeat(repeat) => self.walk_items(&repeat.items, &here, found),
                Item::Milestone(_) => {}
            }
        }
    }

    fn walk_step(&self, step: &'a Step, found: &mut Vec<&'a Step>) {
        found.push(step);
        for rule in step.outcomes.values() {
            if let OutcomeRule::Run(items) = rule {
                let mut inside = Vec::new();
                self.walk_items(items, &step.key, &mut inside);
                found.extend(inside.into_iter().filter(|step| self.live(&step.key).is_some()));
            }
        }
    }
}
