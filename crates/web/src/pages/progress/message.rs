//! Writes a message into the thread of whoever holds the link.

use super::show::{ABOUT, Message, render};
use crate::kit::{Answer, OpenLink, Posted, failure, see_other};
use app::{Problem, messages, messages::NewMessage};

pub async fn message(link: OpenLink, posted: Posted) -> Answer {
    match try_to(&link, &posted).await {
        Ok(()) => {
            link.remember_language().await;
            Ok(see_other(&format!("{}?sent=1#messages", link.base())))
        }
        Err(problem @ Problem::Invalid(_)) => {
            let said = problem.said(link.shell.local.language);
            let status = failure::status(&problem);
            let text = posted.answers.one("text").unwrap_or_default().to_owned();
            Ok(render(&link, status, Message { text, error: Some(said), ..Message::default() }).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(link: &OpenLink, posted: &Posted) -> Result<(), Problem> {
    let command = link.command(&ABOUT, &posted.answers)?;
    let seen = app::flows::outside(&link.ctx, &link.opened.flow).await?;
    let thread = seen.thread(&link.opened.person).ok_or(Problem::NotFound)?;
    let text = posted.answers.one("text").unwrap_or_default().to_owned();
    let new = NewMessage { thread, text, command_id: Some(command) };
    messages::post(&link.ctx, &link.opened.flow, new).await.map(drop)
}
