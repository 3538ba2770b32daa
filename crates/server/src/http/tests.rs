//! Clients that are slow, silent, or gone.

use super::*;
use axum::{
    body::to_bytes,
    http::StatusCode,
    routing::{get, post},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const IMPATIENT: Patience = Patience { head: Duration::from_millis(80), body_gap: Duration::from_millis(80) };

/// A server that gives back what it was sent.
async fn echo() -> (SocketAddr, watch::Sender<bool>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().route("/", get(async || "here")).route(
        "/",
        post(async |body: Body| match to_bytes(body, usize::MAX).await {
            Ok(bytes) => (StatusCode::OK, bytes),
            Err(_) => (StatusCode::REQUEST_TIMEOUT, "too slow".into()),
        }),
    );
    let (stopping, stop) = watch::channel(false);
    tokio::spawn(serve(listener, router, IMPATIENT, stop));
    (address, stopping)
}

/// All that comes back until the server closes.
async fn send(address: SocketAddr, bytes: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn nobody_holds_a_connection_by_being_slow() {
    let (address, _stopping) = echo().await;
    let cases = [
        // Nothing at all, and half a head: closed.
        ("", ""),
        ("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", ""),
        // A whole request is answered; the idleness after it ends the connection.
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "here"),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nwhole", "whole"),
        // The rest of the body never comes.
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf", "too slow"),
    ];
    for (sent, expected) in cases {
        let answer = send(address, sent).await;
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        assert_eq!(body, expected, "{sent:?} was answered {answer:?}");
    }
}

#[tokio::test]
async fn it_ends_with_its_last_request() {
    let (address, stopping) = echo().await;
    let mut under_way = TcpStream::connect(address).await.unwrap();
    under_way.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nhalf").await.unwrap();
    assert_eq!(
        send(address, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.matches("here").count(),
        1
    );
    stopping.send(true).unwrap();
    under_way.write_all(b"half").await.unwrap();
    let mut answer = String::new();
    under_way.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("halfhalf"), "{answer}");
    stopping.closed().await;
    assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
}
