//! Property 6: Tick-order independence. A flow that is ticked at each instant, late, twice, or not at all until the next
//! command comes to the same events with the same times in them, ids aside. And what follows from time adds up.

use super::cases;
use crate::{
    kit::{Run, id},
    random::{Drawn, Tape, add_time, busy, draw, tapes, untimed},
};
use engine::{
    calendar::Calendar,
    flow::{
        Act, Actor, Assignment, ClockStatus, Event, HandOver, State, Status, TakeBack, clock_derivation,
        clocks, custody, running_due, step_custody, summary,
    },
};
use model::{Definition, Id, Instant};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ACTS: usize = 30;
const WAKES_MAX: usize = 3_000;

fn timed(template: &[u16]) -> Definition {
    let mut tape = Tape::new(template);
    let mut definition = untimed(&mut tape);
    add_time(&mut tape, &mut definition);
    definition
}

/// When the scheduler looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ticking {
    /// At each instant at which something is due.
    Exactly,
    /// Somewhere in between, and twice.
    Late,
}

/// As in `draw`, and pauses, and people being busy with their steps.
fn draw_timed(tape: &mut Tape<'_>, run: &mut Run) -> Drawn {
    let hours = [0, 0, 1, 3, 7, 20, 30, 100][tape.below(8)];
    run.now = run.now.plus_seconds(hours * 3_600 + i64::try_from(tape.below(3_000)).unwrap());
    let by = |name: &str, act| Drawn { actor: Actor::Person(id(name)), act };
    match tape.below(16) {
        0 => by("owen", Act::Pause { reason: "Later".to_owned() }),
        1 | 2 => by("owen", Act::Resume { reason: None }),
        3 => busy(tape, run),
        _ => draw(tape, run),
    }
}

/// The act as the other run knows its assignments: their ids differ with when they were drawn.
fn translated(act: &Act, from: &State, to: &State) -> Act {
    let same = |assignment: &Id| {
        let meant = from.assignments.get(assignment)?;
        let is_it = |open: &&Assignment| {
            (&open.step, open.attempt, &open.role, open.purpose, &open.holder)
                == (&meant.step, meant.attempt, &meant.role, meant.purpose, &meant.holder)
        };
        to.assignments.values().find(is_it).map(|open| open.id.clone())
    };
    let same = |assignment: &Id| same(assignment).unwrap_or_else(|| id("none"));
    match act {
        Act::PickUp { assignment } => Act::PickUp { assignment: same(assignment) },
        Act::PutBack { assignment } => Act::PutBack { assignment: same(assignment) },
        Act::Delegate(over) => {
            let assignment = over.assignment.as_ref().map(same);
            Act::Delegate(HandOver { assignment, ..over.clone() })
        }
        Act::Reassign(over) => {
            let assignment = over.assignment.as_ref().map(same);
            Act::Reassign(HandOver { assignment, ..over.clone() })
        }
        Act::TakeBack(back) => {
            let assignment = back.assignment.as_ref().map(same);
            Act::TakeBack(TakeBack { assignment, ..back.clone() })
        }
        act => act.clone(),
    }
}

fn tick(run: &mut Run, at: Instant) {
    let now = std::mem::replace(&mut run.now, at);
    run.act(&Actor::System, Act::Tick).unwrap();
    run.now = now;
}

fn tick_until(run: &mut Run, ticking: Ticking, until: Instant) {
    match ticking {
        Ticking::Exactly => {
            for _ in 0..WAKES_MAX {
                match run.state.wake_at().filter(|at| *at <= until) {
                    Some(at) => tick(run, at),
                    None => return,
                }
            }
            panic!("it does not come to rest");
        }
        Ticking::Late => {
            let middle = Instant(run.now.0 / 2 + until.0 / 2);
            [middle, middle, until, until].into_iter().for_each(|at| tick(run, at));
        }
    }
}

/// Ids by the order in which they appear; what is sealed with a salt says nothing.
fn told(run: &Run) -> Vec<String> {
    let events: Vec<Event> = run.log.iter().flat_map(|entry| entry.events.clone()).collect();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for event in &events {
        let id = match event {
            Event::AssignmentOpened { assignment } => &assignment.id,
            Event::Lent(lent) => &lent.lending,
            _ => continue,
        };
        let number = numbers.len();
        numbers.insert(id.to_string(), number);
    }
    let plain = |event: &Event| {
        let mut value = serde_json::to_value(event).unwrap();
        make_plain(&mut value, &numbers);
        value.to_string()
    };
    let mut told: Vec<String> = events.iter().map(plain).collect();
    // The same for several people at once comes in the order of their ids.
    told.chunk_by_mut(|one, next| but_for_whom(one) == but_for_whom(next)).for_each(<[String]>::sort);
    told
}

fn but_for_whom(told: &str) -> String {
    let mut parts = told.split("assignment ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|digit: char| digit.is_ascii_digit()))
}

fn make_plain(value: &mut serde_json::Value, numbers: &BTreeMap<String, usize>) {
    match value {
        serde_json::Value::String(text) => {
            if let Some(number) = numbers.get(text.as_str()) {
                *text = format!("assignment {number}");
            } else if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                *text = "sealed".to_owned();
            }
        }
        serde_json::Value::Array(list) => {
            list.iter_mut().for_each(|one| make_plain(one, numbers));
            // What stands by id in the state comes in another order.
            if list.iter().all(|one| one.as_str().is_some_and(|text| text.starts_with("assignment "))) {
                list.sort_by_key(ToString::to_string);
            }
        }
        serde_json::Value::Object(map) => map.values_mut().for_each(|one| make_plain(one, numbers)),
        _ => {}
    }
}

