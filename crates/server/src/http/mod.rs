//! Connections: accepted, answered, and ended in order. Whoever sends nothing for too long is let go, so that nobody
//! can hold all connections by being slow.
//! Never here: what is answered.

mod patient;

use crate::clock;
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use patient::Patient;
use std::{convert::Infallible, io, net::SocketAddr, pin::pin, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
};
use tower::ServiceExt;

/// How long whoever sends a request may take over it.
#[derive(Clone, Copy)]
pub struct Patience {
    pub head: Duration,
    pub body_gap: Duration,
}

pub const PATIENCE: Patience = Patience { head: HEAD_WITHIN, body_gap: BODY_GAP };

/// For the head of a request, first byte to last, idleness before it included: proxies keep idle connections for a
/// minute, and must be the ones to close them.
const HEAD_WITHIN: Duration = Duration::from_secs(75);
/// Between two pieces of a body.
const BODY_GAP: Duration = Duration::from_secs(30);
/// After a refusal of the operating system, usually for want of file descriptors.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// Answers until `stop` says so, then finishes the requests under way.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    mut stop: watch::Receiver<bool>,
) {
    // Each connection holds a sender; when the last is dropped, all have ended.
    let (open, mut ended) = mpsc::channel::<Infallible>(1);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stopping| *stopping) => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, stop, open) = (router.clone(), stop.clone(), open.clone());
                tokio::spawn(async move {
                    converse((stream, peer), router, patience, stop).await;
                    drop(open);
                });
            }
            Err(error) if is_of_the_peer(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                clock::wait(AGAIN_AFTER).await;
            }
        }
    }
    drop((listener, open));
    while ended.recv().await.is_some() {}
}

fn is_of_the_peer(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

async fn converse(
    (stream, peer): (TcpStream, SocketAddr),
    router: Router,
    patience: Patience,
    mut stop: watch::Receiver<bool>,
) {
    // A request that waits for Nagle's algorithm waits 40 ms.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(|body| Body::new(Patient::new(body, patience.body_gap)));
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience.head);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), answer));
    // That a peer goes away or falls silent is nothing to report.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stop.wait_for(|stopping| *stopping) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}

#[cfg(test)]
mod tests;
