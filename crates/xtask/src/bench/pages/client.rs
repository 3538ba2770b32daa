//! One client: a browser signed in as one member, or without signing in where a link is enough.

use super::{Page, Seeded, asked::Path};
use crate::{
    bench::http::{Answer, Connection},
    failure::{During as _, Failure, Outcome},
    stopwatch::Stopwatch,
};
use std::{net::SocketAddr, sync::Arc};

/// One answer, in microseconds.
pub struct Timed {
    /// From the request to the page, as the server says.
    pub server: u32,
    /// As the client sees it.
    pub whole: u32,
    /// Statements sent to the database.
    pub queries: u32,
    pub bytes: usize,
}

pub struct Client {
    connection: Connection,
    page: Page,
    seeded: Arc<Seeded>,
    number: usize,
    asked: usize,
    /// Address of the page after the first.
    next: Option<String>,
}

impl Client {
    pub async fn open(
        address: SocketAddr,
        cookie: &str,
        page: Page,
        seeded: Arc<Seeded>,
        number: usize,
    ) -> Outcome<Self> {
        let cookie = if matches!(page.path, Path::Action) { "" } else { cookie };
        let connection = Connection::browse(address, cookie).await.during("connecting")?;
        let mut client = Self { connection, page, seeded, number, asked: 0, next: None };
        if let Some(first) = page.path.first() {
            let answer = client.connection.get(first).await.during(first)?.expect(200)?;
            client.next = next_of(&answer);
        }
        Ok(client)
    }

    pub async fn ask(&mut self) -> Outcome<Timed> {
        let path = self.page.path.at(&self.seeded, self.number, self.asked, self.next.as_deref());
        self.asked += 1;
        let watch = Stopwatch::start();
        let answer = self.connection.get(&path).await.during(&path)?;
        let whole = u32::try_from(watch.elapsed().as_micros()).unwrap_or(u32::MAX);
        let (server, queries) =
            timing(&answer).ok_or_else(|| Failure::new("the server does not say timings"))?;
        let answer = answer.expect(200)?;
        Ok(Timed { server, whole, queries, bytes: answer.body.len() })
    }
}

/// Of `app;dur=1.234, db;desc="9"`.
fn timing(answer: &Answer) -> Option<(u32, u32)> {
    let line = answer.field("server-timing")?;
    let (millis, rest) = line.split_once("dur=")?.1.split_once(',')?;
    let (whole, thousandths) = millis.split_once('.')?;
    let micros = whole.parse::<u32>().ok()? * 1_000 + thousandths.parse::<u32>().ok()?;
    Some((micros, rest.split('"').nth(1)?.parse().ok()?))
}

/// The address behind `rel="next"`.
fn next_of(answer: &Answer) -> Option<String> {
    let html = String::from_utf8_lossy(&answer.body).into_owned();
    let tag = html
        .split("<a ")
        .find(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("rel=\"next\"")))?;
    Some(tag.split("href=\"").nth(1)?.split('"').next()?.replace("&amp;", "&"))
}

/// The cookie of a session, as the browser sends it.
pub async fn sign_in(address: SocketAddr, seeded: &Seeded, number: usize) -> Outcome<String> {
    let mut connection = Connection::browse(address, "").await.during("connecting")?;
    let form = connection.get("/sign-in").await.during("the sign-in page")?.expect(200)?;
    let html = String::from_utf8_lossy(&form.body).into_owned();
    let csrf = html
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    let email = seeded.emails.get(number).cloned().unwrap_or_default().replace('@', "%40");
    let body = format!("csrf={csrf}&email={email}&password={}&next=/", seeded.password);
    let posted =
        connection.post("/sign-in", "application/x-www-form-urlencoded", None, body.as_bytes()).await;
    let answer = posted.during("signing in")?.expect(303)?;
    let cookie = answer.field("set-cookie").and_then(|line| line.split(';').next()).map(str::to_owned);
    cookie.ok_or_else(|| Failure::new("signing in set no cookie"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(head: &str, body: &str) -> Answer {
        Answer { status: 200, body: body.as_bytes().to_vec(), head: head.to_owned() }
    }

    #[test]
    fn timings_and_addresses_are_read() {
        let said = answer("HTTP/1.1 200 OK\r\nServer-Timing: app;dur=12.034, db;desc=\"9\"\r\n\r\n", "");
        assert_eq!(timing(&said), Some((12_034, 9)));
        assert_eq!(timing(&answer("HTTP/1.1 200 OK\r\n\r\n", "")), None);
        let page = answer(
            "",
            r#"<a href="/a">x</a> <a class="btn" href="/flows?a=1&amp;after=2" rel="next">Next</a>"#,
        );
        assert_eq!(next_of(&page).as_deref(), Some("/flows?a=1&after=2"));
    }
}
