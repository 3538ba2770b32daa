//! The flow writer: who wins, who loses, and that nobody else is touched. On both databases.

use crate::samples::{NOW, Samples};
use futures::future::join_all;
use model::Id;
use store::{
    CommitError, Db, DbError, FlowCommit, FlowWriter, Settings, Viewer, assignments, drafts, files, flows,
    idempotency, links, messages, records,
    writer::{AssignmentClosure, FileKept},
};
use testkit::TestDatabase;

async fn seq(db: &Db, viewer: &Viewer, flow: &Id) -> Option<i64> {
    flows::load(db, viewer, flow).await.unwrap().map(|flow| flow.seq)
}

async fn log_length(db: &Db, viewer: &Viewer, flow: &Id) -> usize {
    flows::log(db, viewer, flow, 0, 1_000).await.unwrap().len()
}

#[tokio::test]
async fn a_start_writes_everything_that_belongs_to_it() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(1));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        let (start, assignment) = full_start(&mut samples);
        let (flow, person) = (start.flow.id.clone(), start.people[0].clone());
        let uploaded = samples.file(&assignment);
        let draft = drafts::Draft {
            draft_of: assignment.clone(),
            person: person.id.as_str().into(),
            place: String::new(),
            organisation: samples.organisation.clone(),
            entries: "{}".into(),
            updated_at: NOW,
        };
        db.transact(vec![files::insert(uploaded.clone()), drafts::put(draft)]).await.unwrap();
        let mut start = start;
        let kept =
            FileKept { id: uploaded.id.clone(), step_key: None, attempt: None, audience: "all".into() };
        start.files_kept.push(kept);
        start.drafts_deleted.push(assignment.clone());

        assert_eq!(writer.commit(start.clone()).await.unwrap().seq, 1);

        let loaded = flows::load(db, &viewer, &flow).await.unwrap().unwrap();
        assert_eq!(
            (loaded.seq, loaded.state.as_str(), loaded.next_due_at),
            (1, "{}", Some(NOW.plus_days(1)))
        );
        let log = flows::log(db, &viewer, &flow, 0, 10).await.unwrap();
        assert_eq!((log.len(), log[0].seq, &log[0].hash), (1, 1, &start.log.hash));
        assert_eq!(flows::values(db, &viewer, &flow, 0, 10).await.unwrap()[0].entries, "{\"a\":1}");
        assert_eq!(assignments::of_flow(db, &viewer, &flow).await.unwrap(), start.assignments);
        assert_eq!(flows::steps(db, &viewer, &flow).await.unwrap(), start.steps);
        assert_eq!(messages::of_flow(db, &viewer, &flow, None).await.unwrap(), start.messages);
        assert_eq!(links::of_flow(db, &viewer, &flow).await.unwrap(), start.links);
        assert_eq!(
            records::get(db, &viewer, &start.flow.record).await.unwrap().as_ref(),
            start.records.first()
        );
        let contacts = records::contacts(db, &viewer, &start.flow.record).await.unwrap();
        assert_eq!((contacts[0].name.as_str(), &contacts[0].person), ("Ada", &person.id));
        let answer = idempotency::get(db, &viewer, "key 1", "first").await.unwrap();
        assert_eq!(answer, start.answer);
        assert!(drafts::newest(db, &viewer, &assignment, person.id.as_str()).await.unwrap().is_none());
        let files = files::of_flow(db, &viewer, &flow).await.unwrap();
        assert_eq!((files.len(), files[0].state, &files[0].draft_of), (1, files::FileState::Kept, &None));
        let outbox = store::outbox::recent(db, &viewer).await.unwrap();
        assert_eq!(outbox, start.outbox);
    }
}

fn full_start(samples: &mut Samples) -> (FlowCommit, Id) {
    let mut start = samples.start("Full");
    let (flow, record) = (start.flow.id.clone(), start.flow.record.clone());
    let person = samples.person("Ada");
    let assignment = samples.assignment(&flow, Some(&person.id), None);
    start.flow.next_due_at = Some(NOW.plus_days(1));
    start.values = Some("{\"a\":1}".into());
    start.steps.push(samples.step(&flow, "check"));
    start.outbox.push(samples.outbox(&flow));
    start.links.push(samples.link(&flow, Some(&assignment.id), &person.id));
    start.messages.push(messages::Message {
        id: samples.id(),
        organisation: samples.organisation.clone(),
        flow,
        thread: "client".into(),
        author: None,
        author_name: "Sample Ltd".into(),
        body: "Welcome".into(),
        created_at: NOW,
    });
    start.answer = Some(idempotency::Answer {
        organisation: samples.organisation.clone(),
        actor: "key 1".into(),
        key: "first".into(),
        route: "POST /flows".into(),
        body_hash: "hash".into(),
        status: 201,
        answer: "{}".into(),
        expires_at: NOW.plus_days(8),
    });
    start.contacts.push(records::Contact {
        id: samples.id(),
        organisation: samples.organisation.clone(),
        record,
        person: person.id.clone(),
        role: None,
        is_primary: true,
        created_at: NOW,
    });
    start.people.push(person);
    let id = assignment.id.clone();
    start.assignments.push(assignment);
    (start, id)
}

