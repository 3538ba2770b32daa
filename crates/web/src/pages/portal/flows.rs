//! Lists of flows: those that have ended, and what was said last in each; and those somebody only looks on at.

use crate::{
    kit::{Answer, Answers, SignedGuest, page, see_other},
    pages::progress::show::{stages, status_words},
    shape::{Case, Names, Reader, Sizes},
};
use app::{
    Cursor, PageRequest, Problem,
    portal::{self, Guest, GuestFlow, Module},
};
use axum::{extract::Path, http::StatusCode};
use engine::flow::Status;
use model::Id;
use texts::Texts;
use views::{
    PortalPlace, Public,
    pages::portal::{
        Ended, FlowRow, LastMessage, LookedOn, Messages, TalkLine, ended as ended_page,
        looked_on as looked_on_page, messages as messages_page,
    },
    part::{Custody, Holder},
    paths,
};

pub async fn ended(signed: SignedGuest, query: Answers) -> Answer {
    let shell = signed.shell(PortalPlace::Home).await?;
    let found = portal::flows(&signed.ctx, &signed.guest, true, request(&query)).await?;
    let several = signed.guest.record.is_none();
    let texts = shell.local.texts();
    let view = Ended {
        flows: found.items.iter().map(|flow| row(flow, &signed.guest, several, texts)).collect(),
        more: more(paths::PORTAL_ENDED, found.next),
    };
    Ok(page(StatusCode::OK, ended_page(&shell, &view)))
}

pub async fn messages(signed: SignedGuest, query: Answers) -> Answer {
    signed.module(Module::Messages).ok_or(Problem::NotFound)?;
    let shell = signed.shell(PortalPlace::Messages).await?;
    let texts = shell.local.texts();
    let found = portal::talks(&signed.ctx, &signed.guest, request(&query)).await?;
    let talks = found.items.into_iter().map(|talk| TalkLine {
        about: about(&talk.flow_name, talk.record_name.as_deref(), texts),
        last: LastMessage {
            href: format!("{}#messages", paths::portal_flow(talk.flow.as_str())),
            who: said_by(talk.author.as_ref(), talk.author_name, &shell),
            at: talk.at,
            text: talk.text,
        },
    });
    let view = Messages { talks: talks.collect(), more: more(paths::PORTAL_MESSAGES, found.next) };
    Ok(page(StatusCode::OK, messages_page(&shell, &view)))
}

pub(super) fn request(query: &Answers) -> PageRequest {
    PageRequest { after: query.one("after").and_then(Cursor::parse), ..PageRequest::default() }
}

pub(super) fn more(address: &str, next: Option<Cursor>) -> Option<String> {
    next.map(|next| format!("{address}?after={}", next.encode()))
}

pub(super) fn about(flow: &str, record: Option<&str>, texts: Texts) -> String {
    record.map_or_else(|| flow.to_owned(), |record| texts.portal_flow_for(flow, record))
}

/// What the template wrote is the firm's word.
pub(super) fn said_by(author: Option<&Id>, name: String, shell: &Public) -> String {
    if author.is_none() { shell.brand.name.clone() } else { name }
}

/// As its own page would show it.
pub(super) fn row(flow: &GuestFlow, guest: &Guest, with_record: bool, texts: Texts) -> FlowRow {
    let outside = &flow.outside;
    let (custody, record) = held(flow, guest, texts);
    let ended = matches!(outside.view.status, Status::Completed | Status::Cancelled);
    let owner = outside.owner.clone().filter(|_| custody.who.is_none() && custody.holder == Holder::Us);
    let address = if flow.looks_on { paths::portal_looked_on } else { paths::portal_flow };
    FlowRow {
        href: address(flow.flow.as_str()),
        name: outside.view.name.clone(),
        record: with_record.then_some(record),
        started_at: flow.started_at,
        stages: stages(&outside.view),
        custody: Custody { who: custody.who.or(owner), ..custody },
        ended: ended.then(|| status_words(outside.view.status, texts).to_owned()),
    }
}

/// Who has it, and the name of its record.
fn held(flow: &GuestFlow, guest: &Guest, texts: Texts) -> (Custody, String) {
    let (outside, sizes, names) = (&flow.outside, Sizes::new(), Names::new());
    let case = Case {
        definition: outside.definition(),
        state: outside.state(),
        reader: Reader::Outside { person: &guest.person, proved: true, base: "" },
        sizes: &sizes,
        names: &names,
        records: &[],
        texts,
    };
    (case.custody(), case.record_name())
}

/// How far a flow is in which they play no part, for contacts who may see all of its record.
pub async fn looked_on(signed: SignedGuest, Path(id): Path<String>) -> Answer {
    let flow = portal::looked_on(&signed.ctx, &signed.guest, &Id::given(&id)).await?;
    if !flow.looks_on {
        return Ok(see_other(&paths::portal_flow(flow.flow.as_str())));
    }
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let texts = shell.local.texts();
    let (custody, about) = held(&flow, &signed.guest, texts);
    let view = LookedOn {
        name: flow.outside.view.name.clone(),
        about,
        status: status_words(flow.outside.view.status, texts).to_owned(),
        custody,
        stages: stages(&flow.outside.view),
        started_at: flow.started_at,
    };
    Ok(page(StatusCode::OK, looked_on_page(&shell, &view)))
}
