//! The page a one-time link opens.

use crate::{
    kit::{Answer, Visit, nonce, page},
    paths,
};
use app::passwords;
use axum::{extract::Path, http::StatusCode};
use model::{Id, field::FieldProblem};
use views::pages::session::{SetPassword, set_password};

pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    render(&visit, StatusCode::OK, &token, &[]).await
}

pub async fn render(visit: &Visit, status: StatusCode, token: &str, problems: &[FieldProblem]) -> Answer {
    let server = &visit.server;
    let now = server.now();
    let invited = passwords::check_link(&server.app, token, now).await?;
    let id = Id::new(now, &mut server.entropy());
    let shell = visit.shell().await?;
    let of = |path: &str| {
        problems.iter().find(|one| one.path == path).map(|one| one.message.to(shell.local.language))
    };
    let view = SetPassword {
        action: paths::password(token),
        csrf: nonce::write(&server.app, &["password", token], id.as_str(), now),
        name: invited.name,
        email: invited.email,
        error: of("password").or_else(|| of("")),
        again_error: of("again"),
    };
    Ok(page(status, set_password(&shell, &view)))
}
