//! Who asked, with the rights they have now: whoever may no longer do it by hand does not do it in bulk either.

use crate::{
    app::App,
    caller::Caller,
    keys,
    policy::{Intention, require},
    problem::Problem,
};
use store::{
    Viewer,
    bulk::{Bulk, BulkAct},
    members,
};

/// # Errors
/// `NotAllowed` without the right to do it for one record.
pub(super) fn may(caller: &Caller, act: BulkAct) -> Result<(), Problem> {
    require(caller, Intention::ReadRecords)?;
    require(
        caller,
        match act {
            BulkAct::Start => Intention::StartFlows,
            BulkAct::Message => Intention::WriteMessages,
        },
    )
}

/// Nobody where they left, or their key was revoked.
pub(super) async fn asker(app: &App, bulk: &Bulk) -> Result<Option<Caller>, Problem> {
    let system = Viewer::system(bulk.organisation.clone());
    let caller = match (&bulk.person, &bulk.key) {
        (Some(person), _) => {
            let member = members::get(&app.db, &system, person).await?;
            match member.filter(|member| member.disabled_at.is_none()) {
                Some(member) => Some(Caller::Member(Viewer {
                    organisation: bulk.organisation.clone(),
                    person: Some(person.clone()),
                    permissions: member.permissions,
                    access: members::access(&app.db, &system, person).await?,
                })),
                None => None,
            }
        }
        (None, Some(key)) => keys::by_id(app, &bulk.organisation, key).await?,
        (None, None) => None,
    };
    Ok(caller.filter(|caller| may(caller, bulk.act).is_ok()))
}
