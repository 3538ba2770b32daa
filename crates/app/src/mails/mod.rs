//! Mails, by reference: the outbox holds who and what about, never an address, a text or a token.
//! `facts` gathers what the worker needs to render one at delivery.

mod about;
mod facts;
mod links;
pub mod reference;

pub use facts::{About, AssignmentFacts, MailFacts, Writing, facts};
pub use reference::Reference;
