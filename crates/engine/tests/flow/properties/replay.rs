//! Property 3: Replay equals state; a prefix then the rest equals all; erase, verify, replay holds.

use super::{cases, play};
use crate::{
    kit::Run,
    random::{Tape, erasure, tapes},
};
use engine::{
    flow::{Act, Actor, Erasure, State},
    log::{Entry, erase, replay, verify},
    sealed::Values,
};
use proptest::prelude::*;

fn unborn(run: &Run) -> State {
    State::unborn(run.state.flow.clone())
}

/// As the store does: the row without values, the values beside it, both as text.
fn stored(log: &[Entry]) -> Vec<(String, String)> {
    let row = |entry: &Entry| {
        let mut entry = entry.clone();
        let values = entry.detach();
        (serde_json::to_string(&entry).unwrap(), serde_json::to_string(&values).unwrap())
    };
    log.iter().map(row).collect()
}

fn loaded(rows: &[(String, String)]) -> Vec<Entry> {
    let entry = |(row, values): &(String, String)| {
        let mut entry: Entry = serde_json::from_str(row).unwrap();
        let values: Values = serde_json::from_str(values).unwrap();
        entry.attach(values).unwrap();
        entry
    };
    rows.iter().map(entry).collect()
}

fn check_replay(run: &Run, log: &[Entry], cut: usize) -> Result<(), TestCaseError> {
    let stored = loaded(&stored(log));
    prop_assert_eq!(&stored, log, "every value lies beside the log");
    let log = stored;
    prop_assert_eq!(verify(&run.state.flow, &log), Ok(()));
    prop_assert_eq!(&replay(unborn(run), &log), &run.state);
    let (prefix, rest) = log.split_at(cut.min(log.len()));
    prop_assert_eq!(&replay(replay(unborn(run), prefix), rest), &run.state);
    let text = serde_json::to_string(&run.state).unwrap();
    prop_assert_eq!(&serde_json::from_str::<State>(&text).unwrap(), &run.state);
    prop_assert_eq!(serde_json::to_string(&serde_json::from_str::<State>(&text).unwrap()).unwrap(), text);
    Ok(())
}

/// What was erased along the way, by number of entries at that time.
fn erase_all(log: &mut [Entry], erased: &[(usize, Erasure)]) {
    for (entries, erasure) in erased {
        erase(&mut log[..*entries], erasure.reach());
    }
}

/// Erases once more at the end: the chain holds, the state is what the replay yields, and nobody is named any more.
fn check_erased(
    run: &mut Run,
    earlier: &[(usize, Erasure)],
    tape: &[u16],
    cut: usize,
) -> Result<(), TestCaseError> {
    let erasure = erasure(&mut Tape::new(tape), run);
    if run.act(&Actor::System, Act::Erase(erasure.clone())).is_err() {
        return Ok(());
    }
    let mut log = run.entries();
    erase_all(&mut log, earlier);
    let gone = erase(&mut log, erasure.reach());
    check_replay(run, &log, cut)?;
    let beside: String = stored(&log).into_iter().map(|(_, values)| values).collect();
    let kept = serde_json::to_string(&run.state).unwrap();
    for person in &erasure.persons {
        for text in [&beside, &kept] {
            let named =
                text.contains(&format!("Name of {person}")) || text.contains(&format!("{person}@people"));
            prop_assert!(!named, "{person} is still named");
        }
    }
    let again = erase(&mut log, erasure.reach());
    prop_assert!(again.is_empty() && gone.iter().all(|gone| gone.seq <= run.state.seq));
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_200))]

    #[test]
    fn replay_equals_state(tapes in tapes(40), cut in 0usize..40, erasing in proptest::collection::vec(any::<u16>(), 6)) {
        let mut erased = Vec::new();
        let mut run = play(tapes, |played| {
            if let (Ok(_), Act::Erase(erasure)) = (played.outcome, &played.drawn.act) {
                erased.push((played.after.log.len(), erasure.clone()));
            }
            Ok(())
        })?;
        let mut log = run.entries();
        erase_all(&mut log, &erased);
        check_replay(&run, &log, cut)?;
        check_erased(&mut run, &erased, &erasing, cut)?;
    }
}
