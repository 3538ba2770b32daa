//! A prospect becomes a client.

use crate::{
    kit::{Answer, Posted, Said, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    policy::{Intention, require},
    record_kinds::{self, CLIENT, PROSPECT},
    records::{self, RecordView},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::record::{Conversion, convert as convert_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    let record = records::show(&signed.ctx, &Id::given(&id)).await?;
    if record.kind.key != PROSPECT {
        // An old page led here.
        return Ok(see_other(&paths::record(&id)));
    }
    Ok(render(&signed, record, StatusCode::OK, None).await?)
}

pub async fn convert(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let done = match signed.command(&posted.answers) {
        Ok(_) => records::convert(&signed.ctx, &id).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::RecordConverted.at(&paths::record(id.as_str())))),
        Err(problem @ (Problem::Conflict(_) | Problem::Invalid(_) | Problem::Stale(_))) => {
            let refusal = problem.said(signed.local().language);
            let record = records::show(&signed.ctx, &id).await?;
            Ok(render(&signed, record, failure::status(&problem), Some(refusal)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    record: RecordView,
    status: StatusCode,
    refusal: Option<String>,
) -> Result<Response, Problem> {
    let words = kind_words(&record.kind, signed.local().texts());
    let client = record_kinds::find(&signed.ctx, CLIENT).await?;
    let now = names(signed, &record).await?;
    let then = names(signed, &RecordView { kind: client, ..record.clone() }).await?;
    let view = Conversion {
        id: record.id.to_string(),
        name: record.name,
        no_longer: now.iter().filter(|name| !then.contains(name)).cloned().collect(),
        from_now: then.iter().filter(|name| !now.contains(name)).cloned().collect(),
        refusal,
    };
    Ok(page(status, convert_page(&signed.shell().await?, &words, &view)))
}

async fn names(signed: &Signed, record: &RecordView) -> Result<Vec<String>, Problem> {
    Ok(records::startable(&signed.ctx, record).await?.into_iter().map(|one| one.name).collect())
}