fn check_sums(run: &Run) -> Result<(), TestCaseError> {
    let calendar = Calendar::office_hours("Europe/Berlin").unwrap();
    let (state, now) = (&run.state, run.now);
    let end = state.ended_at.unwrap_or(now);
    let whole = custody(&run.definition, state, now, &calendar);
    prop_assert_eq!(whole.totals.whole(), end.0 - state.started_at.unwrap().0);
    prop_assert_eq!(whole.held_by, summary(&run.definition, state).held_by);
    if state.status == Status::Running || state.status == Status::Paused {
        prop_assert_eq!(state.custody.last().map(|held| held.by), whole.held_by);
    }
    for (key, step) in &state.steps {
        let open = |closed: Option<Instant>, opened: Instant| closed.unwrap_or(end).0 - opened.0;
        let sum: i64 = step.attempts.iter().map(|attempt| open(attempt.closed_at, attempt.opened_at)).sum();
        let totals = step_custody(&run.definition, state, key, now, &calendar).totals;
        prop_assert_eq!(totals.whole(), sum, "{}", key);
    }
    Ok(())
}

/// What a page says of a clock is what its event said, and its pieces fill the span.
fn check_clocks(run: &Run) -> Result<(), TestCaseError> {
    for view in clocks(&run.definition, &run.state, run.now) {
        let live = &run.state.clocks[&view.key];
        let derivation = clock_derivation(&run.definition, &run.state, &view.key, run.now);
        if view.status == ClockStatus::Running {
            prop_assert_eq!(derivation.as_ref().map(|due| due.at), live.due_at, "{}", view.key);
            prop_assert!(live.red || live.due_at.is_none_or(|due| due > run.now), "{} is due", view.key);
        }
        let Some(due) = derivation else { continue };
        let mut reached = due.at.min(live.started_at);
        for piece in &due.derivation {
            prop_assert!(
                piece.from == reached && piece.until > reached || due.derivation.len() == 1,
                "{:?}",
                due
            );
            reached = piece.until;
        }
        let minutes: i64 = due.derivation.iter().map(|piece| piece.minutes).sum();
        if let (Some(first), Some(last)) = (due.derivation.first(), due.derivation.last()) {
            prop_assert_eq!(minutes, (last.until.0 - first.from.0) / 60_000_000);
            prop_assert!(last.until == due.at || first.from == due.at, "{:?}", due);
        }
    }
    for (key, step) in &run.state.steps {
        let due_at = step.current().and_then(|attempt| attempt.due_at);
        if step.status == engine::flow::StepStatus::Open && run.state.status == Status::Running {
            prop_assert_eq!(
                running_due(&run.definition, &run.state, key).map(|due| due.at),
                due_at,
                "{}",
                key
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn when_somebody_ticks_makes_no_difference((template, acts) in tapes(ACTS)) {
        let definition = timed(&template);
        let mut lazy = Run::start(definition);
        let mut others = [(Ticking::Exactly, lazy.clone()), (Ticking::Late, lazy.clone())];
        let mut tape = Tape::new(&acts);
        for _ in 0..ACTS.min(acts.len() / 4 + 1) {
            let before = lazy.clone();
            let drawn = draw_timed(&mut tape, &mut lazy);
            let outcome = lazy.act(&drawn.actor, drawn.act.clone());
            for (ticking, run) in &mut others {
                tick_until(run, *ticking, lazy.now);
                run.now = lazy.now;
                let act = translated(&drawn.act, &before.state, &run.state);
                let theirs = run.act(&drawn.actor, act);
                let refused = (theirs.as_ref().err(), outcome.as_ref().err());
                prop_assert_eq!(refused.0.is_some(), refused.1.is_some(), "{:?} {:?}: {:?}", ticking, drawn.act, refused);
            }
        }
        let end = lazy.now.plus_days(60);
        tick(&mut lazy, end);
        for (ticking, run) in &mut others {
            tick_until(run, *ticking, end);
            tick(run, end);
            let (theirs, ours) = (told(run), told(&lazy));
            for (their, our) in theirs.iter().zip(&ours) {
                prop_assert_eq!(their, our, "{:?}", ticking);
            }
            prop_assert_eq!(theirs.len(), ours.len(), "{:?}", ticking);
            prop_assert_eq!(run.state.wake_at(), lazy.state.wake_at());
        }
    }

    #[test]
    fn custody_and_derivations_add_up((template, acts) in tapes(ACTS)) {
        let mut run = Run::start(timed(&template));
        let mut tape = Tape::new(&acts);
        for _ in 0..ACTS.min(acts.len() / 4 + 1) {
            let drawn = draw_timed(&mut tape, &mut run);
            if run.act(&drawn.actor, drawn.act).is_err() {
                let now = run.now;
                tick(&mut run, now);
            }
            check_sums(&run)?;
            check_clocks(&run)?;
        }
        run.check_log();
        let text = serde_json::to_string(&run.state).unwrap();
        prop_assert_eq!(&serde_json::from_str::<State>(&text).unwrap(), &run.state);
    }
}
