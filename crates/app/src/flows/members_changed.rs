//! Groups changed: running flows that read them are told, so that pools and roles follow.

use super::{Order, run};
use crate::{app::Ctx, caller::Caller, groups::members_by_name, problem::Problem, templates};
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
