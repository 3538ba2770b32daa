//! `cargo xtask bench pages`: how long each page takes and how many statements it sends, with many flows stored and
//! several clients at once, who never pause unless told to. Times are the server's own, from the request to the page (`Server-Timing`).
//! What was just stored is first brought to the state of a database that has been in use: PostgreSQL has vacuumed and
//! analyzed it and written it out, and the server has done what a start leaves it to do.

mod arguments;
mod asked;
mod client;
mod measured;
mod seeded;

use super::{arguments::Database, mail, server, server::Server};
use crate::{
    failure::{During as _, Failure, Outcome},
    postgres::Cluster,
    say,
    stopwatch::Stopwatch,
    temporary::TemporaryFolder,
};
use arguments::Arguments;
use asked::{Page, pages};
use client::{Client, sign_in};
use measured::Measured;
use seeded::Seeded;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::signal::unix::{SignalKind, signal};

/// Requests of each client that do not count: connections open, statements are prepared, templates are read.
const WARM_UP: usize = 30;

/// A server at rest uses no more of a second than this, in hundredths.
const REST_MAX: u64 = 3;
/// As many seconds of rest end the waiting.
const REST_SECONDS: usize = 3;
const REST_SECONDS_MAX: usize = 180;

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
    let seeded = Arc::new(seeded::seed(seed, data.path(), url.as_deref(), arguments.flows).await?);
    if let Some(cluster) = &cluster {
        cluster.ask("postgres", "VACUUM ANALYZE")?;
        cluster.ask("postgres", "CHECKPOINT")?;
    }
    eprintln!("{} flows made in {} s", arguments.flows, watch.elapsed().as_secs());
    let mail = mail::discard().await?;
    let mut server = Server::start(program, data.path(), url, mail.port, &["--timings"]).await?;
    rest(&server).await?;
    let mut cookies = Vec::new();
    for number in 0..arguments.clients {
        cookies.push(sign_in(server.address, &seeded, number).await?);
    }
    let mut lines = Vec::new();
    for page in pages().into_iter().filter(|page| arguments.wants(page.name)) {
        let measured = one(arguments, &server, &seeded, &cookies, page).await?;
        eprintln!("{measured}");
        lines.push(measured);
    }
    let peak = server.stop().await?;
    drop(cluster);
    report(arguments, &lines, peak)
}

/// Waits until the server is at rest: members who were added shortly before its start are told to flows once more.
async fn rest(server: &Server) -> Outcome {
    let mut rested = 0;
    for _ in 0..REST_SECONDS_MAX {
        let used = server.used_hundredths();
        server::pause(Duration::from_secs(1)).await;
        rested = if server.used_hundredths() - used <= REST_MAX { rested + 1 } else { 0 };
        if rested == REST_SECONDS {
            return Ok(());
        }
    }
    Err(Failure::new("the server does not come to rest"))
}

/// All clients ask for one page, over and over.
async fn one(
    arguments: &Arguments,
    server: &Server,
    seeded: &Arc<Seeded>,
    cookies: &[String],
    page: Page,
) -> Outcome<Measured> {
    let mut clients = Vec::new();
    for (number, cookie) in cookies.iter().enumerate() {
        clients.push(Client::open(server.address, cookie, page, Arc::clone(seeded), number).await?);
    }
    let seconds = Duration::from_secs(arguments.seconds);
    let (warm, _) = go(clients, Until::Count(WARM_UP), Duration::ZERO).await?;
    let used = server.used_hundredths();
    let (_, answers) = go(warm, Until::Passed(seconds), Duration::from_millis(arguments.pause)).await?;
    Ok(Measured::of(page.name, answers, server.used_hundredths() - used))
}

#[derive(Clone, Copy)]
enum Until {
    Count(usize),
    Passed(Duration),
}

async fn go(
    clients: Vec<Client>,
    until: Until,
    pause: Duration,
) -> Outcome<(Vec<Client>, Vec<client::Timed>)> {
    let watch = Stopwatch::start();
    let working: Vec<_> =
        clients.into_iter().map(|client| tokio::spawn(work(client, until, watch, pause))).collect();
    let (mut clients, mut answers) = (Vec::new(), Vec::new());
    for client in working {
        let (client, of_client) = client.await.during("a client")??;
        clients.push(client);
        answers.extend(of_client);
    }
    Ok((clients, answers))
}

async fn work(
    mut client: Client,
    until: Until,
    watch: Stopwatch,
    pause: Duration,
) -> Outcome<(Client, Vec<client::Timed>)> {
    let mut answers = Vec::new();
    loop {
        let is_over = match until {
            Until::Count(count) => answers.len() >= count,
            Until::Passed(time) => watch.elapsed() >= time,
        };
        if is_over {
            return Ok((client, answers));
        }
        answers.push(client.ask().await?);
        if !pause.is_zero() {
            server::pause(pause).await;
        }
    }
}

/// One line of JSON, whose keys are fixed. A page of one flow may send more for what that flow has, within `queries_min`
/// and `queries`; a list always sends the same.
fn report(arguments: &Arguments, lines: &[Measured], peak: u64) -> Outcome {
    let pages: Vec<String> = lines.iter().map(Measured::json).collect();
    let worst = lines.iter().map(|line| line.p99).max().unwrap_or(0);
    say(&format!(
        "{{\"bench\":\"pages\",\"database\":\"{}\",\"flows\":{},\"clients\":{},\"pause_ms\":{},\"worst_p99_ms\":{},\"rss_mib\":{},\"pages\":[{}]}}",
        arguments.database,
        arguments.flows,
        arguments.clients,
        arguments.pause,
        measured::millis(worst),
        peak.div_ceil(1024),
        pages.join(",")
    ));
    Ok(())
}
