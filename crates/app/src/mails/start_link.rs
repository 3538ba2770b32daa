//! A Start Link that was sent by mail: its reader is an address, not a person.

use super::About;
use crate::{app::Ctx, flows::house::house, problem::Problem, templates};
use model::Id;
use store::{
    attention::Reader,
    people,
    templates::{sendings, settings},
};

/// Nobody any more when the sending was erased.
pub(super) async fn reader(ctx: &Ctx, sending: &Id) -> Result<Option<Reader>, Problem> {
    let row = sendings::get(&ctx.app.db, ctx.caller.viewer(), sending).await?;
    Ok(row.map(|row| Reader {
        person: row.id,
        name: String::new(),
        email: Some(row.email),
        is_member: false,
        wants_digest: false,
        wants_needed: false,
        zone: None,
        language: Some(row.language),
    }))
}

/// `None` where the link leads nowhere by now.
pub(super) async fn about(ctx: &Ctx, sending: &Id) -> Result<Option<About>, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let Some(row) = sendings::get(db, viewer, sending).await? else { return Ok(None) };
    let link = settings::start_link(db, viewer, &row.template_key).await?;
    let Some(link) = link.filter(|link| link.enabled) else { return Ok(None) };
    let template = match templates::published(&ctx.app, ctx.organisation(), &row.template_key).await {
        Ok(template) => template,
        Err(Problem::NotFound) => return Ok(None),
        Err(problem) => return Err(problem),
    };
    let house = house(&ctx.app, ctx.organisation()).await?;
    let sender = people::get(db, viewer, &row.sender).await?.map(|person| person.name);
    let from = (!row.message.is_empty()).then(|| {
        let name = sender.filter(|name| !name.is_empty()).unwrap_or_else(|| house.name.clone());
        (name, row.message)
    });
    let url = format!("{}/s/{}?sent={}", house.address, link.token, row.id);
    Ok(Some(About::StartLink { name: template.definition.name.clone(), from, url }))
}
