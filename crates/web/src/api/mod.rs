//! The API under `/api/v1`, and the probes `/healthz` and `/readyz`. A handler reads what was sent, calls one function
//! of `app`, and writes its answer; what went wrong is a problem document (RFC 9457).

mod absences;
mod audit;
mod brand;
mod bulk;
mod calendars;
mod document;
mod erasing;
mod etag;
mod files;
mod flows;
mod imports;
mod json;
mod keyed;
mod listed;
mod moves;
mod organisation_exports;
mod portal;
mod posted;
mod probes;
mod problem;
mod record_kinds;
mod records;
mod refusal;
mod saved_views;
mod schema;
mod search;
mod steered;
mod steps;
mod templates;

use crate::{
    Server,
    routes::{Route, Who},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{Method, StatusCode, header},
    middleware::from_fn,
    response::IntoResponse,
    routing::{any, get},
};
use bytes::Bytes;
use refusal::Refusal;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Every address of the API that the document describes.
fn described() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::with_openapi(document::document()).merge(of_work()).merge(of_the_firm())
}

/// Templates, flows, and what is done in them.
fn of_work() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new()
        .routes(routes!(templates::create::create, templates::list::list))
        .routes(routes!(templates::show::show))
        .routes(routes!(templates::publish::publish))
        .routes(routes!(templates::versions::redraft))
        .routes(routes!(templates::versions::archive))
        .routes(routes!(templates::versions::restore))
        .routes(routes!(moves::all::begin, moves::all::survey))
        .routes(routes!(moves::all::show))
        .routes(routes!(moves::all::undo))
        .routes(routes!(moves::one::go, moves::one::plan))
        .routes(routes!(moves::one::undo))
        .routes(routes!(flows::create::create, flows::list::list))
        .routes(routes!(flows::show::show))
        .routes(routes!(flows::log::log))
        .routes(routes!(flows::times::times))
        .routes(routes!(flows::signal::signal))
        .routes(routes!(steps::complete::complete))
        .routes(routes!(steps::hand_back::hand_back))
        .routes(routes!(steps::record_update::retry))
        .routes(routes!(flows::add_step::add))
        .routes(routes!(flows::cancel::cancel))
        .routes(routes!(flows::pause::pause))
        .routes(routes!(flows::pause::resume))
        .routes(routes!(flows::priority::set))
        .routes(routes!(flows::rebind::rebind))
        .routes(routes!(steps::intervene::skip))
        .routes(routes!(steps::intervene::reopen, steps::intervene::preview_reopen))
        .routes(routes!(steps::intervene::change_due))
        .routes(routes!(steps::intervene::change_clock_due))
        .routes(routes!(steps::lending::lend))
        .routes(routes!(steps::lending::end))
        .routes(routes!(steps::hand_over::delegate))
        .routes(routes!(steps::hand_over::reassign))
        .routes(routes!(steps::hand_over::prepare))
        .routes(routes!(files::give::give))
        .routes(routes!(files::start::start))
        .routes(routes!(files::decide::decide))
}

