//! The stream that tells open pages that something has changed. Never on it: what. The page is read again, and the
//! reader's rights are asked for then.

use crate::{
    Server,
    kit::{Answer, Signed, cookie::Cookie},
};
use app::{
    Caller, Problem, flows, live,
    live::{Change, Listening},
    sessions,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::stream;
use model::{Id, Instant};
use std::{convert::Infallible, sync::Arc, time::Duration};

/// A browser whose stream broke off comes back after this.
const RETRY: Duration = Duration::from_secs(2);
/// Keeps proxies from closing a stream on which nothing happens, and finds out who has gone.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Whether the session still stands and what it may see is asked again after this long.
const TRUSTED_SECONDS: i64 = 60;

struct Follower {
    server: Arc<Server>,
    listening: Listening,
    token: String,
    trusted_until: Instant,
    greeted: bool,
}

/// Begins with how far the server has come, so that a page from before is read again.
pub async fn follow(signed: Signed, State(server): State<Arc<Server>>, headers: HeaderMap) -> Answer {
    let token = Cookie::Session.read(&server, &headers).ok_or(Problem::NotSignedIn)?.to_owned();
    let follower = Follower {
        listening: live::listen(&signed.ctx)?,
        token,
        trusted_until: signed.ctx.now.plus_seconds(TRUSTED_SECONDS),
        greeted: false,
        server,
    };
    let events = stream::unfold(follower, |mut follower| async move {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    let stream = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // Proxies that collect answers would hold the events back.
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    let uncached = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(([unbuffered, uncached], stream).into_response())
}

impl Follower {
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            let now = Change { mark: self.server.app.live.mark(), flows: None };
            return Some(event(&now).retry(RETRY));
        }
        let change = self.listening.next().await?;
        let now = self.server.now();
        if now >= self.trusted_until {
            let (caller, _) = sessions::resume(&self.server.app, &self.token, now).await.ok()??;
            let Caller::Member(viewer) = caller else { return None };
            self.listening.renew(viewer);
            self.trusted_until = now.plus_seconds(TRUSTED_SECONDS);
        }
        Some(event(&change))
    }
}

/// `change: MARK FLOW,FLOW`, or `*` for any flow.
fn event(change: &Change) -> Event {
    let flows = match &change.flows {
        Some(flows) => flows.iter().map(Id::as_str).collect::<Vec<_>>().join(","),
        None => "*".to_owned(),
    };
    Event::default().event("change").data(format!("{} {flows}", change.mark))
}

/// One sentence for the bar: who changed the flow last.
pub async fn latest(signed: Signed, Path(id): Path<String>) -> Answer {
    let latest = flows::latest(&signed.ctx, &Id::given(&id)).await?;
    let (local, texts) = (signed.local(), signed.local().texts());
    let said = match latest.who {
        Some(name) => texts.live_changed_by(name, local.time(latest.at)),
        None => texts.live_changed_at(local.time(latest.at)),
    };
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, text)], said).into_response())
}