#[tokio::test]
async fn a_loser_in_the_middle_of_a_batch_touches_nobody() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(2));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        let starts: Vec<_> = (0..9).map(|number| samples.start(&format!("Flow {number}"))).collect();
        for start in &starts {
            writer.commit(start.clone()).await.unwrap();
        }
        // All at once, so that they share a batch; number 4 was decided on a state that is not there.
        let commits: Vec<_> = starts
            .iter()
            .enumerate()
            .map(|(number, start)| {
                let mut commit = samples.commit(&start.flow, if number == 4 { 7 } else { 1 });
                commit.outbox.push(samples.outbox(&start.flow.id));
                commit
            })
            .collect();
        let answers = join_all(commits.iter().map(|commit| writer.commit(commit.clone()))).await;

        for (number, (commit, answer)) in commits.iter().zip(answers).enumerate() {
            let flow = &commit.flow.id;
            let expected = if number == 4 { Err(CommitError::Lost) } else { Ok(2) };
            assert_eq!(answer.map(|committed| committed.seq), expected);
            assert_eq!(seq(db, &viewer, flow).await, Some(if number == 4 { 1 } else { 2 }));
        }
        assert_eq!(store::outbox::recent(db, &viewer).await.unwrap().len(), 8);
    }
}

#[tokio::test]
async fn a_failed_statement_undoes_its_flow_and_no_other() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(3));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        let mut starts: Vec<_> = (0..5).map(|number| samples.start(&format!("Flow {number}"))).collect();
        // The last statement written for this flow meets a key that is taken.
        let taken = samples.outbox(&starts[0].flow.id);
        starts[0].outbox.push(taken.clone());
        writer.commit(starts[0].clone()).await.unwrap();
        starts[2].outbox.push(taken);
        let answers = join_all(starts[1..].iter().map(|start| writer.commit(start.clone()))).await;

        for (start, answer) in starts[1..].iter().zip(answers) {
            let at_fault = !start.outbox.is_empty();
            let unique = CommitError::Db(DbError::Unique { table: "outbox".into() });
            assert_eq!(answer.err(), at_fault.then_some(unique));
            assert_eq!(log_length(db, &viewer, &start.flow.id).await, usize::from(!at_fault));
            assert_eq!(seq(db, &viewer, &start.flow.id).await, (!at_fault).then_some(1));
            let record = records::get(db, &viewer, &start.flow.record).await.unwrap();
            assert_eq!(record.is_some(), !at_fault);
        }
    }
}

#[tokio::test]
async fn two_nodes_on_one_flow_take_turns() {
    for database in TestDatabase::each().await {
        let other = Db::open(&database.settings).await.unwrap();
        let (db, mut samples) = (&database.db, Samples::new(4));
        let (viewer, nodes) = (samples.viewer(), [FlowWriter::start(db), FlowWriter::start(&other)]);
        let starts: Vec<_> = (0..20).map(|number| samples.start(&format!("Flow {number}"))).collect();
        for start in &starts {
            nodes[0].commit(start.clone()).await.unwrap();
        }
        let mut commits = Vec::new();
        for start in &starts {
            for node in &nodes {
                commits.push((node, samples.commit(&start.flow, 1)));
            }
        }
        let answers = join_all(commits.iter().map(|(node, commit)| node.commit(commit.clone()))).await;
        for (pair, start) in answers.chunks(2).zip(&starts) {
            let won = pair.iter().filter(|answer| answer.is_ok()).count();
            let lost = pair.iter().filter(|answer| **answer == Err(CommitError::Lost)).count();
            assert_eq!((won, lost), (1, 1), "{pair:?}");
            assert_eq!(seq(db, &viewer, &start.flow.id).await, Some(2));
            assert_eq!(log_length(db, &viewer, &start.flow.id).await, 2);
        }
    }
}

