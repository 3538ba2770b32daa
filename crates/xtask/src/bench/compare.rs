//! Afterwards: is every acknowledged transition in the log of its flow?

use super::{
    caller::{Flow, Plan, Record},
    http::Connection,
};
use crate::failure::{During as _, Outcome};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Deserialize)]
struct LogPage {
    entries: Vec<Entry>,
    next: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    seq: u64,
    command_id: String,
}

/// Acknowledged transitions that the log does not have. A flow that is gone counts as one more.
pub async fn lost(plan: &Plan, records: &[Record]) -> Outcome<u64> {
    let mut connection = Connection::open(plan.address, &plan.key).await.during("connecting")?;
    let mut lost = 0;
    for flow in records.iter().flat_map(|record| &record.begun) {
        lost += lost_of(&mut connection, flow).await?;
    }
    Ok(lost)
}

async fn lost_of(connection: &mut Connection, flow: &Flow) -> Outcome<u64> {
    let mut logged = HashSet::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/api/v1/flows/{}/log{cursor}", flow.id);
        let answer = connection.get(&path).await.during("reading a log")?;
        if answer.status == 404 {
            return Ok(flow.transitions.len() as u64 + 1);
        }
        let page: LogPage = serde_json::from_slice(&answer.expect(200)?.body).during("reading a log")?;
        logged.extend(page.entries.into_iter().map(|entry| (entry.seq, entry.command_id)));
        match page.next {
            Some(next) => cursor = format!("?cursor={next}"),
            None => break,
        }
    }
    let missing =
        flow.transitions.iter().filter(|told| !logged.contains(&(told.seq, told.command_id.clone())));
    Ok(missing.count() as u64)
}
