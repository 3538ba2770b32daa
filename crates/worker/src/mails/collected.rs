//! One line of a mail that says several things.

use app::mails::{About, Item};
use views::mails::{Item as Line, What};

/// `None` for what is never put off.
pub fn item(item: Item) -> Option<Line> {
    let due = item.due;
    let line = |what, title, flow, url| Some(Line { what, title, flow, due, url });
    match item.about {
        About::Assignment(facts) => line(What::ToDo, facts.title, facts.flow, facts.url),
        About::ToPrepare { title, flow, url, .. } => line(What::ToPrepare, title, flow, url),
        About::Returned { flow, documents, url, .. } => {
            let names: Vec<String> = documents.into_iter().map(|(label, _)| label).collect();
            line(What::ToDo, names.join(", "), flow, url)
        }
        About::Overdue { title, flow, url, .. }
        | About::Reminder { title, flow, url, .. }
        | About::Escalated { title, flow, url, .. } => line(What::ToDo, title, flow, url),
        About::Message { from, flow, text, url } => line(What::Message(from), beginning(&text), flow, url),
        // All of it: it stands nowhere else that its reader could open.
        About::RecordMessage { from, subject, text, url } => {
            line(What::Letter { from, text }, subject, String::new(), url)
        }
        About::OwnerNeeded { title, role, flow, url, .. } => line(What::OwnerNeeded(role), title, flow, url),
        About::Stalled { title, flow, url, .. } => line(What::Waits, title, flow, url),
        About::NotStarted { template, flow, url, .. } => line(What::NotStarted, template, flow, url),
        About::Milestone { name, flow, url, .. } => line(What::Milestone, name, flow, url),
        About::Recorded { title, flow, url, .. } => line(What::Recorded, title, flow, url),
        About::GivenBack { title, flow, url, .. } => line(What::GivenBack, title, flow, url),
        About::DoneForYou { title, flow, url, .. } => line(What::DoneForYou, title, flow, url),
        About::Lent(_) | About::SignInChanged { .. } | About::StartLink { .. } => None,
        About::Renewed { .. } | About::Collected { .. } | About::Code { .. } | About::Password { .. } => None,
    }
}

const CHARS_MAX: usize = 120;

/// The first line of what somebody wrote.
fn beginning(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if line.chars().count() <= CHARS_MAX {
        return line.to_owned();
    }
    line.chars().take(CHARS_MAX - 1).chain(['…']).collect()
}
