//! The least HTTP/1.1 a client can do: one connection kept open, one request at a time.

use crate::failure::{Failure, Outcome};
use std::{fmt, io, net::SocketAddr};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

pub struct Connection {
    stream: TcpStream,
    head: String,
    buffer: Vec<u8>,
    request: Vec<u8>,
    keeps_heads: bool,
}

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    /// Where it is asked for: status line and fields.
    pub head: String,
}

/// The connection broke: what became of the request is not known.
#[derive(Debug)]
pub struct Broken(io::Error);

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the connection broke: {}", self.0)
    }
}

impl Answer {
    /// The value of a field, in a head that was kept.
    pub fn field(&self, name: &str) -> Option<&str> {
        let fields = self.head.split("\r\n").filter_map(|line| line.split_once(':'));
        fields.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    pub fn expect(self, status: u16) -> Outcome<Self> {
        if self.status == status {
            return Ok(self);
        }
        let body = String::from_utf8_lossy(&self.body);
        Err(Failure::new(format!("answered {} instead of {status}: {body}", self.status)))
    }
}

impl Connection {
    pub async fn open(address: SocketAddr, key: &str) -> Result<Self, Broken> {
        Self::with(address, &format!("authorization: Bearer {key}\r\n"), false).await
    }

    /// As a browser: with what its cookie says, if anything, and keeping the heads of answers.
    pub async fn browse(address: SocketAddr, cookie: &str) -> Result<Self, Broken> {
        let line = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
        Self::with(address, &line, true).await
    }

    async fn with(address: SocketAddr, fields: &str, keeps_heads: bool) -> Result<Self, Broken> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let head = format!("host: {address}\r\n{fields}");
        let (buffer, request) = (Vec::with_capacity(16 * 1024), Vec::with_capacity(1024));
        Ok(Self { stream, head, buffer, request, keeps_heads })
    }

    pub async fn get(&mut self, path: &str) -> Result<Answer, Broken> {
        self.request.clear();
        self.request.extend_from_slice(format!("GET {path} HTTP/1.1\r\n{}\r\n", self.head).as_bytes());
        self.exchange().await
    }

    pub async fn post(
        &mut self,
        path: &str,
        content_type: &str,
        idempotency_key: Option<&str>,
        body: &[u8],
    ) -> Result<Answer, Broken> {
        let key = idempotency_key.map(|key| format!("idempotency-key: {key}\r\n")).unwrap_or_default();
        let (head, length) = (&self.head, body.len());
        let head = format!(
            "POST {path} HTTP/1.1\r\n{head}{key}content-type: {content_type}\r\ncontent-length: {length}\r\n\r\n"
        );
        self.request.clear();
        self.request.extend_from_slice(head.as_bytes());
        self.request.extend_from_slice(body);
        self.exchange().await
    }

    async fn exchange(&mut self) -> Result<Answer, Broken> {
        self.stream.write_all(&self.request).await?;
        self.buffer.clear();
        let end_of_head = loop {
            if let Some(place) = find(&self.buffer, b"\r\n\r\n") {
                break place + 4;
            }
            self.read_more().await?;
        };
        let head = Head::read(&self.buffer[..end_of_head])?;
        let end = end_of_head + head.length;
        while self.buffer.len() < end {
            self.read_more().await?;
        }
        let kept = if self.keeps_heads { &self.buffer[..end_of_head] } else { &[] };
        let kept = String::from_utf8_lossy(kept).into_owned();
        Ok(Answer { status: head.status, body: self.buffer[end_of_head..end].to_vec(), head: kept })
    }

    async fn read_more(&mut self) -> Result<(), Broken> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
            _ => Ok(()),
        }
    }
}

struct Head {
    status: u16,
    length: usize,
}

impl Head {
    fn read(head: &[u8]) -> io::Result<Self> {
        let text = std::str::from_utf8(head).map_err(io::Error::other)?;
        let mut lines = text.split("\r\n");
        let status =
            lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let length = lines.filter_map(|line| line.split_once(':')).find_map(|(name, value)| {
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok()).flatten()
        });
        match (status, length) {
            (Some(status), Some(length)) => Ok(Self { status, length }),
            (Some(status @ 204), None) => Ok(Self { status, length: 0 }),
            _ => Err(io::Error::other(format!("an answer without a length: {text}"))),
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let head = Head::read(b"HTTP/1.1 201 Created\r\nETag: \"1\"\r\nContent-Length: 12\r\n\r\n").unwrap();
        assert_eq!((head.status, head.length), (201, 12));
        assert!(Head::read(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }
}
