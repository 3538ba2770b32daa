//! The organisation's logo: bytes written anew from the pixels of a picture, kept with the organisation.

use super::current;
use crate::{
    App, Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use model::Id;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{Statement, Viewer, brands};
use texts::Sentence;

/// Longest side, in pixels: sharp on every screen at the size it is shown in.
pub const SIDE_PX_MAX: u32 = 512;
const BYTES_MAX: usize = 400_000;

/// As `gateways::pictures` wrote it; never bytes as somebody sent them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLogo {
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// A logo to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// # Errors
/// `Invalid` for one of too many bytes.
pub async fn set_logo(ctx: &Ctx, new: NewLogo) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    if new.bytes.len() > BYTES_MAX {
        return Err(Problem::invalid("logo", Sentence::organisation_logo_too_large()));
    }
    let hash = hex::encode(Sha256::digest(&new.bytes));
    let picture = brands::Picture {
        organisation: ctx.organisation().clone(),
        hash: hash.clone(),
        media_type: new.media_type,
        content: STANDARD.encode(&new.bytes),
        created_at: ctx.now,
    };
    let statements = vec![
        brands::insert_picture(picture),
        with_logo(ctx, Some(hash.clone())).await?,
        brands::delete_pictures_except(ctx.caller.viewer(), &hash),
    ];
    write(ctx, "organisation.logo_set", &hash, statements).await
}

/// Its initials stand in its place again.
///
/// # Errors
/// `NotAllowed` without the right to change the organisation.
pub async fn remove_logo(ctx: &Ctx) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let statements =
        vec![with_logo(ctx, None).await?, brands::delete_pictures_except(ctx.caller.viewer(), "")];
    write(ctx, "organisation.logo_removed", "", statements).await
}

async fn with_logo(ctx: &Ctx, hash: Option<String>) -> Result<Statement, Problem> {
    let known = brands::get(&ctx.app.db, ctx.caller.viewer()).await?;
    let known = known.unwrap_or_else(|| brands::Brand::of(ctx.organisation().clone(), ctx.now));
    Ok(brands::put(brands::Brand { logo_hash: hash, updated_at: ctx.now, ..known }))
}

async fn write(ctx: &Ctx, act: &'static str, hash: &str, statements: Vec<Statement>) -> Result<(), Problem> {
    let act = audit::Act::new(act, ctx.organisation(), json!({"hash": hash}));
    audit::write(ctx, act, statements).await?;
    current::forget(&ctx.app, ctx.organisation());
    Ok(())
}

/// From memory after the first time; an address names one picture for ever.
///
/// # Errors
/// `NotFound` for any other than the organisation's own.
pub async fn logo(app: &App, hash: &str) -> Result<Arc<Logo>, Problem> {
    let organisation: Id = super::default(app).await?.id;
    let key = (organisation.clone(), hash.to_owned());
    if let Some(known) = app.logos.get(&key) {
        return Ok(known);
    }
    let row = brands::picture(&app.db, &Viewer::system(organisation), hash).await?;
    let row = row.ok_or(Problem::NotFound)?;
    let bytes = STANDARD.decode(&row.content).map_err(Problem::broken)?;
    let logo = Arc::new(Logo { media_type: row.media_type, bytes });
    app.logos.put(key, Arc::clone(&logo));
    Ok(logo)
}
