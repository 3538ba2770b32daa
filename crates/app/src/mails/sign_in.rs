//! That how somebody signs in was changed goes by mail to them, in the transaction that changes it.

use super::reference::{self, Reference, SignInChange};
use crate::app::Ctx;
use model::{Id, Instant};
use store::{Statement, outbox};

pub(crate) fn sign_in_changed(ctx: &Ctx, organisation: &Id, person: &Id, what: SignInChange) -> Statement {
    row(ctx.id(), organisation, person, (what, ctx.now))
}

/// The same of somebody who is not signed in yet.
pub(crate) fn row(id: Id, organisation: &Id, person: &Id, (what, at): (SignInChange, Instant)) -> Statement {
    let about = Reference::SignInChanged { person: person.clone(), what, at };
    outbox::insert(outbox::OutboxRow::new(id, organisation.clone(), reference::KIND, about.text(), at))
}
