//! How many flows the server has told the time, as its metrics say.

use crate::{
    bench::http::{Broken, Connection},
    failure::{During as _, Failure, Outcome},
};
use std::net::SocketAddr;
use tokio::sync::Mutex;

const COUNTER: &str = "baton_worker_done_total{reconciler=\"deadlines\"} ";

pub struct Counted {
    connection: Mutex<Connection>,
}

/// An address nobody listens on at this moment.
pub fn free_address() -> Outcome<SocketAddr> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).during("looking for a free port")?;
    listener.local_addr().during("looking for a free port")
}

impl Counted {
    pub async fn open(address: SocketAddr) -> Outcome<Self> {
        let connection = Connection::browse(address, "").await.during("connecting")?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    pub async fn told(&self) -> Outcome<u64> {
        let answer: Result<_, Broken> = self.connection.lock().await.get("/metrics").await;
        let text = answer.during("asking for metrics")?.expect(200)?;
        let text = String::from_utf8_lossy(&text.body).into_owned();
        read(&text).ok_or_else(|| Failure::new("the metrics say nothing of deadlines"))
    }
}

fn read(text: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(COUNTER))?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_is_read() {
        let text = "# TYPE baton_worker_done_total counter\n\
                    baton_worker_done_total{reconciler=\"cleanup\"} 3\n\
                    baton_worker_done_total{reconciler=\"deadlines\"} 10000\n";
        assert_eq!((read(text), read("")), (Some(10_000), None));
    }
}
