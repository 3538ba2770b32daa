//! A file for a document or a field of an open step. It is given for good when the step is completed.

use crate::{
    Server,
    api::{
        json,
        keyed::Keyed,
        posted::idempotency_key,
        problem::Document,
        refusal::{Answer, Refusal},
        schema,
    },
    kit::{
        attach::stored,
        upload::{self, NotKept, Uploaded},
    },
};
use app::{
    Problem,
    files::GivenFile,
    idempotency::{Key, once},
    steps::{self, StoredFile},
};
use axum::{
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::{HeaderMap, StatusCode},
};
use model::{Id, field::FieldProblem};
use std::sync::Arc;
use texts::Sentence;

/// Uploads one file.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/files/{field}", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("field" = String, Path, description = "Key of the document or file field"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::Upload, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The file, waiting for the step's completion", body = schema::File),
        (status = 404, description = "No such flow, step or document", body = Document),
        (status = 409, description = "The step does not wait for files", body = Document),
        (status = 413, description = "The file is too large", body = Document),
        (status = 422, description = "The file is of a wrong type", body = Document),
    ))]
pub async fn give(
    State(server): State<Arc<Server>>,
    Keyed(ctx): Keyed,
    Path((flow, step, field)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Answer {
    let key = idempotency_key(&headers)?;
    let uploaded = keep(&server, body.map_err(|_| unreadable())?, &field).await?;
    let id = uploaded.id.clone();
    let fingerprint = format!("{}\n{}", uploaded.name, uploaded.stored.sha256);
    let route = format!("POST /api/v1/flows/{flow}/steps/{step}/files/{field}");
    let ctx = ctx.once(key.map(|key| Key::new(key, &route, fingerprint.as_bytes())));
    let stored = stored(uploaded).map_err(|why| Problem::invalid(&field, why));
    let given = match stored {
        Ok(stored) => once(&ctx, give_once(&ctx, &Id::given(&flow), (&step, &field), stored)).await,
        Err(problem) => Err(problem),
    };
    // Refused, or given before: these bytes belong to no file.
    if given.as_ref().map_or(true, |given| given.id != id)
        && let Err(error) = server.files.delete(&id).await
    {
        tracing::warn!(%error, "the bytes of a refused file could not be removed");
    }
    json::answer(StatusCode::CREATED, &given?)
}

async fn give_once(
    ctx: &app::Ctx,
    flow: &Id,
    (step, field): (&str, &str),
    stored: StoredFile,
) -> Result<GivenFile, Problem> {
    let file = steps::give_file(ctx, flow, step, field, stored).await?;
    Ok(GivenFile::of(&file))
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
