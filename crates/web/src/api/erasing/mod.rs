//! Erasing: what would go, doing it, and how far it has come.

pub mod create;
pub mod list;
pub mod preview;
pub mod show;

use app::{
    Problem,
    erasing::{Erasure, Subject},
};
use model::Id;
use serde_json::{Value as Json, json};
use texts::Sentence;

/// # Errors
/// `Invalid` for another kind.
fn subject(kind: &str, id: &str) -> Result<Subject, Problem> {
    match kind {
        "person" => Ok(Subject::Person(Id::given(id))),
        "record" => Ok(Subject::Record(Id::given(id))),
        _ => Err(Problem::invalid("kind", Sentence::written("Send person or record."))),
    }
}

fn shown(job: &Erasure) -> Json {
    json!({
        "id": job.id,
        "kind": job.subject_kind.as_str(),
        "subject": job.subject,
        "ground": job.ground.as_str(),
        "by": job.person,
        "status": job.status.as_str(),
        "flows": job.flows,
        "values": job.values,
        "files": job.files,
        "damaged": job.damaged,
        "created_at": job.created_at.to_string(),
        "finished_at": job.finished_at.map(|at| at.to_string()),
    })
}
