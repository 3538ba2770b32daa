//! Everything there is to know, family by family. What needs the database is left out while it is away.

use super::{Watched, process};
use meters::{Exposition, Kind};
use model::Instant;
use store::{System, figures};
use web::Answered;

const MICROS: u32 = 1_000_000;

pub async fn exposition(watched: &Watched, now: Instant) -> String {
    let mut text = Exposition::default();
    about(&mut text, watched);
    requests(&mut text, watched);
    commits(&mut text, watched);
    mails(&mut text, watched);
    ticks(&mut text, watched);
    let reached = stored(&mut text, watched, now).await;
    text.family("baton_database_up", Kind::Gauge, "1 if the database answered.")
        .sample(&[], u8::from(reached));
    text.into_text()
}

fn about(text: &mut Exposition, watched: &Watched) {
    let schema = store::migration::version().to_string();
    let labels = [("schema", schema.as_str()), ("version", env!("CARGO_PKG_VERSION"))];
    text.family("baton_build_info", Kind::Gauge, "Version of this program.").sample(&labels, 1);
    text.family("process_start_time_seconds", Kind::Gauge, "When it started, since 1970.")
        .sample(&[], watched.started_at.0 / i64::from(MICROS));
    let process = process::read();
    let figures = [
        ("process_resident_memory_bytes", "Memory in use.", process.resident_bytes),
        ("process_threads", "Threads.", process.threads),
        ("process_open_fds", "Open files and connections.", process.open_files),
    ];
    for (name, help, value) in figures {
        if let Some(value) = value {
            text.family(name, Kind::Gauge, help).sample(&[], value);
        }
    }
}

fn requests(text: &mut Exposition, watched: &Watched) {
    let all = watched.requests.read();
    let labels = |one: &Answered, status: &str| {
        [("method", one.method.to_owned()), ("route", one.route.clone()), ("status", status.to_owned())]
    };
    text.family("baton_http_requests_total", Kind::Counter, "Requests answered, by route.");
    for one in &all {
        for (status, count) in &one.statuses {
            let labels = labels(one, &status.to_string());
            text.sample(&labels.each_ref().map(|(name, value)| (*name, value.as_str())), count);
        }
    }
    text.family(
        "baton_http_request_seconds",
        Kind::Histogram,
        "Time to the beginning of the answer, by route.",
    );
    for one in &all {
        text.histogram(&[("method", one.method), ("route", &one.route)], &one.micros, MICROS);
    }
    text.family("baton_http_requests_under_way", Kind::Gauge, "Requests not answered yet.")
        .sample(&[], watched.requests.under_way.get());
}

fn commits(text: &mut Exposition, watched: &Watched) {
    let writing = watched.app.writer.writing();
    text.family("baton_flow_commits_total", Kind::Counter, "Commands of flows, by what became of them.")
        .sample(&[("outcome", "written")], writing.commits.get())
        .sample(&[("outcome", "beaten")], writing.lost.get())
        .sample(&[("outcome", "failed")], writing.failed.get());
    text.family("baton_flow_batch_size", Kind::Histogram, "Commands in one transaction.").histogram(
        &[],
        &writing.sizes.read(),
        1,
    );
    let connections = figures::connections(&watched.app.db);
    text.family("baton_database_connections", Kind::Gauge, "Connections to the database.")
        .sample(&[("state", "idle")], connections.idle)
        .sample(&[("state", "used")], connections.open.saturating_sub(connections.idle));
    text.family("baton_database_waiting", Kind::Gauge, "Queries that wait for a connection.")
        .sample(&[], connections.waiting);
}

fn mails(text: &mut Exposition, watched: &Watched) {
    let delivery = &watched.worker.delivery;
    text.family("baton_mails_total", Kind::Counter, "Tries to send a mail, by what became of them.")
        .sample(&[("outcome", "delivered")], delivery.delivered.get())
        .sample(&[("outcome", "put_off")], delivery.put_off.get())
        .sample(&[("outcome", "failed")], delivery.failed.get());
}

fn ticks(text: &mut Exposition, watched: &Watched) {
    let all = watched.ticks.read();
    text.family("baton_worker_ticks_total", Kind::Counter, "How often each reconciler looked.");
    for (name, tick) in &all {
        text.sample(&[("outcome", "done"), ("reconciler", name)], tick.runs - tick.failures);
        text.sample(&[("outcome", "failed"), ("reconciler", name)], tick.failures);
    }
    text.family("baton_worker_done_total", Kind::Counter, "How much each reconciler did.");
    for (name, tick) in &all {
        text.sample(&[("reconciler", name)], tick.done);
    }
}

/// Whether the database could be asked.
async fn stored(text: &mut Exposition, watched: &Watched, now: Instant) -> bool {
    let db = &watched.app.db;
    let (outbox, sessions) =
        futures::join!(figures::outbox(db, &System), figures::sessions(db, &System, now));
    let (Ok(outbox), Ok(sessions)) = (outbox, sessions) else { return false };
    text.family("baton_outbox_rows", Kind::Gauge, "Effects to be carried out.")
        .sample(&[("state", "waiting")], outbox.waiting)
        .sample(&[("state", "failed")], outbox.failed);
    let age = outbox.oldest_at.map_or(0, |oldest| (now.0 - oldest.0).max(0) / i64::from(MICROS));
    text.family("baton_outbox_oldest_seconds", Kind::Gauge, "Age of the oldest effect that waits.")
        .sample(&[], age);
    text.family("baton_sessions", Kind::Gauge, "Members signed in.").sample(&[], sessions);
    true
}