/// Everything around them.
fn of_the_firm() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new()
        .routes(routes!(calendars::create::create, calendars::list::list))
        .routes(routes!(calendars::show::show, calendars::change::change, calendars::delete::delete))
        .routes(routes!(calendars::of_template::choose))
        .routes(routes!(templates::start_link::show, templates::start_link::configure))
        .routes(routes!(templates::start_link_mails::send, templates::start_link_mails::list))
        .routes(routes!(templates::start_link::svg))
        .routes(routes!(templates::start_link::png))
        .routes(routes!(absences::create::create, absences::list::list))
        .routes(routes!(absences::end::end))
        .routes(routes!(saved_views::list::list, saved_views::create::create))
        .routes(routes!(saved_views::change::rename, saved_views::change::delete))
        .routes(routes!(audit::list::list))
        .routes(routes!(erasing::create::create, erasing::list::list))
        .routes(routes!(erasing::preview::preview))
        .routes(routes!(erasing::show::show))
        .routes(routes!(records::create::create, records::list::list))
        .routes(routes!(imports::export::export))
        .routes(routes!(imports::create::create))
        .routes(routes!(imports::show::show))
        .routes(routes!(imports::show::failures))
        .routes(routes!(imports::check::check))
        .routes(routes!(imports::steer::run))
        .routes(routes!(imports::steer::cancel))
        .routes(routes!(organisation_exports::create::create, organisation_exports::show::list))
        .routes(routes!(organisation_exports::show::show))
        .routes(routes!(organisation_exports::archive::show))
        .routes(routes!(bulk::create::create, bulk::list::list))
        .routes(routes!(bulk::show::show))
        .routes(routes!(bulk::show::rows))
        .routes(routes!(bulk::steer::run))
        .routes(routes!(bulk::steer::cancel))
        .routes(routes!(records::show::show, records::change::change))
        .routes(routes!(records::status::archive))
        .routes(routes!(records::status::restore))
        .routes(routes!(records::status::convert))
        .routes(routes!(records::contacts::add, records::contacts::list))
        .routes(routes!(records::contacts::change, records::contacts::remove))
        .routes(routes!(records::merge::merge, records::merge::preview))
        .routes(routes!(records::merge::undo))
        .routes(routes!(records::history::history))
        .routes(routes!(record_kinds::create, record_kinds::list))
        .routes(routes!(record_kinds::change, record_kinds::delete))
        .routes(routes!(portal::entries::create, portal::entries::list))
        .routes(routes!(portal::entries::change, portal::entries::delete))
        .routes(routes!(portal::entries::put_at))
        .routes(routes!(portal::groups::create, portal::groups::list))
        .routes(routes!(portal::groups::rename, portal::groups::delete))
        .routes(routes!(portal::groups::add, portal::groups::remove))
        .routes(routes!(brand::looks::show, brand::looks::change))
        .routes(routes!(brand::pictures::set_logo, brand::pictures::remove_logo))
        .routes(routes!(brand::pictures::set_sign_in, brand::pictures::remove_sign_in))
        .routes(routes!(search::find::find))
        .routes(routes!(probes::healthz))
        .routes(routes!(probes::readyz))
}

/// The same as a list, with the document's own address.
pub fn table() -> Vec<Route> {
    let document = described().into_openapi();
    let described = serde_json::to_value(&document.paths).unwrap_or_default();
    let mut table = vec![Route { method: Method::GET, path: DOCUMENT.to_owned(), who: Who::Anyone }];
    for (path, methods) in described.as_object().into_iter().flatten() {
        for method in methods.as_object().into_iter().flat_map(|methods| methods.keys()) {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap_or_default();
            let who = if path.starts_with("/api/") { Who::Key } else { Who::Anyone };
            table.push(Route { method, path: path.clone(), who });
        }
    }
    table
}

pub fn router(server: Arc<Server>) -> Router {
    let (router, document) = described().split_for_parts();
    let document = Bytes::from(document.to_json().unwrap_or_default());
    let show_document = move || {
        let document = document.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], document) }
    };
    router
        .route(DOCUMENT, get(show_document))
        .route("/api", any(nothing))
        .route("/api/{*path}", any(nothing))
        .method_not_allowed_fallback(wrong_method)
        .layer((
            from_fn(refusal::finish),
            CatchPanicLayer::custom(refusal::panicked),
            // Each handler has its own limit: texts are read by `posted`, files stream into the file store.
            DefaultBodyLimit::disable(),
        ))
        .with_state(server)
}

const DOCUMENT: &str = "/api/v1/openapi.json";

async fn nothing() -> Refusal {
    Refusal::from(app::Problem::NotFound)
}

async fn wrong_method() -> impl IntoResponse {
    Refusal::Bare(StatusCode::METHOD_NOT_ALLOWED, "This address does not take this method.".to_owned())
}
