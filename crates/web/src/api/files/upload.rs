//! A file on its way in: its bytes are kept, given once, and removed again where nobody took them.

use crate::{
    Server,
    api::{
        json,
        refusal::{Answer, Refusal},
    },
    kit::{
        attach::{remove, stored},
        upload::{self, NotKept, Uploaded},
    },
};
use app::{
    Ctx, Problem,
    files::GivenFile,
    idempotency::{Key, once},
    steps::StoredFile,
};
use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    http::StatusCode,
};
use model::field::FieldProblem;
use texts::Sentence;

/// The body of a request, and what it is for.
pub struct Sent<'a> {
    /// As the router writes it, filled in: the key of a repeat is bound to it.
    pub route: String,
    pub field: &'a str,
    pub idempotency_key: Option<&'a str>,
    pub body: Result<Multipart, MultipartRejection>,
}

/// `give` writes the row of the file and remembers its answer.
pub async fn take(
    server: &Server,
    ctx: Ctx,
    sent: Sent<'_>,
    give: impl AsyncFnOnce(&Ctx, StoredFile) -> Result<GivenFile, Problem>,
) -> Answer {
    let uploaded = keep(server, sent.body.map_err(|_| unreadable())?, sent.field).await?;
    let id = uploaded.id.clone();
    let fingerprint = format!("{}\n{}", uploaded.name, uploaded.stored.sha256);
    let ctx = ctx.once(sent.idempotency_key.map(|key| Key::new(key, &sent.route, fingerprint.as_bytes())));
    let given = match stored(uploaded) {
        Ok(stored) => once(&ctx, give(&ctx, stored)).await,
        Err(why) => Err(Problem::invalid(sent.field, why)),
    };
    // Refused, or given before: these bytes belong to no file.
    if given.as_ref().map_or(true, |given| given.id != id) {
        remove(server, &id).await;
    }
    json::answer(StatusCode::CREATED, &given?)
}

/// The first part that is a file; whatever its name, the address says what it is for.
async fn keep(server: &Server, mut body: Multipart, field: &str) -> Result<Uploaded, Refusal> {
    while let Some(mut part) = body.next_field().await.map_err(|_| unreadable())? {
        let Some(name) = part.file_name().map(str::to_owned) else { continue };
        let kept = upload::keep(server, field, &name, &mut part).await;
        return match kept {
            Ok(uploaded) => Ok(uploaded),
            Err(why) => {
                // The rest is read and thrown away, so that the sender hears why.
                while let Ok(Some(_)) = part.chunk().await {}
                Err(refused(field, why).into())
            }
        };
    }
    Err(Problem::invalid(field, Sentence::written("Send one file as a part of a multipart form.")).into())
}

fn refused(field: &str, why: NotKept) -> Problem {
    let ours = why.ours;
    let problem = vec![FieldProblem::new(field, why.said)];
    if ours { Problem::NotKept(problem) } else { Problem::Invalid(problem) }
}

fn unreadable() -> Refusal {
    Refusal::Bare(
        StatusCode::BAD_REQUEST,
        "Send the file as multipart/form-data; it may have broken off.".to_owned(),
    )
}
