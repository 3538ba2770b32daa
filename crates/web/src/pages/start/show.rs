//! The start page.

use crate::{
    kit::{Answer, Answers, Visit, headers, page},
    pages::action::show::draft,
    paths,
};
use app::start_links;
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Definition, field::FieldProblem};
use store::files::File;
use texts::Texts;
use views::{
    form::{FieldView, typed_in, views_of},
    pages::start::{Start, show as start_page},
    part::{Holder, Next},
};

pub async fn show(visit: Visit, Path(slug): Path<String>, query: Answers) -> Answer {
    let shown = Shown { is_framed: is_framed(&query), sending: query.given(SENDING), ..Shown::default() };
    render(&visit, StatusCode::OK, &slug, shown).await
}

/// The mail it was come by: said by the link in it, and by the form.
pub const SENDING: &str = "sent";

/// Whether the page stands in a frame of another website: said by its address, and by its form.
pub fn is_framed(answers: &Answers) -> bool {
    answers.ticked("frame")
}

/// Whoever may frame the page, as it says so itself, and in its header.
pub fn in_frame(origins: &[String], is_framed: bool) -> Option<String> {
    (is_framed && !origins.is_empty()).then(|| origins.join(" "))
}

pub fn framed(origins: &[String], is_framed: bool, mut response: Response) -> Response {
    if in_frame(origins, is_framed).is_some() {
        headers::framed_by(response.headers_mut(), origins);
    }
    response
}

/// What the page shows besides its questions.
#[derive(Default)]
pub struct Shown<'a> {
    pub typed: Option<&'a Answers>,
    pub problems: &'a [FieldProblem],
    /// Of the form that comes back, with what was uploaded to it. Without one, a new form begins.
    pub nonce: Option<&'a str>,
    pub is_answer: bool,
    pub is_framed: bool,
    pub sending: Option<String>,
}

pub async fn render(visit: &Visit, status: StatusCode, slug: &str, shown: Shown<'_>) -> Answer {
    let server = &visit.server;
    let form = match shown.nonce {
        Some(nonce) => start_links::form(&server.app, slug, nonce, server.now()).await.ok(),
        None => None,
    };
    let uploaded = match &form {
        Some(form) => form.uploaded(&server.app).await?,
        None => Vec::new(),
    };
    // Whoever had the form sees what they typed, also when the link was switched off meanwhile.
    let opened = match form {
        Some(_) => start_links::open_again(&server.app, slug, server.now(), server.entropy()).await?,
        None => start_links::open(&server.app, slug, server.now(), server.entropy()).await?,
    };
    let nonce = shown.nonce.filter(|_| form.is_some()).unwrap_or(&opened.nonce).to_owned();
    let mut visit = visit.clone();
    visit.opened(&opened.organisation_id)?;
    let shell = visit.shell().await?;
    let view = Start {
        sending: shown.sending.clone(),
        frame: in_frame(&opened.origins, shown.is_framed),
        ..view(&opened.template.definition, &shown, &uploaded, (slug, nonce), shell.local.texts())
    };
    Ok(framed(&opened.origins, shown.is_framed, page(status, start_page(&shell, &view))))
}

fn view(
    definition: &Definition,
    shown: &Shown<'_>,
    uploaded: &[File],
    (slug, nonce): (&str, String),
    texts: Texts,
) -> Start {
    let of = |path: &str| {
        let mut found = shown.problems.iter().filter(|one| one.path == path);
        found.next().map(|one| one.message.to(texts.0))
    };
    let typed = |name: &str| shown.typed.and_then(|typed| typed.one(name)).unwrap_or_default().to_owned();
    Start {
        action: paths::start(slug),
        files: paths::start_files(slug, &nonce),
        nonce,
        title: definition.name.clone(),
        description: definition.description.clone(),
        name: typed("your_name"),
        name_error: of("name"),
        email: typed("your_email"),
        email_error: of("email"),
        fields: start_fields(definition, (shown.typed, shown.problems), uploaded, texts),
        next: next(texts),
        refusal: of(""),
        draft_key: draft_key(slug),
        is_answer: shown.is_answer,
        frame: None,
        sending: None,
    }
}

/// The questions of a start form, with what was typed and what was wrong with it.
pub fn start_fields(
    definition: &Definition,
    (typed, problems): (Option<&Answers>, &[FieldProblem]),
    uploaded: &[File],
    texts: Texts,
) -> Vec<FieldView> {
    let posted: Vec<(String, String)> = typed
        .into_iter()
        .flat_map(Answers::pairs)
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    let mut fields = views_of("start", &definition.start.form, app::flows::plain, texts);
    for field in &mut fields {
        field.typed = typed_in(&posted, &field.name);
        field.blame(problems, texts.0);
        let own = uploaded.iter().filter(|file| file.field == field.key);
        field.files = own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect();
    }
    fields
}

/// What is typed for a Start Link is called this in the browser.
pub fn draft_key(slug: &str) -> String {
    format!("start.{slug}")
}

/// The two things every start leads to.
pub fn next(texts: Texts) -> Vec<Next> {
    let line = |holder, who: &str, what: &str| Next { holder, who: who.to_owned(), what: what.to_owned() };
    vec![
        line(Holder::Client, texts.action_you(), texts.start_get_link()),
        line(Holder::Us, texts.action_we(), texts.start_we_look()),
    ]
}
