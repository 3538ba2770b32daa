//! One mail for several things: a morning's, or those of one flow that came within an hour.

use super::{
    Envelope, Mail,
    letter::{Letter, Link, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Collected {
    /// Most pressing first.
    pub items: Vec<Item>,
    /// How many more there are.
    pub more: usize,
    /// Where all of them stand, for members.
    pub url: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub what: What,
    /// Of the step, the message, the milestone.
    pub title: String,
    pub flow: String,
    pub due: Option<Instant>,
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    ToDo,
    /// Before its own people see it.
    ToPrepare,
    /// From this person or organisation.
    Message(String),
    /// What this person or organisation wrote, whole.
    Letter {
        from: String,
        text: String,
    },
    /// Nobody plays this role.
    OwnerNeeded(String),
    /// It waits for the reader.
    Waits,
    NotStarted,
    Milestone,
    /// An answer was written down for the reader.
    Recorded,
    /// What the reader had lent is theirs to do again.
    GivenBack,
    /// Somebody did it for the reader.
    DoneForYou,
}

pub fn collected(envelope: &Envelope, mail: &Collected) -> Mail {
    let texts = envelope.texts();
    let count = mail.items.len() + mail.more;
    let first = mail.items.first().map(|item| item.title.as_str()).unwrap_or_default();
    let mut parts = vec![Part::Links(mail.items.iter().map(|item| link(envelope, item)).collect())];
    if mail.more > 0 {
        parts.push(Part::Words(texts.mail_collected_more(mail.more)));
    }
    write(
        envelope,
        &Letter {
            subject: texts.mail_collected_subject(count, first),
            preview: texts.mail_collected_preview(),
            heading: texts.mail_collected_heading(count),
            parts,
            button: mail.url.as_deref().map(|url| (texts.mail_collected_button(), url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}

fn link(envelope: &Envelope, item: &Item) -> Link {
    let texts = envelope.texts();
    let what = match (&item.what, item.due) {
        (What::Letter { from, text }, _) => {
            let detail = format!("{}: {text}", texts.mail_message_heading(from));
            return Link { title: item.title.clone(), detail, url: item.url.clone() };
        }
        (What::ToDo, Some(due)) if due < envelope.local.now => {
            texts.mail_overdue_was_due(envelope.local.in_full(due))
        }
        (What::ToDo, Some(due)) => texts.mail_by(envelope.local.in_full(due)),
        (What::ToDo, None) => texts.mail_collected_todo().to_owned(),
        (What::ToPrepare, _) => texts.mail_collected_to_prepare().to_owned(),
        (What::Message(from), _) => texts.mail_message_heading(from),
        (What::OwnerNeeded(role), _) => texts.mail_owner_lead(role),
        (What::Waits, _) => texts.mail_owner_preview().to_owned(),
        (What::NotStarted, _) => texts.mail_collected_not_started().to_owned(),
        (What::Milestone, _) => texts.mail_collected_milestone().to_owned(),
        (What::GivenBack, _) => texts.mail_collected_given_back().to_owned(),
        (What::DoneForYou, _) => texts.mail_collected_done_for_you().to_owned(),
        (What::Recorded, _) => texts.mail_collected_recorded().to_owned(),
    };
    let detail = format!("{} · {}", what.trim_end_matches('.'), item.flow);
    Link { title: item.title.clone(), detail, url: item.url.clone() }
}
