//! A message to the people of many records.

use super::{begin, selection};
use crate::{
    kit::{Answer, Answers, Posted, Signed, failure, page, see_other},
    pages::flow::{new::fill, start::in_place},
};
use app::{
    Problem,
    bulk::{Letter, Recipients, What},
    policy::{Intention, require},
    record_kinds::{self, Kind},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{FieldType, field::FieldProblem};
use views::{
    form::FieldView,
    pages::bulk::{BulkMessage, message as message_page},
    paths,
};

pub async fn show(signed: Signed, Path(kind): Path<String>, query: Answers) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    Ok(render(&signed, &kind, StatusCode::OK, &query, &[]).await?)
}

pub async fn submit(mut signed: Signed, Path(kind): Path<String>, posted: Posted) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    let answers = &posted.answers;
    let what = What::Message(Letter {
        subject: answers.text("subject").to_owned(),
        text: answers.text("text-of-message").to_owned(),
        to: if answers.text("to") == "all" { Recipients::All } else { Recipients::Primary },
    });
    let selected = selection::selection(&signed, &kind.key, answers);
    match begin(&mut signed, &posted, &kind.key, (selected, what)).await {
        Ok(id) => Ok(see_other(&paths::bulk(id.as_str()))),
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            let problems = in_place(problem)?;
            Ok(failure::after(wait, render(&signed, &kind, status, answers, &problems).await?))
        }
    }
}

async fn kind_of(signed: &Signed, key: &str) -> Result<Kind, Problem> {
    require(&signed.ctx.caller, Intention::WriteMessages)?;
    record_kinds::find(&signed.ctx, key).await
}

async fn render(
    signed: &Signed,
    kind: &Kind,
    status: StatusCode,
    typed: &Answers,
    problems: &[FieldProblem],
) -> Result<Response, Problem> {
    let (local, texts) = (signed.local(), signed.local().texts());
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let mut fields = vec![
        FieldView::ask("subject", texts.bulk_subject(), FieldType::Text),
        FieldView {
            key: "text".to_owned(),
            ..FieldView::ask("text-of-message", texts.bulk_text(), FieldType::LongText)
        },
    ];
    fill(&mut fields, &posted, problems, local.language);
    let refusal = problems.iter().find(|one| ["", "records"].contains(&one.path.as_str()));
    let view = BulkMessage {
        chosen: selection::chosen(signed, kind, typed).await?,
        fields,
        to_all: typed.text("to") == "all",
        refusal: refusal.map(|one| one.message.to(local.language)),
    };
    Ok(page(status, message_page(&signed.shell().await?, &view)))
}
