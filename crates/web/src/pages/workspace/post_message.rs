//! Writes a message into a thread.

use super::{
    Workspace,
    messages::{Refused, again},
};
use crate::kit::{Answer, Posted, Said, Signed, failure, see_other};
use app::{
    Problem, messages,
    messages::{NewMessage, Thread},
};
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn post(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let (thread, text) = (answers.text("thread"), answers.one("text").unwrap_or_default());
    let done = match signed.command(answers) {
        Ok(command) => {
            let new =
                NewMessage { thread: Thread::of(thread), text: text.to_owned(), command_id: Some(command) };
            messages::post(&signed.ctx, &Id::given(&id), new).await.map(drop)
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => {
            let sent = url::form_urlencoded::byte_serialize(thread.as_bytes()).collect::<String>();
            Ok(see_other(&Said::MessageSent.at(&format!("{}?sent={sent}", paths::flow_messages(&id)))))
        }
        Err(problem @ Problem::Invalid(_)) => {
            let why = problem.said(signed.local().language);
            let status = failure::status(&problem);
            let workspace = Workspace::open(&signed, &id).await?;
            again(&signed, &workspace, status, &Refused { thread, text, why }).await
        }
        Err(problem) => Err(problem.into()),
    }
}