#[tokio::test]
async fn who_is_held_up_holds_up_no_other() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let Settings::Postgres(url) = &database.settings else { return };
    let (db, mut samples) = (&database.db, Samples::new(6));
    let writer = FlowWriter::start(db);
    let starts = ["Held", "Free"].map(|name| samples.start(name));
    for start in &starts {
        writer.commit(start.clone()).await.unwrap();
    }
    let [held, free] = starts.each_ref().map(|start| samples.commit(&start.flow, 1));
    let [holding, looking] = [from_elsewhere(url).await, from_elsewhere(url).await];
    let hold = format!("BEGIN; SELECT 1 FROM flow_state WHERE flow_id = '{}' FOR UPDATE", held.flow.id);
    holding.batch_execute(&hold).await.unwrap();
    let slow = tokio::spawn({
        let writer = writer.clone();
        async move { writer.commit(held).await }
    });
    let waits = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while looking.query_one(waits, &[]).await.unwrap().get::<_, i64>(0) == 0 {}
    writer.commit(free).await.unwrap();
    assert!(!slow.is_finished());
    holding.batch_execute("COMMIT").await.unwrap();
    slow.await.unwrap().unwrap();
}

async fn from_elsewhere(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

#[tokio::test]
async fn one_flow_is_never_twice_in_a_batch() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(5));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        let start = samples.start("Busy");
        let commits: Vec<_> = (0..10).map(|seq| samples.commit(&start.flow, seq)).collect();
        let mut commits = commits;
        commits[0].records.clone_from(&start.records);
        // Queued together and in order, each decided on the one before.
        let answers = join_all(commits.iter().map(|commit| writer.commit(commit.clone()))).await;
        let seqs: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().seq).collect();
        assert_eq!(seqs, (1..=10).collect::<Vec<_>>());
        assert_eq!(seq(db, &viewer, &start.flow.id).await, Some(10));
    }
}

#[tokio::test]
async fn the_same_command_twice_is_written_once() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(6));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        let start = samples.start("Once");
        writer.commit(start.clone()).await.unwrap();
        assert_eq!(writer.commit(start.clone()).await, Err(CommitError::Lost));
        // Decided anew on the state after, but the command is in the log.
        let mut again = samples.commit(&start.flow, 1);
        again.log.command_id = start.log.command_id.clone();
        assert_eq!(writer.commit(again).await, Err(CommitError::Lost));
        let found = flows::command(db, &viewer, &start.flow.id, &start.log.command_id).await.unwrap();
        assert_eq!(found.map(|row| row.seq), Some(1));
        assert_eq!(log_length(db, &viewer, &start.flow.id).await, 1);
    }
}

#[tokio::test]
async fn assignments_and_steps_change_and_close() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(7));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        let mut start = samples.start("Changing");
        let flow = start.flow.id.clone();
        let person = samples.id();
        let pool = samples.id();
        let held = samples.assignment(&flow, None, Some(&pool));
        let closed = samples.assignment(&flow, Some(&person), None);
        start.assignments = vec![held.clone(), closed.clone()];
        start.steps = vec![samples.step(&flow, "check")];
        writer.commit(start.clone()).await.unwrap();

        let mut next = samples.commit(&start.flow, 1);
        let mut picked_up = held.clone();
        picked_up.person = Some(person);
        picked_up.picked_up_at = Some(NOW.plus_seconds(5));
        let brief = samples.assignment(&flow, None, None);
        next.assignments = vec![held.clone(), picked_up.clone(), brief.clone()];
        let closure = |id: &Id| AssignmentClosure {
            id: id.clone(),
            outcome: Some("done".into()),
            closed_at: NOW.plus_seconds(6),
        };
        next.closures = vec![closure(&closed.id), closure(&brief.id)];
        let mut step = samples.step(&flow, "check");
        step.status = "done".into();
        step.opened_at = NOW.plus_days(9);
        next.steps = vec![samples.step(&flow, "check"), step];
        writer.commit(next).await.unwrap();

        let rows = assignments::of_flow(db, &viewer, &flow).await.unwrap();
        assert_eq!(rows[0], picked_up);
        for row in &rows[1..] {
            let ends = (row.is_open, row.outcome.as_deref(), row.closed_at);
            assert_eq!(ends, (false, Some("done"), Some(NOW.plus_seconds(6))));
        }
        assert_eq!(rows[1].person, closed.person);
        let steps = flows::steps(db, &viewer, &flow).await.unwrap();
        assert_eq!((steps.len(), steps[0].status.as_str(), steps[0].opened_at), (1, "done", NOW));
    }
}

#[tokio::test]
async fn a_start_of_another_organisation_cannot_go_on_with_a_flow() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(8));
        let writer = FlowWriter::start(db);
        let start = samples.start("Ours");
        writer.commit(start.clone()).await.unwrap();
        let mut foreign = samples.commit(&start.flow, 1);
        foreign.flow.organisation = samples.id();
        assert_eq!(writer.commit(foreign).await, Err(CommitError::Lost));
    }
}
