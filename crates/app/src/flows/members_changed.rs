//! Groups changed: running flows that read them are told, so that pools and roles follow.

use super::{Order, run};
use crate::{
    app::Ctx,
    audit::{self, AuditQuery},
    caller::Caller,
    groups::{self, members_by_name},
    problem::Problem,
    templates,
};
use engine::flow::Act;
use model::value::PersonRef;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    PageRequest, Viewer,
    flows::list::{FlowFilter, Order as ListOrder, Sort},
};

/// Flows of one page.
const PAGE: u32 = 200;

/// # Errors
/// Storage that cannot be reached; flows told so far stay told, and telling twice does nothing.
pub async fn members_changed(ctx: &Ctx, groups: &[String]) -> Result<(), Problem> {
    if groups.is_empty() {
        return Ok(());
    }
    let members = members_by_name(ctx, groups).await?;
    let caller = Caller::System(Viewer::system(ctx.organisation().clone()));
    let system = Ctx::new(Arc::clone(&ctx.app), caller, ctx.now, ctx.entropy());
    for key in templates_reading(&system, groups).await? {
        tell(&system, &key, &members).await?;
    }
    Ok(())
}

/// Acts after which flows have to be told.
const ACTS: [&str; 5] =
    ["group.members_set", "member.added", "member.changed", "member.disabled", "member.enabled"];

/// A process that died between such an act and its telling has left flows untold: so, at a start, all groups are told
/// once more if there was one within the day before.
///
/// # Errors
/// As [`members_changed`].
pub async fn tell_groups_again(ctx: &Ctx) -> Result<(), Problem> {
    let since = ctx.now.plus_days(-1);
    for act in ACTS {
        let query = AuditQuery { act: Some(act.to_owned()), ..AuditQuery::default() };
        let newest = audit::list(ctx, &query).await?.lines.into_iter().next();
        if newest.is_some_and(|line| line.at >= since) {
            let names: Vec<String> = groups::list(ctx).await?.into_iter().map(|group| group.name).collect();
            return members_changed(ctx, &names).await;
        }
    }
    Ok(())
}

/// Keys of templates any version of which reads one of the groups.
async fn templates_reading(ctx: &Ctx, groups: &[String]) -> Result<BTreeSet<String>, Problem> {
    let mut keys = BTreeSet::new();
    for line in templates::list(ctx).await? {
        for version in templates::show(ctx, &line.key).await?.published {
            let published =
                templates::definition::load(&ctx.app, ctx.organisation(), &line.key, version.version).await?;
            if published.definition.groups().into_iter().any(|read| groups.iter().any(|group| group == read))
            {
                keys.insert(line.key.clone());
                break;
            }
        }
    }
    Ok(keys)
}

async fn tell(ctx: &Ctx, template: &str, members: &BTreeMap<String, Vec<PersonRef>>) -> Result<(), Problem> {
    let filter = FlowFilter {
        status: Some("running".to_owned()),
        template_key: Some(template.to_owned()),
        ..FlowFilter::default()
    };
    let mut page = PageRequest::first(PAGE);
    loop {
        let (db, viewer, order) = (&ctx.app.db, ctx.caller.viewer(), ListOrder::usual(Sort::Started));
        let (found, _) = store::flows::list::list(db, viewer, &filter, order, &page).await?;
        for flow in found.items {
            let order = Order::new(flow.id, Act::MembersChanged { groups: members.clone() });
            match run(ctx, order).await {
                Ok(_) | Err(Problem::Refused(_)) => {}
                Err(problem) => return Err(problem),
            }
        }
        match found.next {
            Some(after) => page.after = Some(after),
            None => return Ok(()),
        }
    }
}
