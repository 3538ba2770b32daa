//! Mails wait again.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::mail_server;
use views::paths;

pub async fn remove(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    mail_server::remove(&signed.ctx).await?;
    Ok(see_other(&Said::MailRemoved.at(paths::MAIL)))
}
