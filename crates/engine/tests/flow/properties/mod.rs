//! The nine properties of engine.md, over random templates and random acts.

mod alive;
mod due;
mod joins;
mod migrate;
mod oracle;
mod outside;
mod replay;
mod send_back;
mod ticking;
mod twice;
mod wrong;

use crate::{
    kit::Run,
    random::{Drawn, Tape, definition, draw},
};
use engine::flow::{Act, Actor, Event, Refusal};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

/// Acts tried on each flow.
const ACTS: usize = 40;

/// The same cases every time; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` look further.
fn cases(count: u32) -> Config {
    let set = |name: &str| std::env::var_os(name).is_some();
    let chosen = Config::default();
    Config {
        cases: if set("PROPTEST_CASES") { chosen.cases } else { count },
        rng_seed: if set("PROPTEST_RNG_SEED") { chosen.rng_seed } else { RngSeed::Fixed(20_260_316) },
        failure_persistence: None,
        ..chosen
    }
}

/// One act and what came of it.
struct Played<'a> {
    before: &'a Run,
    drawn: &'a Drawn,
    outcome: &'a Result<Vec<Event>, Refusal>,
    after: &'a Run,
}

/// Starts a random flow and acts on it; each act is looked at.
fn play(
    (template, acts): (Vec<u16>, Vec<u16>),
    mut look: impl FnMut(&Played<'_>) -> Result<(), TestCaseError>,
) -> Result<Run, TestCaseError> {
    let mut run = Run::start(definition(&mut Tape::new(&template)));
    let mut tape = Tape::new(&acts);
    for _ in 0..ACTS.min(acts.len() / 4 + 1) {
        let drawn = draw(&mut tape, &mut run);
        // What was due by then is a matter of its own (`ticking`).
        run.act(&Actor::System, Act::Tick).unwrap();
        let before = run.clone();
        let outcome = run.act(&drawn.actor, drawn.act.clone());
        look(&Played { before: &before, drawn: &drawn, outcome: &outcome, after: &run })?;
    }
    Ok(run)
}
