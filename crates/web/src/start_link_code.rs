//! The code of a Start Link, the same for members and for programs.

use crate::{
    kit::download::plain_disposition,
    qr::{Format, Qr},
    shape,
};
use app::{Ctx, Problem, organisations, start_links};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// The address as a code, in the brand's colour.
///
/// # Errors
/// `NotFound` before the link was configured.
pub async fn code(ctx: &Ctx, key: &str, format: Format, is_saved: bool) -> Result<Response, Problem> {
    let link = start_links::show(ctx, key).await?.ok_or(Problem::NotFound)?;
    let color = shape::brand(&organisations::of(&ctx.app, ctx.organisation()).await?).on_white();
    let bytes = Qr::of(&link.url, color)?.written(format)?;
    let how = if is_saved { "attachment" } else { "inline" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (
            header::CONTENT_DISPOSITION,
            plain_disposition(how, &format!("start-link-{key}.{}", format.ending())),
        ),
    ];
    Ok((headers, bytes).into_response())
}
