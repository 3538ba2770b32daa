//! Pictures of the organisation, its logo and the one beside the sign-in of its portal: bytes written anew from the
//! pixels of a picture, kept with the organisation.

use super::current;
use crate::{
    App, Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{Statement, System, brands};
use texts::Sentence;

/// Where a picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Logo,
    SignIn,
}

impl Place {
    pub const ALL: [Self; 2] = [Self::Logo, Self::SignIn];

    /// Longest side, in pixels: sharp on every screen at the size it is shown in.
    pub fn side_px_max(self) -> u32 {
        match self {
            Self::Logo => 512,
            Self::SignIn => 1_280,
        }
    }

    /// The field of its form.
    pub fn field(self) -> &'static str {
        match self {
            Self::Logo => "logo",
            Self::SignIn => "sign_in",
        }
    }

    fn acts(self) -> (&'static str, &'static str) {
        match self {
            Self::Logo => ("organisation.logo_set", "organisation.logo_removed"),
            Self::SignIn => ("organisation.sign_in_picture_set", "organisation.sign_in_picture_removed"),
        }
    }
}

/// Of one picture, written anew.
pub const PICTURE_BYTES_MAX: usize = 400_000;

/// As `gateways::pictures` wrote it; never bytes as somebody sent them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPicture {
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// A picture to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// # Errors
/// `Invalid` for one of too many bytes.
pub async fn set_picture(ctx: &Ctx, place: Place, new: NewPicture) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageBrand)?;
    if new.bytes.len() > PICTURE_BYTES_MAX {
        return Err(Problem::invalid(place.field(), Sentence::organisation_logo_too_large()));
    }
    let hash = hex::encode(Sha256::digest(&new.bytes));
    let picture = brands::Picture {
        organisation: ctx.organisation().clone(),
        hash: hash.clone(),
        media_type: new.media_type,
        content: STANDARD.encode(&new.bytes),
        created_at: ctx.now,
    };
    let mut statements = vec![brands::insert_picture(picture)];
    statements.extend(shown(ctx, place, Some(hash.clone())).await?);
    write(ctx, place.acts().0, &hash, statements).await
}

/// Initials stand in place of the logo again; nothing stands beside the sign-in.
///
/// # Errors
/// `NotAllowed` without the right to change the looks.
pub async fn remove_picture(ctx: &Ctx, place: Place) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageBrand)?;
    write(ctx, place.acts().1, "", shown(ctx, place, None).await?.into()).await
}

/// Shows this one there, and forgets those that are shown nowhere.
async fn shown(ctx: &Ctx, place: Place, hash: Option<String>) -> Result<[Statement; 2], Problem> {
    let known = brands::get(&ctx.app.db, ctx.caller.viewer()).await?;
    let mut brand = known.unwrap_or_else(|| brands::Brand::of(ctx.organisation().clone(), ctx.now));
    match place {
        Place::Logo => brand.logo_hash = hash,
        Place::SignIn => brand.sign_in_hash = hash,
    }
    brand.updated_at = ctx.now;
    Ok([brands::put(brand), brands::delete_unused_pictures(ctx.caller.viewer())])
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
/// `NotFound` for any that no organisation shows.
pub async fn picture(app: &App, hash: &str) -> Result<Arc<Picture>, Problem> {
    let key = hash.to_owned();
    if let Some(known) = app.pictures.get(&key) {
        return Ok(known);
    }
    let row = brands::picture(&app.db, &System, hash).await?.ok_or(Problem::NotFound)?;
    let bytes = STANDARD.decode(&row.content).map_err(Problem::broken)?;
    let picture = Arc::new(Picture { media_type: row.media_type, bytes });
    app.pictures.put(key, Arc::clone(&picture));
    Ok(picture)
}
