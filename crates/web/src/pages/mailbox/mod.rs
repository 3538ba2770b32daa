//! The mailbox of the demo: mails as they would have been sent, written anew from what the outbox refers to.

pub mod frame;
pub mod list;
pub mod show;

use crate::Server;
use app::{
    Caller, Ctx, Problem, mails,
    mails::{MailFacts, Writing},
    organisations,
};
use store::{Viewer, outbox, outbox::OutboxRow};
use views::mails::Mail;

pub struct Letter {
    pub row: OutboxRow,
    pub facts: MailFacts,
    pub mail: Mail,
}

/// Newest first; what speaks of something that is over is left out.
///
/// # Errors
/// `NotFound` unless this is a demo.
pub async fn letters(server: &Server) -> Result<Vec<Letter>, Problem> {
    if !server.app.settings.demo {
        return Err(Problem::NotFound);
    }
    let organisation = organisations::default(&server.app).await?.id;
    let ctx: Ctx = server.ctx(Caller::System(Viewer::system(organisation.clone())));
    let mut letters = Vec::new();
    for row in outbox::recent(&server.app.db, ctx.caller.viewer()).await? {
        let writing = Writing { now: row.created_at, entropy: ctx.entropy() };
        if row.kind != mails::reference::KIND {
            continue;
        }
        if let Some(facts) = mails::facts(&server.app, &organisation, &row.reference, writing).await? {
            let mail = (server.letters)(&facts, row.created_at);
            letters.push(Letter { row, facts, mail });
        }
    }
    Ok(letters)
}

pub async fn letter(server: &Server, id: &str) -> Result<Letter, Problem> {
    let all = letters(server).await?;
    all.into_iter().find(|letter| letter.row.id.as_str() == id).ok_or(Problem::NotFound)
}
