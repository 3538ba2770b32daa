//! Whom and what an admin may mean: records by the beginning of their name, people by their address.

use super::{Along, SubjectKind};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use store::{
    PageRequest, people,
    records::{self, RecordFilter},
};

/// Records shown at once.
const FOUND_MAX: u32 = 20;

/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn find(ctx: &Ctx, asked: &str) -> Result<Vec<(SubjectKind, Along)>, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let filter = RecordFilter { kind: None, name_starts: Some(asked.to_owned()) };
    let records = records::list(db, viewer, &filter, &PageRequest::first(FOUND_MAX)).await?.items;
    let records = records.into_iter().filter(|record| record.kind != crate::records::firm::KIND);
    let mut found: Vec<(SubjectKind, Along)> = records
        .map(|one| {
            (SubjectKind::Record, Along { id: one.id, kind: one.kind, name: one.name, email: one.email })
        })
        .collect();
    if let Ok(address) = crate::email::read(asked, "q") {
        for person in people::by_email(db, viewer, &address).await? {
            if !store::erasing::survey::is_member(db, viewer, &person.id).await? {
                let one =
                    Along { id: person.id, kind: String::new(), name: person.name, email: person.email };
                found.push((SubjectKind::Person, one));
            }
        }
    }
    Ok(found)
}
