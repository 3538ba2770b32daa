//! The connection to PostgreSQL cut around a commit, through a small proxy that does the cutting.

use crate::samples::{NOW, Samples};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};
use store::{CommitError, Db, DbError, FlowWriter, Settings, flows, organisations};
use testkit::TestDatabase;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf, tcp::OwnedWriteHalf},
};

/// Where the proxy cuts, once, when the marker passes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// The server never hears of it.
    Request,
    /// The server has done it, the client never hears.
    Reply,
    /// As `Reply`, and no connection is let through afterwards.
    ReplyAndAfter,
}

#[derive(Default)]
struct Plan {
    armed: Mutex<Option<(String, Cut)>>,
    closed: AtomicBool,
    cuts: Mutex<u32>,
}

struct Proxy {
    plan: Arc<Plan>,
    settings: Settings,
}

impl Proxy {
    async fn before(database: &TestDatabase) -> Self {
        let Settings::Postgres(url) = &database.settings else { panic!("a PostgreSQL database") };
        let (before, rest) = url.split_once('@').unwrap();
        let (server, name) = rest.split_once('/').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let plan = Arc::new(Plan::default());
        tokio::spawn(accept(listener, server.to_owned(), Arc::clone(&plan)));
        Self { plan, settings: Settings::Postgres(format!("{before}@{address}/{name}")) }
    }

    fn arm(&self, marker: &str, cut: Cut) {
        *self.plan.armed.lock().unwrap() = Some((marker.to_owned(), cut));
    }

    fn cuts(&self) -> u32 {
        *self.plan.cuts.lock().unwrap()
    }
}

async fn accept(listener: TcpListener, server: String, plan: Arc<Plan>) {
    while let Ok((client, _)) = listener.accept().await {
        if plan.closed.load(Ordering::SeqCst) {
            continue;
        }
        let server = TcpStream::connect(&server).await.unwrap();
        tokio::spawn(relay(client, server, Arc::clone(&plan)));
    }
}

async fn relay(client: TcpStream, server: TcpStream, plan: Arc<Plan>) {
    let (client_read, client_write) = client.into_split();
    let (server_read, server_write) = server.into_split();
    let cut_reply = AtomicBool::new(false);
    // Whichever side ends first takes both connections down.
    tokio::select! {
        () = requests(client_read, server_write, &plan, &cut_reply) => {}
        () = replies(server_read, client_write, &cut_reply) => {}
    }
}

async fn requests(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, plan: &Plan, cut_reply: &AtomicBool) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut bytes).await {
        match cut_for(plan, &bytes[..length]) {
            Some(Cut::Request) => return,
            Some(cut) => {
                cut_reply.store(true, Ordering::SeqCst);
                plan.closed.store(cut == Cut::ReplyAndAfter, Ordering::SeqCst);
            }
            None => {}
        }
        to.write_all(&bytes[..length]).await.unwrap();
    }
}

fn cut_for(plan: &Plan, bytes: &[u8]) -> Option<Cut> {
    let mut armed = plan.armed.lock().unwrap();
    let (marker, cut) = armed.as_ref()?;
    let cut = *cut;
    if !bytes.windows(marker.len()).any(|window| window == marker.as_bytes()) {
        return None;
    }
    *armed = None;
    *plan.cuts.lock().unwrap() += 1;
    Some(cut)
}

