//! Logs written before flows knew joins, repeats, waits, clocks and acts of the owner (`tests/previous`): they are read,
//! their chain holds, they lead to exactly the state that was stored then, and the flow goes on from it.

use crate::kit::{Run, groups};
use engine::{
    flow::{Act, Actor, AssignRole, Completion, Event, State, Status, outside_view, summary},
    log::{Entry, replay, verify},
    sealed::Values,
};
use model::Definition;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

#[derive(Deserialize)]
struct Kept {
    definition: Definition,
    /// Each row and the values beside it.
    rows: Vec<(Entry, Values)>,
    state: serde_json::Value,
}

fn kept() -> Vec<(String, Kept)> {
    let mut files: Vec<_> =
        std::fs::read_dir("tests/previous").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        (path.display().to_string(), serde_json::from_str(&text).unwrap())
    };
    files.iter().map(read).collect()
}

impl Kept {
    fn entries(&self) -> Vec<Entry> {
        let whole = |(row, values): &(Entry, Values)| {
            let mut entry = row.clone();
            entry.attach(values.clone()).unwrap();
            entry
        };
        self.rows.iter().map(whole).collect()
    }

    fn stored(&self) -> State {
        serde_json::from_value(self.state.clone()).unwrap()
    }
}

/// Where two states differ, and how.
fn differences(found: &serde_json::Value, kept: &serde_json::Value, at: &str) -> String {
    match (found.as_object(), kept.as_object()) {
        (Some(found), Some(kept)) => {
            let keys: BTreeSet<&String> = found.keys().chain(kept.keys()).collect();
            let part = |key: &&String| {
                let of = |tree: &serde_json::Map<String, serde_json::Value>| {
                    tree.get(*key).cloned().unwrap_or(serde_json::Value::Null)
                };
                differences(&of(found), &of(kept), &format!("{at}/{key}"))
            };
            keys.iter().map(part).collect()
        }
        _ if found == kept => String::new(),
        _ => format!("{at}: {found}, and {kept}\n"),
    }
}

#[test]
fn they_verify_and_lead_to_the_stored_state() {
    let all = kept();
    assert_eq!(all.len(), 13);
    for (name, kept) in all {
        let entries = kept.entries();
        let stored = kept.stored();
        assert_eq!(verify(&stored.flow, &entries), Ok(()), "{name}");
        let replayed = replay(State::unborn(stored.flow.clone()), &entries);
        let found = serde_json::to_value(&replayed).unwrap();
        assert_eq!(differences(&found, &kept.state, ""), "", "{name}: found, and stored then");
        assert_eq!(replayed, stored, "{name}");
        let rows: Vec<Entry> = kept.rows.iter().map(|(row, _)| row.clone()).collect();
        assert_eq!(verify(&stored.flow, &rows), Ok(()), "{name}: without values");
        let mut changed = entries;
        let last = changed.last_mut().unwrap();
        last.events.pop();
        assert!(verify(&stored.flow, &changed).is_err(), "{name}");
    }
}

/// Every event there was then is among them, so that none can lose its meaning unseen.
#[test]
fn they_hold_every_event_of_their_time() {
    let mut found = BTreeSet::new();
    for (_, kept) in kept() {
        for event in kept.rows.iter().flat_map(|(row, _)| &row.events) {
            let event = serde_json::to_value(event).unwrap();
            found.insert(event["type"].as_str().unwrap().to_owned());
        }
    }
    let then = "answered assignment_closed assignment_opened branch_taken calendar_told choice_reopened \
        document_decided documents_returned due_moved ending ending_revoked erased flow_cancelled flow_completed \
        groups_told handed_back message_posted milestone_reached overdue people_named picked_up pool_changed put_back \
        record_told role_bound sent_back stage_finished stage_reopened stage_started start_answered started \
        step_finished step_in_review step_opened step_reset step_skipped step_staffed step_waits step_withdrawn";
    let then: BTreeSet<String> = then.split_whitespace().map(str::to_owned).collect();
    assert_eq!(found, then);
}

/// Agrees to whatever is open until the flow has ended.
fn agree_to_the_end(run: &mut Run) {
    let key = Actor::Key(model::Id::given("key"));
    for _ in 0..400 {
        if run.state.status != Status::Running {
            return;
        }
        let wait = run.state.steps.values().find_map(|step| step.waits.first().cloned());
        let act = match (wait, run.state.assignments.values().next().cloned()) {
            (Some(wait), _) => Act::AssignRole(AssignRole {
                role: wait.role().to_owned(),
                persons: ["nora", "una", "vera"].map(crate::kit::person).to_vec(),
                ..AssignRole::default()
            }),
            (None, Some(open)) if open.is_act() => {
                Act::Complete(Completion { for_any: true, ..run.answer(&open.step) })
            }
            (None, Some(open)) => run.any_review(&open.step, &open.role),
            (None, None) => panic!("nothing is open"),
        };
        run.act(&key, act).unwrap();
    }
    panic!("it does not end");
}

#[test]
fn their_flows_go_on() {
    for (name, kept) in kept() {
        let definition = Arc::new(kept.definition.clone());
        let mut run = Run {
            versions: BTreeMap::from([(1, Arc::clone(&definition))]),
            definition,
            state: kept.stored(),
            log: kept.entries().into_iter().map(Arc::new).collect(),
            now: kept.rows.last().unwrap().0.at,
        };
        summary(&run.definition, &run.state);
        outside_view(&run.definition, &run.state, "client");
        run.now = run.now.plus_days(400);
        let ticked = run.act(&Actor::System, Act::Tick).unwrap();
        assert!(ticked.is_empty() || run.state.status == Status::Running, "{name}");
        if run.state.status == Status::Running {
            run.act(&Actor::System, Act::MembersChanged { groups: groups() }).unwrap();
            agree_to_the_end(&mut run);
            let ended = run.log.last().unwrap().events.last().cloned();
            assert!(
                matches!(ended, Some(Event::FlowCompleted { .. } | Event::Held { .. })),
                "{name}: {ended:?}"
            );
        }
        run.check_log();
    }
}
