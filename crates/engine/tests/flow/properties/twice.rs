//! Property 4: The same command twice changes nothing the second time. The store answers a known command id from the log; here
//! it is shown that even one that gets past it changes nothing, as long as it names the attempt it answers.

use super::{cases, play};
use crate::{kit::Run, random::tapes};
use engine::flow::{Act, Actor, State};
use proptest::prelude::*;

/// The state without what every entry moves.
fn content(state: &State) -> State {
    State { seq: 0, head: String::new(), events: 0, ..state.clone() }
}

/// Each stands for something that happened once more, or names no attempt: only the command id tells a repeat.
fn counts_twice(act: &Act, before: &Run) -> bool {
    match act {
        Act::AddStep(_) | Act::Signal { .. } => true,
        // Not open, it may be skipped in each turn of a repeat.
        Act::SkipStep(about) => !before.open().contains(&about.step.as_str()),
        _ => false,
    }
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn the_same_command_twice(tapes in tapes(40)) {
        play(tapes, |played| {
            let mut act = played.drawn.act.clone();
            if let Act::Complete(completion) = &mut act {
                completion.attempt = Some(played.before.attempt(&completion.step));
                completion.for_any = false;
            }
            if let Act::SkipStep(about) | Act::ReopenStep(about) = &mut act {
                about.attempt = Some(played.before.attempt(&about.step));
            }
            if counts_twice(&act, played.before) {
                return Ok(());
            }
            let mut run = played.before.clone();
            run.now = played.after.now;
            let command = run.command(&played.drawn.actor, act);
            let first = run.give(&command);
            let (once, seq) = (content(&run.state), run.state.seq);
            let second = run.give(&command);
            prop_assert_eq!(&content(&run.state), &once, "{:?}", command.act);
            let kept = matches!(command.act, Act::Erase(_)) || run.state.seq == seq;
            prop_assert!(kept, "first {:?}, second {:?}", first, second);
            if command.actor == Actor::System && !matches!(command.act, Act::Erase(_)) {
                prop_assert!(first.is_err() || second == Ok(Vec::new()));
            }
            Ok(())
        })?;
    }
}