async fn replies(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, cut_reply: &AtomicBool) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut bytes).await {
        // The server answers a commit after it is done.
        if cut_reply.load(Ordering::SeqCst) || to.write_all(&bytes[..length]).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_commit_cut_off_is_written_once_and_answered_truly() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let proxy = Proxy::before(&database).await;
    let mut samples = Samples::new(20);
    let viewer = samples.viewer();
    let cut_db = Db::open(&proxy.settings).await.unwrap();
    let writer = FlowWriter::start(&cut_db);
    let start = samples.start("Warm");
    writer.commit(start.clone()).await.unwrap();

    for (expected_seq, cut) in [(1, Cut::Request), (2, Cut::Reply), (3, Cut::Request), (4, Cut::Reply)] {
        let mut commit = samples.commit(&start.flow, expected_seq);
        commit.log.events = format!("[\"marker {expected_seq}\"]");
        commit.outbox.push(samples.outbox(&start.flow.id));
        proxy.arm(&commit.log.events, cut);
        assert_eq!(writer.commit(commit.clone()).await.map(|done| done.seq), Ok(expected_seq + 1));
        let row =
            flows::command(&database.db, &viewer, &start.flow.id, &commit.log.command_id).await.unwrap();
        assert_eq!(row.map(|row| row.seq), Some(expected_seq + 1));
    }
    assert_eq!(proxy.cuts(), 4);
    assert_eq!(store::outbox::recent(&database.db, &viewer).await.unwrap().len(), 4);
}

#[tokio::test]
async fn a_loser_stays_a_loser_when_cut_off() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let proxy = Proxy::before(&database).await;
    let mut samples = Samples::new(21);
    let cut_db = Db::open(&proxy.settings).await.unwrap();
    let writer = FlowWriter::start(&cut_db);
    let start = samples.start("Warm");
    writer.commit(start.clone()).await.unwrap();
    writer.commit(samples.commit(&start.flow, 1)).await.unwrap();

    let mut late = samples.commit(&start.flow, 1);
    late.log.events = "[\"too late\"]".into();
    proxy.arm(&late.log.events, Cut::Reply);
    assert_eq!(writer.commit(late).await, Err(CommitError::Lost));
    assert_eq!(proxy.cuts(), 1);
}

#[tokio::test]
async fn where_nobody_can_ask_the_command_id_tells_later() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let proxy = Proxy::before(&database).await;
    let mut samples = Samples::new(22);
    let viewer = samples.viewer();
    let cut_db = Db::open(&proxy.settings).await.unwrap();
    let writer = FlowWriter::start(&cut_db);
    let start = samples.start("Warm");
    writer.commit(start.clone()).await.unwrap();

    let mut commit = samples.commit(&start.flow, 1);
    commit.log.events = "[\"last words\"]".into();
    proxy.arm(&commit.log.events, Cut::ReplyAndAfter);
    let answer = writer.commit(commit.clone()).await;
    assert!(matches!(answer, Err(CommitError::Db(DbError::Unavailable(_)))), "{answer:?}");
    let next = writer.commit(samples.commit(&start.flow, 2)).await;
    assert!(matches!(next, Err(CommitError::Db(DbError::Unavailable(_)))), "{next:?}");
    let row = flows::command(&database.db, &viewer, &start.flow.id, &commit.log.command_id).await.unwrap();
    assert_eq!(row.map(|row| row.hash), Some(commit.log.hash));
}

#[tokio::test]
async fn a_transaction_cut_at_its_commit_says_that_nobody_knows() {
    let Some(database) = TestDatabase::postgres().await else { return };
    for (number, cut, written) in [(23, Cut::Request, false), (24, Cut::Reply, true)] {
        let proxy = Proxy::before(&database).await;
        let samples = Samples::new(number);
        let cut_db = Db::open(&proxy.settings).await.unwrap();
        let (mut organisation, everyone) = samples.organisation();
        organisation.slug = format!("sample {number}");
        organisation.created_at = NOW;
        proxy.arm("COMMIT\0", cut);
        let answer = cut_db.transact(organisations::insert(organisation, everyone)).await;
        assert!(matches!(answer, Err(DbError::Unavailable(_))), "{answer:?}");
        let found = organisations::get(&database.db, &samples.viewer()).await.unwrap();
        assert_eq!(found.is_some(), written);
        // The next caller gets a new connection.
        cut_db.ping().await.unwrap();
    }
}
