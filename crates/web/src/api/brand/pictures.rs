//! The logo, and the picture beside the sign-in: the body is the picture itself.

use super::looks::shown;
use crate::{
    Server,
    api::{
        json,
        keyed::Keyed,
        problem::Document,
        refusal::{Answer, Refusal},
        schema,
    },
    pictures::LOOKS_BYTES_MAX,
};
use app::{
    Ctx, organisations,
    organisations::Place,
    policy::{Intention, require},
};
use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::StatusCode,
    response::IntoResponse as _,
};
use std::sync::Arc;

/// What setting a picture is answered with.
#[derive(utoipa::IntoResponses)]
#[expect(dead_code, reason = "it describes what others write")]
enum PictureSet {
    /// The looks
    #[response(status = 200)]
    Looks(schema::Brand),
    /// The key has not the scope admin
    #[response(status = 403)]
    NotAllowed(Document<'static>),
    /// More than 5 MB
    #[response(status = 413)]
    TooLarge(Document<'static>),
    /// No picture, a damaged one, or one with too many pixels
    #[response(status = 422)]
    NoPicture(Document<'static>),
}

/// What removing one is answered with.
#[derive(utoipa::IntoResponses)]
#[expect(dead_code, reason = "it describes what others write")]
enum PictureRemoved {
    /// There is none
    #[response(status = 204)]
    Gone,
    /// The key has not the scope admin
    #[response(status = 403)]
    NotAllowed(Document<'static>),
}

/// Sets the logo: PNG, JPEG or WebP, written anew from its pixels. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/brand/logo", tag = "brand",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(PictureSet))]
pub async fn set_logo(State(server): State<Arc<Server>>, Keyed(ctx): Keyed, body: Body) -> Answer {
    set(&server, &ctx, Place::Logo, body).await
}

/// Removes the logo; initials stand in its place again. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/brand/logo", tag = "brand", responses(PictureRemoved))]
pub async fn remove_logo(Keyed(ctx): Keyed) -> Answer {
    remove(&ctx, Place::Logo).await
}

/// Sets the picture beside the sign-in of the portal. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/brand/sign-in-picture", tag = "brand",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(PictureSet))]
pub async fn set_sign_in(State(server): State<Arc<Server>>, Keyed(ctx): Keyed, body: Body) -> Answer {
    set(&server, &ctx, Place::SignIn, body).await
}

/// Removes the picture beside the sign-in of the portal. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/brand/sign-in-picture", tag = "brand", responses(PictureRemoved))]
pub async fn remove_sign_in(Keyed(ctx): Keyed) -> Answer {
    remove(&ctx, Place::SignIn).await
}

async fn set(server: &Server, ctx: &Ctx, place: Place, body: Body) -> Answer {
    require(&ctx.caller, Intention::ManageBrand)?;
    let too_large = || Refusal::Bare(StatusCode::PAYLOAD_TOO_LARGE, "Send at most 5 MB.".to_owned());
    let bytes = to_bytes(body, LOOKS_BYTES_MAX).await.map_err(|_| too_large())?;
    let new = server.pictures.of_looks(place, bytes.to_vec()).await?;
    organisations::set_picture(ctx, place, new).await?;
    json::answer(StatusCode::OK, &shown(&organisations::of(&ctx.app, ctx.organisation()).await?))
}

async fn remove(ctx: &Ctx, place: Place) -> Answer {
    organisations::remove_picture(ctx, place).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
