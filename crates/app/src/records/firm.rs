//! The record of the organisation itself, which its internal flows are about: incidents, maintenance, its own offices.

use crate::Ctx;
use model::Id;
use store::{
    Statement,
    records::{self, Record},
};

pub(crate) const KIND: &str = "firm";

/// The record a new organisation begins with.
pub(crate) fn first(ctx: &Ctx, everyone: &Id, name: &str) -> Statement {
    records::insert(Record {
        id: ctx.id(),
        organisation: ctx.organisation().clone(),
        access_group: everyone.clone(),
        kind: KIND.to_owned(),
        name: name.to_owned(),
        email: None,
        identity_key: Some(identity(ctx.organisation())),
        fields: "{}".to_owned(),
        owner: None,
        created_at: ctx.now,
        updated_at: ctx.now,
    })
}

/// It is called what the organisation is called.
pub(crate) fn rename(ctx: &Ctx, name: &str) -> Statement {
    records::rename(&identity(ctx.organisation()), name, ctx.now)
}

/// One for each organisation.
pub(crate) fn identity(organisation: &Id) -> String {
    format!("{organisation} {KIND}")
}
