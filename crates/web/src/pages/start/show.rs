//! The start page.

use crate::{
    kit::{Answer, Answers, Visit, page},
    paths,
};
use app::{start_links, start_links::StartPage};
use axum::{extract::Path, http::StatusCode};
use model::{Definition, field::FieldProblem};
use texts::Texts;
use views::{
    form::{FieldView, typed_in, views_of},
    pages::start::{Start, show as start_page},
    part::{Holder, Next},
};

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    render(&visit, StatusCode::OK, &slug, &Answers::default(), &[]).await
}

/// The page with a fresh nonce, what was typed, and what is wrong with it.
pub async fn render(
    visit: &Visit,
    status: StatusCode,
    slug: &str,
    typed: &Answers,
    problems: &[FieldProblem],
) -> Answer {
    let server = &visit.server;
    let opened = start_links::open(&server.app, slug, server.now(), server.entropy()).await?;
    let shell = visit.shell().await?;
    Ok(page(status, start_page(&shell, &view(opened, typed, problems, shell.local.texts()))))
}

fn view(opened: StartPage, typed: &Answers, problems: &[FieldProblem], texts: Texts) -> Start {
    let definition = &opened.template.definition;
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(texts.0));
    Start {
        action: paths::start(&opened.slug),
        nonce: opened.nonce.clone(),
        title: definition.name.clone(),
        description: definition.description.clone(),
        name: typed.one("your_name").unwrap_or_default().to_owned(),
        name_error: of("name"),
        email: typed.one("your_email").unwrap_or_default().to_owned(),
        email_error: of("email"),
        fields: fields(definition, typed, problems, texts),
        next: next(),
        refusal: of(""),
    }
}

fn fields(definition: &Definition, typed: &Answers, problems: &[FieldProblem], texts: Texts) -> Vec<FieldView> {
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let mut fields = views_of(&definition.start.form, app::flows::plain, texts);
    for field in &mut fields {
        field.typed = typed_in(&posted, &field.name);
        field.error = problems.iter().find(|one| one.path == field.key).map(|one| one.message.to(texts.0));
    }
    fields
}

/// The two things every start leads to.
pub fn next() -> Vec<Next> {
    let line = |holder, who: &str, what: &str| Next { holder, who: who.to_owned(), what: what.to_owned() };
    vec![
        line(Holder::Client, "You", "get a mail with your personal link, and open it."),
        line(Holder::Us, "We", "look at what you give us and write to you when it is your turn again."),
    ]
}
