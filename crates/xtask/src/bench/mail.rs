//! A mail server on loopback that takes everything and keeps nothing.

use crate::failure::{During as _, Outcome};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

pub struct Discarding {
    pub port: u16,
    taken: Arc<AtomicU64>,
}

impl Discarding {
    /// Mails so far.
    pub fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }
}

pub async fn discard() -> Outcome<Discarding> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.during("listening for mails")?;
    let port = listener.local_addr().during("listening for mails")?.port();
    let taken = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&taken);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that hangs up in the middle, as a killed server does, ends only its own session.
            tokio::spawn(session(stream, Arc::clone(&counted)));
        }
    });
    Ok(Discarding { port, taken })
}

async fn session(stream: TcpStream, taken: Arc<AtomicU64>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 discard.example ESMTP\r\n").await?;
    let mut line = Vec::new();
    let mut in_body = false;
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = if in_body {
            if line != b".\r\n" {
                continue;
            }
            in_body = false;
            taken.fetch_add(1, Ordering::Relaxed);
            b"250 taken\r\n"
        } else {
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            in_body = verb == b"DATA";
            match verb.as_slice() {
                b"DATA" => b"354 go on\r\n",
                b"EHLO" => b"250-discard.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                b"QUIT" => b"221 bye\r\n",
                _ => b"250 ok\r\n",
            }
        };
        stream.write_all(answer).await?;
    }
}
