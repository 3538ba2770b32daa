//! What the flow writer alone costs: transitions per second and CPU time of this process for each, HTTP left out.
//!
//! `cargo run --release -p store --example writer_speed -- FOLDER|postgres://… 1 16 64`
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures and prints"
)]

use model::{Entropy, Id, Instant};
use std::{sync::Arc, time::Duration};
use store::{
    Db, FlowCommit, FlowWriter, Settings,
    assignments::Assignment,
    flows::{FlowRow, StepRun},
    migration,
    outbox::OutboxRow,
    writer::{AssignmentClosure, LogEntry},
};

const SECONDS: u64 = 5;
const NOW: Instant = Instant(1_750_000_000_000_000);

#[tokio::main(worker_threads = 2)]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let place = arguments.next().unwrap();
    let callers: Vec<u64> = arguments.map(|number| number.parse().unwrap()).collect();
    let folder = std::path::Path::new(&place);
    let settings = if place.starts_with("postgres") {
        Settings::Postgres(place.clone())
    } else {
        Settings::SqliteFile(folder.join("writer_speed.db"))
    };
    migration::run(&settings, folder, NOW).await.unwrap();
    let db = Db::open(&settings).await.unwrap();
    let writer = FlowWriter::start(&db);
    for callers in callers {
        measure(&settings, &writer, callers).await;
    }
}

async fn measure(settings: &Settings, writer: &FlowWriter, callers: u64) {
    let seed = u64::try_from(now().0).unwrap();
    let started = std::time::Instant::now();
    let cpu = cpu_seconds();
    let tasks: Vec<_> =
        (0..callers).map(|caller| tokio::spawn(run(writer.clone(), seed + caller, started))).collect();
    let mut transitions = 0;
    for task in tasks {
        transitions += task.await.unwrap();
    }
    let (elapsed, cpu) = (started.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    let database = if matches!(settings, Settings::SqliteFile(_)) { "sqlite" } else { "postgres" };
    println!(
        "{{\"database\":\"{database}\",\"callers\":{callers},\"transitions_per_s\":{:.0},\"cpu_us_per_transition\":{:.1}}}",
        f64::from(transitions) / elapsed,
        cpu * 1e6 / f64::from(transitions)
    );
}

/// Flows of five transitions each, one after the other.
async fn run(writer: FlowWriter, seed: u64, started: std::time::Instant) -> u32 {
    let mut entropy = Entropy::from_number(seed);
    let organisation = Id::given("sample0organisation0000000");
    let state: Arc<str> = format!("{{\"state\":\"{}\"}}", "x".repeat(3_000)).into();
    let mut transitions = 0;
    while started.elapsed() < Duration::from_secs(SECONDS) {
        let flow = flow(&mut entropy, now(), &organisation, &state);
        let mut open = None;
        for seq in 0..6 {
            let commit = transition(&mut entropy, now(), &flow, seq, &mut open);
            writer.commit(commit).await.unwrap();
            transitions += 1;
        }
    }
    transitions
}

/// The real time, so that ids fall beside each other in the indexes as they do in a server.
fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Instant(i64::try_from(since.as_micros()).unwrap())
}

fn flow(entropy: &mut Entropy, now: Instant, organisation: &Id, state: &str) -> FlowRow {
    FlowRow {
        id: Id::new(now, entropy),
        organisation: organisation.clone(),
        access_group: Id::new(NOW, entropy),
        record: Id::new(now, entropy),
        template_key: "bench-onboarding5".into(),
        template_version: 1,
        name: "Sample flow".into(),
        owner: None,
        status: "running".into(),
        stage: Some("intake".into()),
        held_by: Some("us".into()),
        next_due_at: Some(now),
        wake_at: Some(now),
        seq: 0,
        started_at: now,
        ended_at: None,
        updated_at: now,
        state: state.to_owned(),
    }
}

fn transition(
    entropy: &mut Entropy,
    now: Instant,
    flow: &FlowRow,
    seq: i64,
    open: &mut Option<Id>,
) -> FlowCommit {
    let mut id = || Id::new(now, entropy);
    let log = LogEntry {
        command_id: id(),
        actor: "{\"key\":\"sample\"}".into(),
        at: now,
        events: format!("[\"{}\"]", "e".repeat(700)),
        hash: "h".repeat(64),
        previous_hash: "0".repeat(64),
    };
    let mut commit = FlowCommit::new(flow.clone(), seq, log);
    commit.flow.updated_at = now;
    commit.values = Some(format!("{{\"a\":\"{}\"}}", "v".repeat(200)));
    let closed = open.replace(id());
    commit.closures.extend(closed.map(|id| AssignmentClosure { id, outcome: None, closed_at: NOW }));
    commit.steps = (seq - 1..=seq).filter(|step| *step >= 0).map(|step| step_run(flow, step)).collect();
    let assignment = assignment(flow, seq, open.clone().unwrap(), id());
    commit.assignments.push(assignment);
    let mut outbox = OutboxRow::new(id(), flow.organisation.clone(), "mail.assignment", "{}".into(), now);
    outbox.flow = Some(flow.id.clone());
    commit.outbox.push(outbox);
    commit
}

fn step_run(flow: &FlowRow, step: i64) -> StepRun {
    StepRun {
        flow: flow.id.clone(),
        step_key: format!("s{step}"),
        attempt: 1,
        organisation: flow.organisation.clone(),
        stage: "intake".into(),
        kind: "form".into(),
        status: "open".into(),
        outcome: None,
        due_at: None,
        opened_at: NOW,
        closed_at: None,
    }
}

fn assignment(flow: &FlowRow, step: i64, id: Id, person: Id) -> Assignment {
    Assignment {
        id,
        organisation: flow.organisation.clone(),
        flow: flow.id.clone(),
        step_key: format!("s{step}"),
        attempt: 1,
        role: "client".into(),
        purpose: "act".into(),
        title: "Do it".into(),
        pool: None,
        person: Some(person),
        is_open: true,
        outcome: None,
        due_at: None,
        overdue_at: None,
        opened_at: NOW,
        picked_up_at: None,
        closed_at: None,
    }
}

/// User and system time of this process so far.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks / 100.0
}
