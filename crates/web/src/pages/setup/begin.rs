//! Names the organisation, makes its first admin, and signs them in.

use super::new;
use crate::{
    Server,
    kit::{Answer, Answers, Client, Texts, Visit, nonce, see_other},
    limits::Counted,
    pages::session::create::enter,
};
use app::{
    Problem,
    organisations::{Change, Looks},
    sessions::{self, Door, SignIn, Visitor},
    setup::{self, Beginning},
};
use axum::{extract::Path, http::StatusCode};

pub async fn begin(
    visit: Visit,
    Path(token): Path<String>,
    Client(visitor): Client,
    Texts(answers): Texts,
) -> Answer {
    match try_to(&visit.server, &token, visitor, &answers).await {
        Ok(Door::Open(session)) => Ok(enter(&visit.server, &session, views::paths::MAIL)),
        // An address that signs in elsewhere on this server already.
        Ok(Door::SecondFactor { .. }) => Ok(see_other(views::paths::SIGN_IN)),
        Err(Problem::Invalid(mut problems)) => {
            for problem in problems.iter_mut().filter(|problem| problem.path == "name") {
                "organisation".clone_into(&mut problem.path);
            }
            new::render(&visit, StatusCode::UNPROCESSABLE_ENTITY, &token, &answers, &problems).await
        }
        Err(Problem::NotFound) => new::render(&visit, StatusCode::NOT_FOUND, &token, &answers, &[]).await,
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(server: &Server, token: &str, visitor: Visitor, answers: &Answers) -> Result<Door, Problem> {
    let now = server.now();
    server.count(Counted::SignIns, &visitor)?;
    nonce::read(&server.app, &["setup", token], answers.one(nonce::FIELD).unwrap_or_default(), now)?;
    let password = answers.one("password").unwrap_or_default().to_owned();
    let given = Beginning {
        organisation: Change {
            looks: Looks { name: answers.text("organisation").to_owned(), ..Looks::default() },
            zone: answers.text("zone").to_owned(),
            language: answers.text("language").to_owned(),
        },
        name: answers.text("name").to_owned(),
        email: answers.text("email").to_owned(),
        password: password.clone(),
    };
    let email = setup::begin(&server.app, token, given, now, server.entropy()).await?;
    let given = SignIn { email, password, visitor };
    sessions::sign_in(&server.app, given, now, server.entropy()).await
}
