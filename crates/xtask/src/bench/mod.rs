//! `cargo xtask bench onboarding5`: how many durable transitions a server makes, and that it loses none.
//! `cargo xtask bench pages`: how long pages take where many flows are stored.
//! `cargo xtask bench tick`: how soon ten thousand deadlines that fall due at once are handled.
//! `cargo xtask bench import`: how soon a table of records comes in, and how long others wait meanwhile.
//! The client shares the machine with the server, so it runs on one thread and does little.

mod arguments;
mod caller;
mod compare;
mod figures;
mod http;
mod import;
mod killer;
mod mail;
mod pages;
mod server;
mod tick;

use crate::{
    failure::{During as _, Failure, Outcome},
    postgres::Cluster,
    say,
    stopwatch::Stopwatch,
    temporary::TemporaryFolder,
};
use arguments::{Arguments, Database};
use caller::{Caller, Plan, Record};
use figures::Figures;
use killer::Upness;
use server::Server;
pub use server::build;
use std::{path::Path, sync::Arc, time::Duration};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

const TEMPLATE: &str = "bench-onboarding5";

pub fn run(words: &[String]) -> Outcome {
    if let Some((name, flags)) = words.split_first()
        && name == "pages"
    {
        return pages::run(flags);
    }
    if let Some((name, flags)) = words.split_first()
        && name == "import"
    {
        return import::run(flags);
    }
    if let Some((name, flags)) = words.split_first()
        && name == "tick"
    {
        return tick::run(flags);
    }
    let arguments = Arguments::parse(words)?;
    let program = server::build(arguments.release)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().during("starting")?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate()).during("listening for an end")?;
        for callers in &arguments.callers {
            tokio::select! {
                outcome = measure(&arguments, *callers, &program) => outcome?,
                _ = tokio::signal::ctrl_c() => return Err(Failure::new("interrupted")),
                _ = terminate.recv() => return Err(Failure::new("ended from outside")),
            }
        }
        Ok(())
    })
}

/// One run on a fresh store, from start to its line of figures.
async fn measure(arguments: &Arguments, callers: usize, program: &Path) -> Outcome {
    let cluster = match arguments.database {
        Database::Postgres => Some(Cluster::start(true)?),
        Database::Sqlite => None,
    };
    let data = TemporaryFolder::new("bench")?;
    let url = cluster.as_ref().map(|cluster| cluster.url("postgres"));
    let mail = mail::discard().await?;
    let mut server = Server::start(program, data.path(), url, mail.port, &[]).await?;
    let key = server.make_key().await?;
    publish(&server, &key).await?;
    let disk = || disk_bytes(cluster.as_ref(), data.path());
    let disk_before = disk()?;

    let (upness, watched) = watch::channel(Upness::Up);
    let watch = Stopwatch::start();
    let plan = Plan {
        address: server.address,
        key: key.clone(),
        watch,
        end: arguments.duration,
        upness: watched,
        kills: arguments.kills > 0,
        over: Arc::default(),
    };
    let working: Vec<_> =
        (0..callers).map(|number| tokio::spawn(Caller::new(number, plan.clone()).work())).collect();
    killer::kill(&mut server, arguments, watch, &upness).await?;
    let mut records = Vec::new();
    for caller in working {
        records.push(caller.await.during("a caller")??);
    }
    let seconds = watch.elapsed();

    let lost = compare::lost(&plan, &records).await?;
    let peak = server.stop().await?;
    let grown = disk()?.saturating_sub(disk_before);
    drop(cluster);
    report(arguments, callers, seconds, &Run { records, lost, peak, grown, mails: mail.taken() })
}

struct Run {
    records: Vec<Record>,
    lost: u64,
    /// Most memory the server ever had, in KiB.
    peak: u64,
    /// Bytes on disk more than before.
    grown: u64,
    mails: u64,
}

fn report(arguments: &Arguments, callers: usize, seconds: Duration, run: &Run) -> Outcome {
    let flows: u64 = run.records.iter().map(|record| record.flows()).sum();
    let latencies =
        run.records.iter().flat_map(|record| record.latencies.iter().map(|one| one.micros)).collect();
    let figures = Figures::of(latencies, seconds);
    say(&figures.line(
        &arguments.database.to_string(),
        callers,
        run.peak,
        run.grown / flows.max(1),
        run.lost,
    ));
    eprintln!("{flows} flows begun, {} mails taken, {} kills", run.mails, arguments.kills);
    match run.lost {
        0 => Ok(()),
        lost => Err(Failure::new(format!("{lost} acknowledged transitions are lost"))),
    }
}

async fn publish(server: &Server, key: &str) -> Outcome {
    let path = crate::repository::root()?.join(format!("templates/{TEMPLATE}.yaml"));
    let source = std::fs::read(&path).during(&path.display().to_string())?;
    let mut connection = http::Connection::open(server.address, key).await.during("connecting")?;
    let created = connection.post("/api/v1/templates", "application/yaml", None, &source).await;
    created.during("creating the template")?.expect(201)?;
    let publication = format!("/api/v1/templates/{TEMPLATE}/publication");
    let published = connection.post(&publication, "application/json", None, b"{}").await;
    published.during("publishing the template")?.expect(201)?;
    Ok(())
}

fn disk_bytes(cluster: Option<&Cluster>, data: &Path) -> Outcome<u64> {
    match cluster {
        Some(cluster) => {
            let bytes = cluster.ask("postgres", "SELECT pg_database_size(current_database())")?;
            bytes.parse().during("reading the size of the database")
        }
        None => folder_bytes(data).during("measuring the data folder"),
    }
}

fn folder_bytes(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        bytes += if metadata.is_dir() { folder_bytes(&entry.path())? } else { metadata.len() };
    }
    Ok(bytes)
}
