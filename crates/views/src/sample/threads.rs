//! Samples of what people write to each other in a flow.

use super::{public, says, some, text};
use crate::pages::workspace::{Messages, Thread};
use texts::Texts;

pub(super) fn messages() -> Messages {
    let thread = |key: &str, role: Option<&str>, people: Option<&str>| Thread {
        key: text(key),
        role: role.map(text),
        people: people.map(text),
        internal: role.is_none(),
        messages: public::talk(),
        older: None,
        newest: None,
        draft: String::new(),
        error: None,
        may_write: true,
        is_sent: false,
    };
    let client = Thread {
        older: some("/flows/flow/messages?thread=client&before=m1"),
        ..thread("client", Some("Client"), Some("Ingrid Solheim"))
    };
    let notary = Thread { messages: Vec::new(), ..thread("notary", Some("Notary"), None) };
    let team = Thread {
        messages: Vec::new(),
        error: Some(says(Texts::problem_message_empty)),
        ..thread("internal", None, None)
    };
    // Who has a part of the client’s role, and wrote nothing yet.
    let part = Thread { messages: Vec::new(), ..thread("person:p1", Some("Dora Lind"), Some("Dora Lind")) };
    Messages { threads: vec![client, team, notary, part] }
}
