//! The mailbox: mails as they would have been sent, written anew from what the outbox refers to. Everybody's in a demo;
//! elsewhere an admin's, until a mail server is set up.

pub mod frame;
pub mod list;
pub mod show;

use crate::{
    Server,
    kit::{Failure, Signed},
};
use app::{
    Caller, Ctx, Problem, mails,
    mails::{MailFacts, Writing},
    organisations,
    policy::{Intention, require},
};
use store::{Viewer, outbox, outbox::OutboxRow};
use views::mails::Mail;

pub struct Letter {
    pub row: OutboxRow,
    pub facts: MailFacts,
    pub mail: Mail,
}

/// Whoever asks; that they are not signed in matters only where they would have to be.
pub type Asker = Result<Signed, Failure>;

/// Newest first; what speaks of something that is over is left out.
///
/// # Errors
/// `NotFound` for whoever may not read them, and where mails go out.
pub async fn letters(server: &Server, asker: Asker) -> Result<Vec<Letter>, Problem> {
    let organisation = organisations::default(&server.app).await?;
    let is_admin =
        asker.is_ok_and(|signed| require(&signed.ctx.caller, Intention::ManageOrganisation).is_ok());
    let theirs = is_admin && organisation.mails_wait;
    if !(theirs || server.app.settings.demo) {
        return Err(Problem::NotFound);
    }
    let organisation = organisation.id;
    let ctx: Ctx = server.ctx(Caller::System(Viewer::system(organisation.clone())));
    let mut letters = Vec::new();
    for row in outbox::recent(&server.app.db, ctx.caller.viewer()).await? {
        let writing = Writing { now: row.created_at, entropy: ctx.entropy() };
        if !mails::reference::is_mail(&row.kind) {
            continue;
        }
        if let Some(facts) = mails::facts_of(&server.app, &row, writing).await? {
            let mail = (server.letters)(&facts, row.created_at);
            letters.push(Letter { row, facts, mail });
        }
    }
    Ok(letters)
}

pub async fn letter(server: &Server, asker: Asker, id: &str) -> Result<Letter, Problem> {
    let all = letters(server, asker).await?;
    all.into_iter().find(|letter| letter.row.id.as_str() == id).ok_or(Problem::NotFound)
}
