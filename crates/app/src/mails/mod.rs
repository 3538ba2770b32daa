//! Mails, by reference: the outbox holds who and what about, never an address, a text or a token.
//! `facts` gathers what the worker needs to render one at delivery.

mod about;
mod collected;
mod deadline;
mod facts;
mod lending;
mod links;
pub mod reference;
mod settle;
mod sign_in;
mod start_link;
mod superseded;

pub use collected::Item;
pub use facts::{
    About, AssignmentFacts, HandedBack, LentFacts, MailFacts, Stalled, Writing, facts, facts_of,
};
pub use reference::{NotStarted, Reference, SignInChange};
pub(crate) use sign_in::{row as sign_in_changed_row, sign_in_changed};
pub use superseded::is_superseded;
