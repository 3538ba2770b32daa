//! Where a template stands: in a folder or in none, private or shared. The portal offers what is shared and in none.

use crate::{
    Ctx, audit, names,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use serde_json::json;
use store::portal::entries;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// None is the root.
    pub folder: Option<String>,
    pub is_private: bool,
}

/// Where a template stands now, if it may be started by a link.
///
/// # Errors
/// `NotAllowed` for anybody who does not write templates.
pub async fn template_place(ctx: &Ctx, template: &str) -> Result<Place, Problem> {
    require(&ctx.caller, Intention::WriteTemplates)?;
    let place = entries::template_place(&ctx.app.db, ctx.caller.viewer(), template).await?;
    Ok(place
        .map_or_else(Place::default, |place| Place { folder: place.folder, is_private: place.is_private }))
}

/// # Errors
/// `NotFound` for a template that was never published, `Invalid` at `folder` for a name nobody can read.
pub async fn place_template(ctx: &Ctx, template: &str, place: Place) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteTemplates)?;
    templates::published(&ctx.app, ctx.organisation(), template).await?;
    let folder = place.folder.filter(|folder| !folder.trim().is_empty());
    let folder = folder.map(|folder| names::read(&folder, "folder")).transpose()?;
    let details = json!({"folder": folder, "private": place.is_private});
    let row = entries::TemplatePlace {
        organisation: ctx.organisation().clone(),
        template_key: template.to_owned(),
        folder,
        is_private: place.is_private,
        updated_at: ctx.now,
    };
    Ok(audit::write(ctx, audit::Act::new("template.placed", template, details), vec![entries::place(row)])
        .await?)
}
