//! One caller: starts a flow, completes its five steps, and begins again.

use super::{
    TEMPLATE,
    http::{Answer, Broken, Connection},
    killer::Upness,
};
use crate::{
    failure::{During as _, Failure, Outcome},
    stopwatch::Stopwatch,
};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::watch;

#[derive(Clone)]
pub struct Plan {
    pub address: SocketAddr,
    pub key: String,
    pub watch: Stopwatch,
    pub end: Duration,
    pub upness: watch::Receiver<Upness>,
    /// The server is killed on the way: repeat what has no answer, under the same key.
    pub kills: bool,
    /// Set where nobody knows beforehand when it ends.
    pub over: Arc<AtomicBool>,
}

impl Plan {
    fn is_over(&self) -> bool {
        self.watch.elapsed() >= self.end || self.over.load(Ordering::Relaxed)
    }
}

/// What was acknowledged to one caller.
#[derive(Default)]
pub struct Record {
    pub begun: Vec<Flow>,
    /// Of each completion.
    pub latencies: Vec<Latency>,
}

#[derive(Clone, Copy)]
pub struct Latency {
    /// When it was asked for, by the watch of the plan.
    pub began: Duration,
    pub micros: u32,
}

impl Record {
    pub fn flows(&self) -> u64 {
        self.begun.len() as u64
    }
}

pub struct Flow {
    pub id: String,
    pub transitions: Vec<Transition>,
}

#[derive(Deserialize)]
pub struct Transition {
    pub seq: u64,
    pub command_id: String,
}

#[derive(Deserialize)]
struct Begun {
    id: String,
}

const STEPS: [(&str, &str); 5] = [
    ("s1", r#"{"data":{"company":"Sample Trading","employees":12}}"#),
    ("s2", "{}"),
    ("s3", "{}"),
    ("s4", "{}"),
    ("s5", "{}"),
];

const TRIES_MAX: u32 = 100;

pub struct Caller {
    number: usize,
    plan: Plan,
    connection: Option<Connection>,
    sent: u64,
}

impl Caller {
    pub fn new(number: usize, plan: Plan) -> Self {
        Self { number, plan, connection: None, sent: 0 }
    }

    pub async fn work(mut self) -> Outcome<Record> {
        let mut record = Record::default();
        while !self.plan.is_over() {
            let mut flow = Flow { id: self.begin().await?, transitions: Vec::with_capacity(STEPS.len()) };
            for (step, body) in STEPS {
                if !self.plan.is_over() {
                    let path = format!("/api/v1/flows/{}/steps/{step}/completion", flow.id);
                    let (began, watch) = (self.plan.watch.elapsed(), Stopwatch::start());
                    let answer = self.send(&path, body).await?.expect(200)?;
                    let micros = u32::try_from(watch.elapsed().as_micros()).unwrap_or(u32::MAX);
                    record.latencies.push(Latency { began, micros });
                    flow.transitions
                        .push(serde_json::from_slice(&answer.body).during("reading a completion")?);
                }
            }
            record.begun.push(flow);
        }
        Ok(record)
    }

    async fn begin(&mut self) -> Outcome<String> {
        let (number, flow) = (self.number, self.sent);
        let email = format!("client-{number}-{flow}@bench.example");
        let body = format!(
            r#"{{"template":"{TEMPLATE}","record":{{"kind":"client","name":"Client {number}-{flow}","email":"{email}"}}}}"#
        );
        let answer = self.send("/api/v1/flows", &body).await?.expect(201)?;
        let begun: Begun = serde_json::from_slice(&answer.body).during("reading a start")?;
        Ok(begun.id)
    }

    /// Repeats under the same key what a killed server left without an answer.
    async fn send(&mut self, path: &str, body: &str) -> Outcome<Answer> {
        self.sent += 1;
        let key = self.plan.kills.then(|| format!("bench-{}-{}", self.number, self.sent));
        let mut tries = 0;
        loop {
            match self.try_to_send(path, body, key.as_deref()).await {
                Ok(answer) => return Ok(answer),
                Err(broken) if tries == self.tries_max() => return Err(Failure::new(broken.to_string())),
                Err(_) => {
                    tries += 1;
                    self.connection = None;
                    let up = self.plan.upness.wait_for(|upness| *upness == Upness::Up).await;
                    up.during("waiting for the server")?;
                    tokio::task::yield_now().await;
                }
            }
        }
    }

    /// While the server is said to be up, a few more than there are kills at most.
    fn tries_max(&self) -> u32 {
        if self.plan.kills { TRIES_MAX } else { 0 }
    }

    async fn try_to_send(&mut self, path: &str, body: &str, key: Option<&str>) -> Result<Answer, Broken> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::open(self.plan.address, &self.plan.key).await?,
        };
        let connection = self.connection.insert(connection);
        connection.post(path, "application/json", key, body.as_bytes()).await
    }
}
