//! The router of a server, with what every request passes through on its way in and out.

use crate::{
    Server, api,
    kit::{
        around, assets, dead_links, failure,
        posted::{FILES_AT_ONCE, FORM_BYTES_MAX},
    },
    pages,
    requests::Requests,
    routes::{Route, Routes, Who},
};
use app::Problem;
use axum::{Router, extract::DefaultBodyLimit, middleware::from_fn_with_state};
use std::sync::Arc;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    csrf::CsrfLayer,
};

/// Smaller answers gain nothing.
const COMPRESSED_FROM_BYTES: u64 = 1024;
/// Pages for clients have to be small, and those with lists say the same for every entry there may be: a third less than
/// with the fastest.
const PUBLIC_LEVEL: CompressionLevel = CompressionLevel::Precise(6);

pub fn router(server: Arc<Server>) -> Router {
    counted_router(server, Arc::default())
}

/// The same, with every request counted for whoever watches the server.
pub fn counted_router(server: Arc<Server>, requests: Arc<Requests>) -> Router {
    let api = api::router(Arc::clone(&server));
    let files = FILES_AT_ONCE.saturating_mul(server.app.settings.file_bytes_max);
    let body_max = usize::try_from(files).unwrap_or(usize::MAX).saturating_add(FORM_BYTES_MAX);
    // Posts of the public pages carry a nonce of the link they came by; those of staff must come from our own pages.
    let staff = staff().router.layer(CsrfLayer::new());
    let public = public()
        .router
        .layer((compression(PUBLIC_LEVEL), from_fn_with_state(Arc::clone(&server), dead_links::count)));
    let pages = staff
        .merge(public)
        .fallback(async || failure::Failure(Problem::NotFound))
        // Outermost first. One tuple, for each call of `layer` costs every request a boxed copy of all that lies below.
        .layer((
            compression(CompressionLevel::Fastest),
            from_fn_with_state(Arc::clone(&server), failure::render),
            CatchPanicLayer::custom(failure::panicked),
            DefaultBodyLimit::max(body_max),
        ));
    pages
        .with_state(Arc::clone(&server))
        .merge(api)
        .layer(from_fn_with_state((server, requests), around::around))
}

/// Of files that people gave nothing is left to compress, and how far a download has come is seen by its length.
fn compression(level: CompressionLevel) -> CompressionLayer<impl Predicate> {
    let pages = SizeAbove::new(COMPRESSED_FROM_BYTES)
        .and(NotForContentType::SSE)
        .and(NotForContentType::const_new("application/octet-stream"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/zip"));
    CompressionLayer::new().gzip(true).quality(level).compress_when(pages)
}

/// Every page, asset and address of the API with who may see it.
pub fn table() -> Vec<Route> {
    [public().table, staff().table, api::table()].concat()
}

fn public() -> Routes {
    pages::public(Routes::default()).get(Who::Anyone, "/assets/{name}", assets::show)
}

fn staff() -> Routes {
    pages::staff(Routes::default())
}
