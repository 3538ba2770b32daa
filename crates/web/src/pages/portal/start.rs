//! "+ Start": choosing what, filling in its form, starting it.

use crate::{
    kit::{Answer, Answers, SignedGuest, Texts, failure, nonce, page, see_other},
    pages::{progress::show::start_draft_key, start::show::start_fields, start::submit::in_place},
    shape::input::inputs,
};
use app::{
    Problem,
    portal::{self, Choice, Guest, StartSubmission},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Id, field::FieldProblem};
use views::{
    PortalPlace,
    form::typed_from_value,
    pages::portal::{RecordChoice, Start, StartForm, StartLine, start as start_page, start_form},
    paths,
};

/// What may be started; `?entry=ID` goes on.
pub async fn show(signed: SignedGuest, query: Answers) -> Answer {
    let entries = portal::startable(&signed.ctx, &signed.guest).await?;
    let asked = query.given("entry");
    if let Some(entry) = entries.iter().find(|entry| asked.as_deref() == Some(entry.id.as_str())) {
        return Ok(see_other(&paths::portal_start(entry.id.as_str())));
    }
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let texts = shell.local.texts();
    let line = |entry: portal::Startable| StartLine {
        id: entry.id.to_string(),
        title: entry.title,
        description: entry.description,
    };
    let view = Start {
        lines: entries.into_iter().map(line).collect(),
        error: query.ticked("entry").then(|| texts.portal_start_choose_one().to_owned()),
    };
    Ok(page(StatusCode::OK, start_page(&shell, &view)))
}

pub async fn form(signed: SignedGuest, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, StatusCode::OK, &Id::given(&id), Shown::default()).await?)
}

pub async fn submit(signed: SignedGuest, Path(id): Path<String>, Texts(answers): Texts) -> Answer {
    let entry = Id::given(&id);
    let choice = portal::open(&signed.ctx, &signed.guest, &entry).await?;
    let language = signed.visit.language().await?;
    let given = StartSubmission {
        nonce: answers.one(nonce::FIELD).unwrap_or_default().to_owned(),
        record: answers.given("record").map(|record| Id::given(&record)),
        data: inputs(&choice.template.definition.start.form, &answers, language),
    };
    match portal::submit(&signed.ctx, &signed.guest, &entry, given).await {
        Ok(flow) => {
            let typing = typing(&signed.guest, &entry);
            Ok(see_other(&format!("{}?started={typing}", paths::portal_flow(flow.as_str()))))
        }
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            // Sent before with other answers: only a new form could start once more.
            let nonce = answers.one(nonce::FIELD).filter(|_| !matches!(problem, Problem::KeyReused));
            let problems = in_place(problem)?;
            let shown = Shown { typed: Some(&answers), problems: &problems, nonce, is_answer: true };
            Ok(failure::after(wait, render(&signed, status, &entry, shown).await?))
        }
    }
}

/// Names what is typed for an entry: in the same window another client, or another record, has a form of its own.
fn typing(guest: &Guest, entry: &Id) -> String {
    let record = guest.record.as_ref().map_or("", |(id, _)| id.as_str());
    format!("{entry}.{}.{record}", guest.person)
}

/// What the page shows besides its questions.
#[derive(Default)]
pub(super) struct Shown<'a> {
    pub typed: Option<&'a Answers>,
    pub problems: &'a [FieldProblem],
    /// Of the form that comes back, with what was uploaded to it. Without one, a new form begins.
    pub nonce: Option<&'a str>,
    pub is_answer: bool,
}

pub(super) async fn render(
    signed: &SignedGuest,
    status: StatusCode,
    entry: &Id,
    shown: Shown<'_>,
) -> Result<Response, Problem> {
    let choice = portal::open(&signed.ctx, &signed.guest, entry).await?;
    let known = match shown.typed {
        Some(_) => None,
        None => Some(portal::known(&signed.ctx, &choice).await?),
    };
    let Choice { entry, template, nonce: fresh } = choice;
    let form = match shown.nonce {
        Some(nonce) => portal::form(&signed.ctx, &signed.guest, &entry.id, nonce).await.ok(),
        None => None,
    };
    let uploaded = match &form {
        Some(form) => form.uploaded(&signed.ctx.app).await?,
        None => Vec::new(),
    };
    let nonce = shown.nonce.filter(|_| form.is_some()).unwrap_or(&fresh).to_owned();
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let texts = shell.local.texts();
    let of = |path: &str| {
        let mut found = shown.problems.iter().filter(|one| one.path == path);
        found.next().map(|one| one.message.to(texts.0))
    };
    let id = entry.id.as_str();
    let mut fields = start_fields(&template.definition, (shown.typed, shown.problems), &uploaded, texts);
    for field in &mut fields {
        if let Some(value) = known.as_ref().and_then(|known| known.get(&field.key)) {
            field.typed = typed_from_value(&field.name, value, texts);
        }
    }
    let view = StartForm {
        action: paths::portal_start(id),
        files: paths::portal_start_files(id, &nonce),
        nonce,
        title: entry.title.clone(),
        description: entry.description.clone(),
        record: shown.typed.map(|typed| typed.text("record").to_owned()).unwrap_or_default(),
        record_error: of("record"),
        fields,
        refusal: of(""),
        draft_key: start_draft_key(&typing(&signed.guest, &entry.id)),
        is_answer: shown.is_answer,
        records: entry
            .records
            .into_iter()
            .map(|(id, name)| RecordChoice { id: id.to_string(), name })
            .collect(),
    };
    Ok(page(status, start_form(&shell, &view)))
}
