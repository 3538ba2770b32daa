//! Which block of the new version is which of the old: blocks have no keys, so they are told by the step in which a
//! person picks, by their name, or by the steps inside, in this order.

use super::blocks::{Arm, Block};
use std::collections::BTreeSet;

/// For each block of the old version the place of its counterpart among the new ones.
pub(super) fn counterparts(old: &[Block<'_>], new: &[Block<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    for score in [by_step, by_name, by_content] {
        let mut pairs = Vec::new();
        for (own, block) in old.iter().enumerate() {
            for (theirs, other) in new.iter().enumerate() {
                if block.sort == other.sort
                    && let Some(score) = score(block, other, old, new)
                {
                    pairs.push((score, own, theirs));
                }
            }
        }
        pairs.sort_by_key(|(score, own, theirs)| (std::cmp::Reverse(*score), *own, *theirs));
        for (_, own, theirs) in pairs {
            if found[own].is_none() && !taken[theirs] {
                found[own] = Some(theirs);
                taken[theirs] = true;
            }
        }
    }
    found
}

fn by_step(own: &Block<'_>, other: &Block<'_>, _: &[Block<'_>], _: &[Block<'_>]) -> Option<usize> {
    (own.by.is_some() && own.by == other.by).then_some(1)
}

/// A name that one block of this sort has in each version.
fn by_name(own: &Block<'_>, other: &Block<'_>, old: &[Block<'_>], new: &[Block<'_>]) -> Option<usize> {
    let named = |block: &&Block<'_>| block.sort == own.sort && block.name == own.name;
    let is_theirs = own.name.is_some()
        && own.name == other.name
        && old.iter().filter(named).count() == 1
        && new.iter().filter(named).count() == 1;
    is_theirs.then_some(1)
}

/// In thousandths of what both hold; what holds no steps in either version is told by its place.
fn by_content(own: &Block<'_>, other: &Block<'_>, _: &[Block<'_>], _: &[Block<'_>]) -> Option<usize> {
    let (steps, others) = (own.steps(), other.steps());
    if steps.is_empty() && others.is_empty() {
        return (own.place == other.place).then_some(1);
    }
    likeness(&steps, &others)
}

fn likeness(own: &BTreeSet<&str>, others: &BTreeSet<&str>) -> Option<usize> {
    let common = own.intersection(others).count();
    (common > 0).then(|| common * 2_000 / (own.len() + others.len()))
}

/// The arm of the new block that this one of the old has become.
pub(super) fn arm_of(own: &Block<'_>, other: &Block<'_>, arm: usize) -> Option<usize> {
    let wanted = own.arms.get(arm)?;
    let one = |fits: &dyn Fn(&Arm<'_>) -> bool| {
        let mut fitting = other.arms.iter().enumerate().filter(|(_, arm)| fits(arm)).map(|(place, _)| place);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let by_name = || one(&|arm| arm.name.is_some() && arm.name == wanted.name);
    let by_content = || {
        let scored = other.arms.iter().enumerate();
        let scored = scored.filter_map(|(place, arm)| Some((likeness(&wanted.steps, &arm.steps)?, place)));
        scored.max_by_key(|(score, place)| (*score, std::cmp::Reverse(*place))).map(|(_, place)| place)
    };
    let by_condition = || {
        let theirs = |arm: &Arm<'_>| own.by.is_none() && arm.condition == wanted.condition;
        one(&theirs).filter(|place| unclaimed(own, other, *place))
    };
    let by_place = || {
        let same = other.arms.get(arm)?;
        let bare =
            wanted.steps.is_empty() && same.steps.is_empty() && (wanted.name, same.name) == (None, None);
        (bare && own.arms.len() == other.arms.len()).then_some(arm)
    };
    by_name().or_else(by_content).or_else(by_condition).or_else(by_place)
}

/// No other arm of the old block has become this one.
fn unclaimed(own: &Block<'_>, other: &Block<'_>, place: usize) -> bool {
    let Some(arm) = other.arms.get(place) else { return false };
    own.arms.iter().all(|old| old.steps.is_disjoint(&arm.steps))
}
