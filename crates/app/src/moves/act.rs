//! The act as the engine takes it: the new version, and what of the world it reads.

use crate::{
    app::Ctx,
    calendars,
    flows::{Loaded, house::house, record},
    groups,
    problem::Problem,
    templates::Published,
};
use engine::flow::{Act, Migration, TemplateRef};
use std::sync::Arc;

pub(super) async fn act(ctx: &Ctx, loaded: &Loaded, to: &Published, reason: &str) -> Result<Act, Problem> {
    let definition = &to.definition;
    let record = loaded.state.record.as_ref().ok_or_else(|| Problem::broken("a flow without a record"))?;
    let named: Vec<String> = definition.groups().into_iter().map(ToOwned::to_owned).collect();
    let house = house(&ctx.app, ctx.organisation()).await?;
    Ok(Act::Migrate(Box::new(Migration {
        to: TemplateRef {
            key: definition.key.clone(),
            version: u32::try_from(to.version).map_err(Problem::broken)?,
        },
        definition: Arc::new(definition.clone()),
        reason: reason.to_owned(),
        record: record::snapshot_of(ctx, &record.id).await?,
        groups: groups::members_by_name(ctx, &named).await?,
        calendar: Arc::clone(&house.calendars.of_template(&definition.key).calendar),
        calendars: house.calendars.all_named(&calendars::named_by(definition)),
    })))
}
