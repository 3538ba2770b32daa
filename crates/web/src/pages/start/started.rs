//! Thanks after a start. What the page says stands in its address, signed, so that nobody can make it say
//! something else.

use super::show::{framed, in_frame, is_framed};
use crate::{
    Server,
    kit::{Answer, Answers, Visit, nonce, page},
    paths,
};
use app::{Problem, start_links};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use std::sync::Arc;
use views::pages::start::{Started, started};

pub fn address(server: &Server, slug: &str, (name, masked): (&str, &str), is_framed: bool) -> String {
    let now = server.now();
    let id = Id::new(now, &mut server.entropy());
    let signed = nonce::write(&server.app, &["started", slug, name, masked], id.as_str(), now);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("name", name), ("to", masked), (nonce::FIELD, &signed)])
        .extend_pairs(is_framed.then_some(("frame", "yes")))
        .finish();
    format!("{}?{query}", paths::started(slug))
}

pub async fn show(mut visit: Visit, Path(slug): Path<String>, query: Answers) -> Answer {
    let server = Arc::clone(&visit.server);
    let now = server.now();
    let (name, masked) = (query.one("name").unwrap_or_default(), query.one("to").unwrap_or_default());
    let signed = query.one(nonce::FIELD).unwrap_or_default();
    nonce::read(&server.app, &["started", &slug, name, masked], signed, now)
        .map_err(|_| Problem::NotFound)?;
    let opened = start_links::open_again(&server.app, &slug, now, server.entropy()).await?;
    visit.opened(&opened.organisation_id)?;
    let is_framed = is_framed(&query);
    let shell = visit.shell().await?;
    let view = Started {
        name: name.to_owned(),
        email: masked.to_owned(),
        what: opened.template.definition.name.clone(),
        next: super::show::next(shell.local.texts()),
        draft_key: super::show::draft_key(&slug),
        frame: in_frame(&opened.origins, is_framed),
    };
    Ok(framed(&opened.origins, is_framed, page(StatusCode::OK, started(&shell, &view))))
}
