//! Pages: a folder per noun, a file per verb. A handler parses, calls one function of `app`, and renders.
//! The two lists below are all routes there are, each with who may see it.

mod action;
mod audit;
mod file;
mod flow;
mod group;
mod key;
mod link;
mod mailbox;
mod member;
mod password;
mod profile;
mod progress;
mod session;
mod start;
mod step;
mod template;
mod todo;
mod workspace;

use crate::{
    live, paths as public_paths,
    routes::{Routes, Who},
};
use views::paths;

/// Pages for whoever comes by a link. Their posts carry a nonce of it.
pub fn public(routes: Routes) -> Routes {
    let token = "{token}";
    routes
        .get(Who::Anyone, public_paths::start("{slug}"), start::show::show)
        .post(Who::Anyone, public_paths::start("{slug}"), start::submit::submit)
        .get(Who::Anyone, public_paths::started("{slug}"), start::started::show)
        .get(Who::Holder, public_paths::action(token), action::show::show)
        .post(Who::Holder, public_paths::action(token), action::complete::complete)
        .post(Who::Holder, public_paths::action_file(token, "{document}"), action::upload::upload)
        .post(Who::Holder, public_paths::action_file_removal(token, "{document}"), action::remove::remove)
        .post(Who::Holder, public_paths::action_file_decline(token, "{document}"), action::decline::decline)
        .get(Who::Holder, public_paths::progress(token), progress::show::show)
        .get(Who::Holder, public_paths::progress_step(token, "{assignment}"), progress::step::step)
        .post(Who::Holder, public_paths::progress_messages(token), progress::message::message)
        .merge(of_links("a"))
        .merge(of_links("f"))
        .get(Who::Holder, public_paths::password(token), password::new::show)
        .post(Who::Holder, public_paths::password(token), password::set::set)
        .get(Who::Anyone, paths::MAILBOX, mailbox::list::show)
        .get(Who::Anyone, paths::mail("{id}"), mailbox::show::show)
        .get(Who::Anyone, paths::mail_frame("{id}"), mailbox::frame::show)
}

/// What both kinds of magic links have.
fn of_links(kind: &str) -> Routes {
    let token = "{token}";
    Routes::default()
        .get(Who::Holder, public_paths::own_file(kind, token, "{file}"), action::given::given)
        .get(Who::Holder, public_paths::code(kind, token), link::code::show)
        .post(Who::Holder, public_paths::code(kind, token), link::code::answer)
        // A dead link is what it is for, so anybody may ask; only the rightful person gets a mail.
        .post(Who::Anyone, public_paths::renewal(kind, token), link::renew::renew)
}

/// Pages for members, and the way in.
pub fn staff(routes: Routes) -> Routes {
    let routes = routes
        .get(Who::Anyone, paths::SIGN_IN, session::new::show)
        .post(Who::Anyone, paths::SIGN_IN, session::create::create)
        .post(Who::Member, paths::SIGN_OUT, session::delete::delete)
        .get(Who::Member, "/", todo::list::home)
        .get(Who::Member, paths::TODO, todo::list::show)
        .get(Who::Member, paths::PROFILE, profile::show::show)
        .post(Who::Member, paths::PROFILE, profile::save::save)
        .post(Who::Member, paths::PROFILE_PASSWORD, profile::password::change)
        .post(Who::Member, paths::PROFILE_SESSIONS_END, profile::sessions::end_others)
        .post(Who::Member, paths::profile_session_end("{id}"), profile::sessions::end)
        .get(Who::Member, paths::LIVE, live::follow)
        .get(Who::Member, paths::file("{id}"), file::show::show)
        .get(Who::Member, paths::file_picture("{id}"), file::look::picture)
        .get(Who::Member, paths::file_inline("{id}"), file::look::inline);
    admin(templates(steps(flows(routes))))
}

fn flows(routes: Routes) -> Routes {
    let id = "{id}";
    routes
        .get(Who::Member, paths::FLOWS, flow::list::show)
        .get(Who::Member, paths::FLOW_NEW, flow::new::show)
        .post(Who::Member, paths::FLOW_NEW, flow::start::start)
        .get(Who::Member, paths::flow(id), workspace::steps::show)
        .get(Who::Member, paths::flow_messages(id), workspace::messages::show)
        .post(Who::Member, paths::flow_messages(id), workspace::post_message::post)
        .get(Who::Member, paths::flow_files(id), workspace::files::show)
        .get(Who::Member, paths::flow_latest(id), live::latest)
        .get(Who::Member, paths::flow_history(id), workspace::history::show)
        .get(Who::Member, paths::flow_cancellation(id), flow::cancel::show)
        .post(Who::Member, paths::flow_cancellation(id), flow::cancel::cancel)
        .get(Who::Member, paths::flow_role(id, "{role}"), flow::assign::show)
        .post(Who::Member, paths::flow_role(id, "{role}"), flow::assign::assign)
}

fn steps(routes: Routes) -> Routes {
    let (id, key, field) = ("{id}", "{step}", "{field}");
    let files = format!("{}/files/{field}", paths::step(id, key));
    routes
        .post(Who::Member, paths::completion(id, key), step::complete::complete)
        .post(Who::Member, paths::pick_up(id, key), step::hold::pick_up)
        .post(Who::Member, paths::put_back(id, key), step::hold::put_back)
        .get(Who::Member, paths::send_back(id, key), step::send_back::preview)
        .post(Who::Member, paths::file_decision(id, key, field), step::decide::decide)
        .post(Who::Member, files.clone(), step::upload::upload)
        .post(Who::Member, format!("{files}/removal"), step::remove::remove)
        .post(Who::Member, format!("{files}/decline"), step::decline::decline)
}

fn templates(routes: Routes) -> Routes {
    let key = "{key}";
    routes
        .get(Who::Member, paths::TEMPLATES, template::list::show)
        .get(Who::Builder, paths::TEMPLATE_NEW, template::write::new)
        .post(Who::Builder, paths::TEMPLATE_NEW, template::write::create)
        .get(Who::Builder, paths::template_source(key), template::write::edit)
        .post(Who::Builder, paths::template_source(key), template::write::replace)
        .post(Who::Builder, paths::template_publication(key), template::publish::publish)
        .get(Who::Member, paths::template(key), template::show::show)
        .post(Who::Builder, paths::start_link(key), template::start_link::configure)
}

fn admin(routes: Routes) -> Routes {
    routes
        .get(Who::Admin, paths::MEMBERS, member::list::show)
        .post(Who::Admin, paths::MEMBERS, member::add::add)
        .post(Who::Admin, paths::member_link("{id}"), member::renew_link::renew)
        .post(Who::Admin, paths::GROUPS, group::create::create)
        .get(Who::Admin, paths::group("{id}"), group::edit::show)
        .post(Who::Admin, paths::group("{id}"), group::edit::save)
        .get(Who::Auditor, paths::AUDIT, audit::list::show)
        .get(Who::Admin, paths::KEYS, key::list::show)
        .post(Who::Admin, paths::KEYS, key::create::create)
        .post(Who::Admin, paths::key_revocation("{id}"), key::revoke::revoke)
}
