//! `cargo xtask bench tick`: how soon many deadlines that fall due at the same instant are handled, and how long others
//! wait meanwhile.

mod arguments;
mod counted;

use super::{
    arguments::Database,
    caller::{Caller, Plan, Record},
    figures::Figures,
    killer::Upness,
    mail, publish, server,
    server::Server,
};
use crate::{
    failure::{During as _, Failure, Outcome},
    postgres::Cluster,
    say,
    stopwatch::Stopwatch,
    temporary::TemporaryFolder,
};
use arguments::Arguments;
use counted::Counted;
use serde::Deserialize;
use std::{
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Arc, atomic::Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{
    process::Command,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// Flows due at once are made last; then the database is put in order and the server starts.
const DUE_IN_SECONDS: u64 = 75;
/// Callers begin so long before.
const WARM_UP: Duration = Duration::from_secs(3);
/// Nobody waits longer for the last of them.
const PATIENCE: Duration = Duration::from_secs(120);
const LOOK_EVERY: Duration = Duration::from_millis(50);

#[derive(Deserialize)]
struct Seeded {
    /// Microseconds since 1970.
    due_at: u64,
}

pub fn run(words: &[String]) -> Outcome {
    let arguments = Arguments::parse(words)?;
    let program = server::build(arguments.release)?;
    let seed = match std::env::var_os("BATON_SEED") {
        Some(seed) => PathBuf::from(seed),
        None => server::build_package("seed", "seed", arguments.release)?,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().during("starting")?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate()).during("listening for an end")?;
        tokio::select! {
            outcome = measure(&arguments, &program, &seed) => outcome,
            _ = tokio::signal::ctrl_c() => Err(Failure::new("interrupted")),
            _ = terminate.recv() => Err(Failure::new("ended from outside")),
        }
    })
}

async fn measure(arguments: &Arguments, program: &Path, seed: &Path) -> Outcome {
    let cluster = match arguments.database {
        Database::Postgres => Some(Cluster::start(true)?),
        Database::Sqlite => None,
    };
    let data = TemporaryFolder::new("bench")?;
    let url = cluster.as_ref().map(|cluster| cluster.url("postgres"));
    let watch = Stopwatch::start();
    let due_at = make(arguments, seed, data.path(), url.as_deref()).await?;
    eprintln!("{} flows made in {} s", arguments.flows, watch.elapsed().as_secs());
    let mail = mail::discard().await?;
    let metrics = counted::free_address()?;
    let more = ["--metrics-listen", &metrics.to_string()];
    let mut server = Server::start(program, data.path(), url, mail.port, &more).await?;
    let key = server.make_key().await?;
    publish(&server, &key).await?;
    let counted = Counted::open(metrics).await?;
    let before = counted.told().await?;

    let left = until(due_at).checked_sub(WARM_UP);
    let left = left.ok_or_else(|| Failure::new("seeding took so long that the flows were due before"))?;
    server::pause(left).await;
    let (_upness, up) = watch::channel(Upness::Up);
    let plan = Plan {
        address: server.address,
        key,
        watch: Stopwatch::start(),
        end: Duration::MAX,
        upness: up,
        kills: false,
        over: Arc::default(),
    };
    let working: Vec<_> =
        (0..arguments.callers).map(|number| tokio::spawn(Caller::new(number, plan.clone()).work())).collect();
    server::pause(until(due_at)).await;
    let began = plan.watch.elapsed();
    let took = wait_for(&counted, before + arguments.due as u64).await?;
    plan.over.store(true, Ordering::Relaxed);
    let mut records = Vec::new();
    for caller in working {
        records.push(caller.await.during("a caller")??);
    }
    let told = counted.told().await? - before;
    let peak = server.stop().await?;
    drop(cluster);
    report(arguments, took, told, &during(&records, began, began + took), peak)
}

async fn make(arguments: &Arguments, seed: &Path, data: &Path, database: Option<&str>) -> Outcome<u64> {
    let mut command = Command::new(seed);
    command.arg("--data").arg(data).args(["--waiting", &arguments.flows.to_string()]);
    command.args(["--due", &arguments.due.to_string(), "--due-in", &DUE_IN_SECONDS.to_string()]);
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    let output = command.stderr(Stdio::inherit()).kill_on_drop(true).output().await.during("seeding")?;
    if !output.status.success() {
        return Err(Failure::new("the flows could not be made"));
    }
    let seeded: Seeded = serde_json::from_slice(&output.stdout).during("reading what was seeded")?;
    Ok(seeded.due_at)
}

/// How long until an instant of the real clock, which the server goes by.
#[expect(clippy::disallowed_methods, reason = "deadlines fall due by the clock on the wall")]
fn until(micros: u64) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Duration::from_micros(micros).saturating_sub(now)
}

/// From the due instant until all were told.
async fn wait_for(counted: &Counted, wanted: u64) -> Outcome<Duration> {
    let watch = Stopwatch::start();
    while watch.elapsed() < PATIENCE {
        if counted.told().await? >= wanted {
            return Ok(watch.elapsed());
        }
        server::pause(LOOK_EVERY).await;
    }
    Err(Failure::new("not all that was due was handled within two minutes"))
}

/// Completions asked for while deadlines were handled.
fn during(records: &[Record], from: Duration, until: Duration) -> Figures {
    let all = records.iter().flat_map(|record| &record.latencies);
    let meanwhile = all.filter(|one| one.began >= from && one.began <= until).map(|one| one.micros);
    Figures::of(meanwhile.collect(), until.saturating_sub(from))
}

/// One line of JSON, whose keys are fixed.
fn report(arguments: &Arguments, took: Duration, told: u64, callers: &Figures, peak: u64) -> Outcome {
    let millis = took.as_millis();
    say(&format!(
        "{{\"bench\":\"tick\",\"database\":\"{}\",\"flows\":{},\"due\":{},\"fired\":{told},\"seconds\":{}.{:03},\
         \"callers\":{},\"transitions_per_s\":{},\"p50_ms\":{},\"p99_ms\":{},\"rss_mib\":{}}}",
        arguments.database,
        arguments.flows,
        arguments.due,
        millis / 1_000,
        millis % 1_000,
        arguments.callers,
        callers.per_second(),
        callers.percentile(50),
        callers.percentile(99),
        peak.div_ceil(1024),
    ));
    match told == arguments.due as u64 {
        true => Ok(()),
        false => Err(Failure::new(format!("{told} were handled, expected {}", arguments.due))),
    }
}
