//! What waits, and how far everything is.

use super::flows::{row, said_by};
use crate::kit::{Answer, Answers, SignedGuest, page};
use app::{
    Cursor, PageRequest,
    portal::{self, Module},
};
use axum::http::StatusCode;
use views::{
    PortalPlace,
    pages::portal::{Home, LastMessage, Waiting, home},
    part::Due,
    paths,
};

pub async fn show(signed: SignedGuest, query: Answers) -> Answer {
    let shell = signed.shell(PortalPlace::Home).await?;
    let after = query.one("after").and_then(Cursor::parse);
    let request = PageRequest { after, ..PageRequest::default() };
    let found = portal::home(&signed.ctx, &signed.guest, request).await?;
    let texts = shell.local.texts();
    let waiting = found.waiting.into_iter().map(|one| Waiting {
        href: paths::portal_action(one.assignment.as_str()),
        kind: one.kind,
        title: one.title,
        flow: one.flow_name,
        record: one.record_name,
        due: one.due_at.map(|at| Due { at, since: Some(one.opened_at), whole_day: false }),
        lent: one.lent,
    });
    let several = signed.guest.record.is_none();
    let last = found.last_message.filter(|_| signed.module(Module::Messages).is_some());
    let view = Home {
        me: first_name(&signed.guest.name).to_owned(),
        acting_for: signed.guest.record.as_ref().map(|(_, name)| name.clone()),
        announcement: signed
            .module(Module::Announcement)
            .map(|line| line.content.clone())
            .filter(|words| !words.is_empty()),
        waiting: waiting.collect(),
        flows: found.flows.items.iter().map(|flow| row(flow, &signed.guest, several, texts)).collect(),
        more: found.flows.next.map(|next| format!("{}?after={}#flows", paths::PORTAL, next.encode())),
        ended: found.ended,
        may_start: shell.portal.as_ref().is_some_and(|bar| bar.may_start),
        last_message: last.map(|one| LastMessage {
            href: format!("{}#messages", paths::portal_flow(one.flow.as_str())),
            who: said_by(one.author.as_ref(), one.author_name, &shell),
            at: one.at,
            text: one.text,
        }),
        links: signed.module(Module::Links).map(portal::ModuleLine::links).unwrap_or_default(),
    };
    Ok(page(StatusCode::OK, home(&shell, &view)))
}

/// As people are greeted.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}
