//! The portal: people outside sign in, see what is theirs, and start what they may. What they do in one flow is the
//! pages of the links, under `/portal/f` and `/portal/a`.

mod acting;
mod app_files;
mod factor;
mod file;
mod flows;
mod home;
mod profile;
mod session;
mod sign_in;
mod start;
mod start_form;

use crate::{
    pages::{action, progress},
    routes::{Routes, Who},
};
use views::paths;

/// Everything below `/portal`.
pub fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get(Who::Anyone, paths::PORTAL_SIGN_IN, sign_in::show)
        .post(Who::Anyone, paths::PORTAL_SIGN_IN, sign_in::ask)
        .post(Who::Anyone, paths::PORTAL_CODE, sign_in::by_code)
        .post(Who::Anyone, paths::PORTAL_PASSWORD, sign_in::by_password)
        .post(Who::Anyone, paths::PORTAL_FACTOR, sign_in::by_factor)
        .get(Who::Anyone, paths::PORTAL_MANIFEST, app_files::manifest)
        .get(Who::Anyone, "/portal/icon/{file}", app_files::icon)
        .post(Who::Guest, paths::PORTAL_SIGN_OUT, session::sign_out)
        .get(Who::Guest, paths::PORTAL, home::show)
        .get(Who::Guest, paths::PORTAL_ENDED, flows::ended)
        .get(Who::Guest, paths::portal_looked_on("{id}"), flows::looked_on)
        .get(Who::Guest, paths::PORTAL_MESSAGES, flows::messages)
        .get(Who::Guest, paths::PORTAL_FILES, file::list)
        .get(Who::Guest, paths::PORTAL_ACTING, acting::show)
        .post(Who::Guest, paths::PORTAL_ACTING, acting::choose)
        .get(Who::Guest, paths::PORTAL_PROFILE, profile::show)
        .post(Who::Guest, paths::PORTAL_PROFILE, profile::save)
        .post(Who::Guest, paths::PORTAL_PROFILE_PASSWORD, profile::password)
        .post(Who::Guest, paths::PORTAL_SESSIONS_END, session::end_others)
        .post(Who::Guest, paths::portal_session_end("{id}"), session::end)
        .get(Who::Guest, paths::PORTAL_SECOND_FACTOR, factor::show)
        .post(Who::Guest, paths::PORTAL_SECOND_FACTOR, factor::act)
        .get(Who::Guest, paths::PORTAL_START, start::show);
    one_flow(start_forms(routes))
}

fn start_forms(routes: Routes) -> Routes {
    let (id, form) = ("{id}", "{form}");
    let files = format!("{}/{{field}}", paths::portal_start_files(id, form));
    routes
        .get(Who::Guest, paths::portal_start(id), start::form)
        .post(Who::Guest, paths::portal_start(id), start::submit)
        .get(Who::Guest, paths::portal_start_form(id, form), start_form::show)
        .post(Who::Guest, files.clone(), start_form::upload)
        .post(Who::Guest, format!("{files}/removal"), start_form::remove)
}

/// The same pages as by a link.
fn one_flow(routes: Routes) -> Routes {
    let (flow, act) = (paths::portal_flow("{id}"), paths::portal_action("{id}"));
    let below = |what: &str| format!("{act}/{what}");
    routes
        .get(Who::Guest, flow.clone(), progress::show::show)
        .get(Who::Guest, format!("{flow}/steps/{{assignment}}"), progress::step::step)
        .post(Who::Guest, format!("{flow}/messages"), progress::message::message)
        .get(Who::Guest, format!("{flow}/given/{{file}}"), action::given::given)
        .get(Who::Guest, act.clone(), action::show::show)
        .post(Who::Guest, act.clone(), action::complete::complete)
        .post(Who::Guest, below("files/{document}"), action::upload::upload)
        .post(Who::Guest, below("files/{document}/removal"), action::remove::remove)
        .post(Who::Guest, below("files/{document}/decline"), action::decline::decline)
        .post(Who::Guest, below("draft"), action::draft::save)
        .post(Who::Guest, below("hand-back"), action::hand_back::hand_back)
        .get(Who::Guest, below("lending"), action::lending::show)
        .post(Who::Guest, below("lending"), action::lending::lend_it)
        .post(Who::Guest, below("lending/end"), action::lending::end)
        .get(Who::Guest, below("given/{file}"), action::given::given)
}
