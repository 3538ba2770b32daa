//! `cargo xtask bench import`: how soon a table of records is looked through and written, and how long others wait
//! meanwhile.

mod arguments;

use super::{
    arguments::Database,
    caller::{Caller, Plan, Record},
    figures::Figures,
    http::{Broken, Connection},
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
use serde::Deserialize;
use std::{
    fmt::Write as _,
    path::Path,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// Nobody waits longer for either part.
const PATIENCE: Duration = Duration::from_secs(300);
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Callers work so long before, alone.
const ALONE: Duration = Duration::from_secs(5);

#[derive(Deserialize)]
struct Import {
    id: String,
    status: String,
    made: usize,
}

/// When each part began, by the watch of the plan.
struct Parts {
    began: Duration,
    uploaded: Duration,
    checked: Duration,
    done: Duration,
    made: usize,
}

pub fn run(words: &[String]) -> Outcome {
    let arguments = Arguments::parse(words)?;
    let program = server::build(arguments.release)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().during("starting")?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate()).during("listening for an end")?;
        tokio::select! {
            outcome = measure(&arguments, &program) => outcome,
            _ = tokio::signal::ctrl_c() => Err(Failure::new("interrupted")),
            _ = terminate.recv() => Err(Failure::new("ended from outside")),
        }
    })
}

async fn measure(arguments: &Arguments, program: &Path) -> Outcome {
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
    server::pause(ALONE).await;
    let parts = import(arguments, &plan).await?;
    plan.over.store(true, Ordering::Relaxed);
    let mut records = Vec::new();
    for caller in working {
        records.push(caller.await.during("a caller")??);
    }
    let peak = server.stop().await?;
    drop(cluster);
    report(arguments, &parts, &records, peak)
}

fn table(rows: usize) -> String {
    let mut text = "Name;E-Mail;Telefon;Tags\n".to_owned();
    for number in 0..rows {
        let _ = writeln!(text, "Client {number:06};c{number}@import.example;+49 30 {number:06};Imported");
    }
    text
}

async fn import(arguments: &Arguments, plan: &Plan) -> Outcome<Parts> {
    let table = table(arguments.rows);
    let mut connection = Connection::open(plan.address, &plan.key).await.map_err(broken)?;
    let began = plan.watch.elapsed();
    let path = "/api/v1/imports?kind=client";
    let answer = connection.post(path, "text/csv", None, table.as_bytes()).await.map_err(broken)?;
    let import: Import = serde_json::from_slice(&answer.expect(201)?.body).during("reading an import")?;
    let uploaded = plan.watch.elapsed();
    let path = format!("/api/v1/imports/{}", import.id);
    ask(&mut connection, &format!("{path}/check")).await?;
    wait_for(&mut connection, &path, "checked").await?;
    let checked = plan.watch.elapsed();
    ask(&mut connection, &format!("{path}/running")).await?;
    let made = wait_for(&mut connection, &path, "done").await?.made;
    Ok(Parts { began, uploaded, checked, done: plan.watch.elapsed(), made })
}

fn broken(broken: Broken) -> Failure {
    Failure::new(broken.to_string())
}

async fn ask(connection: &mut Connection, path: &str) -> Outcome {
    connection.post(path, "application/json", None, b"{}").await.map_err(broken)?.expect(200).map(drop)
}

async fn wait_for(connection: &mut Connection, path: &str, status: &str) -> Outcome<Import> {
    let watch = Stopwatch::start();
    while watch.elapsed() < PATIENCE {
        let answer = connection.get(path).await.map_err(broken)?;
        let import: Import = serde_json::from_slice(&answer.expect(200)?.body).during("reading an import")?;
        if import.status == status {
            return Ok(import);
        }
        server::pause(LOOK_EVERY).await;
    }
    Err(Failure::new(format!("the import was not {status} within five minutes")))
}

/// What was asked for between two moments.
fn during(records: &[Record], from: Duration, until: Duration) -> Figures {
    let all = records.iter().flat_map(|record| &record.latencies);
    let meanwhile = all.filter(|one| one.began >= from && one.began <= until).map(|one| one.micros);
    Figures::of(meanwhile.collect(), until.saturating_sub(from))
}

fn seconds(span: Duration) -> String {
    let millis = span.as_millis();
    format!("{}.{:03}", millis / 1_000, millis % 1_000)
}

/// One line of JSON, whose keys are fixed.
fn report(arguments: &Arguments, parts: &Parts, records: &[Record], peak: u64) -> Outcome {
    let alone = during(records, Duration::ZERO, parts.began);
    let meanwhile = during(records, parts.began, parts.done);
    say(&format!(
        "{{\"bench\":\"import\",\"database\":\"{}\",\"rows\":{},\"made\":{},\"upload_s\":{},\"check_s\":{},\
         \"run_s\":{},\"callers\":{},\"alone_p99_ms\":{},\"transitions_per_s\":{},\"p50_ms\":{},\"p99_ms\":{},\
         \"slowest_ms\":{},\"rss_mib\":{}}}",
        arguments.database,
        arguments.rows,
        parts.made,
        seconds(parts.uploaded - parts.began),
        seconds(parts.checked - parts.uploaded),
        seconds(parts.done - parts.checked),
        arguments.callers,
        alone.percentile(99),
        meanwhile.per_second(),
        meanwhile.percentile(50),
        meanwhile.percentile(99),
        meanwhile.percentile(100),
        peak.div_ceil(1024),
    ));
    match parts.made == arguments.rows {
        true => Ok(()),
        false => Err(Failure::new(format!("{} were made, expected {}", parts.made, arguments.rows))),
    }
}
