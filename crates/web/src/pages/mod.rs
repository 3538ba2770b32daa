//! Pages: a folder per noun, a file per verb. A handler parses, calls one function of `app`, and renders.
//! The two lists below are all routes there are, each with who may see it.

mod absence;
mod action;
mod audit;
mod brand;
mod bulk;
mod calendar;
mod erasing;
mod file;
mod flow;
mod group;
mod home;
mod import;
mod intervene;
mod key;
mod language;
mod library;
mod link;
mod mail;
mod mailbox;
mod member;
mod moves;
mod organisation;
mod organisation_export;
mod password;
mod portal;
mod portal_admin;
mod profile;
mod progress;
mod record;
mod record_kind;
mod saved_view;
mod search;
mod session;
mod setup;
mod start;
mod step;
mod template;
mod todo;
mod workspace;

use crate::{
    kit::{Answers, Posted, Signed},
    live, paths as public_paths,
    routes::{Routes, Who},
};
use axum::extract::Path;
use intervene::At;
use step::OfStep;
use views::{pages::flow::Intervention, paths};

/// Pages for whoever comes by a link. Their posts carry a nonce of it.
pub fn public(routes: Routes) -> Routes {
    let token = "{token}";
    portal::routes(routes)
        .get(Who::Anyone, public_paths::start("{slug}"), start::show::show)
        .post(Who::Anyone, public_paths::start("{slug}"), start::submit::submit)
        .get(Who::Anyone, public_paths::start_form("{slug}", token), start::form::show)
        .post(Who::Anyone, public_paths::start_file("{slug}", token, "{field}"), start::form::upload)
        .post(Who::Anyone, public_paths::start_file_removal("{slug}", token, "{field}"), start::form::remove)
        .get(Who::Anyone, public_paths::started("{slug}"), start::started::show)
        .get(Who::Holder, public_paths::action(token), action::show::show)
        .post(Who::Holder, public_paths::action(token), action::complete::complete)
        .post(Who::Holder, public_paths::action_file(token, "{document}"), action::upload::upload)
        .post(Who::Holder, public_paths::action_file_removal(token, "{document}"), action::remove::remove)
        .post(Who::Holder, public_paths::action_file_decline(token, "{document}"), action::decline::decline)
        .post(Who::Holder, public_paths::action_draft(token), action::draft::save)
        .post(Who::Holder, public_paths::action_hand_back(token), action::hand_back::hand_back)
        .get(Who::Holder, public_paths::action_lending(token), action::lending::show)
        .post(Who::Holder, public_paths::action_lending(token), action::lending::lend_it)
        .post(Who::Holder, public_paths::action_lending_end(token), action::lending::end)
        .get(Who::Holder, public_paths::progress(token), progress::show::show)
        .get(Who::Holder, public_paths::progress_step(token, "{assignment}"), progress::step::step)
        .post(Who::Holder, public_paths::progress_messages(token), progress::message::message)
        .merge(of_links("a"))
        .merge(of_links("f"))
        .get(Who::Holder, public_paths::password(token), password::new::show)
        .post(Who::Holder, public_paths::password(token), password::set::set)
        .get(Who::Holder, public_paths::setup(token), setup::new::show)
        .post(Who::Holder, public_paths::setup(token), setup::begin::begin)
        .get(Who::Anyone, paths::PASSWORD_FORGOTTEN, password::forgotten::show)
        .post(Who::Anyone, paths::PASSWORD_FORGOTTEN, password::forgotten::ask)
        .post(Who::Anyone, paths::LANGUAGE, language::choose)
        .get(Who::Anyone, "/brand/{file}", brand::stylesheet::show)
        .get(Who::Anyone, paths::logo("{hash}"), brand::logo::show)
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
        .post(Who::Anyone, paths::SIGN_IN_FACTOR, session::second_factor::check)
        .post(Who::Member, paths::SIGN_OUT, session::delete::delete)
        .get(Who::Member, paths::SECOND_FACTOR, profile::second_factor::show)
        .post(Who::Member, paths::SECOND_FACTOR, profile::second_factor::act)
        .get(Who::Member, paths::HOME, home::show::show)
        .get(Who::Member, paths::TODO, todo::list::show)
        .get(Who::Member, paths::SEARCH, search::show::show)
        .get(Who::Member, paths::SEARCH_PALETTE, search::palette::show)
        .get(Who::Member, paths::PROFILE, profile::show::show)
        .post(Who::Member, paths::PROFILE, profile::save::save)
        .post(Who::Member, paths::PROFILE_ABSENCES, absence::add::own)
        .post(Who::Member, paths::profile_absence_end("{absence}"), absence::end::own)
        .post(Who::Member, paths::PROFILE_PASSWORD, profile::password::change)
        .post(Who::Member, paths::PROFILE_SESSIONS_END, profile::sessions::end_others)
        .post(Who::Member, paths::profile_session_end("{id}"), profile::sessions::end)
        .get(Who::Member, paths::LIVE, live::follow)
        .get(Who::Member, paths::file("{id}"), file::show::show)
        .get(Who::Member, paths::file_picture("{id}"), file::look::picture)
        .get(Who::Member, paths::file_inline("{id}"), file::look::inline);
    portal_admin::routes(admin(templates(interventions(steps(records(flows(routes)))))))
}

fn flows(routes: Routes) -> Routes {
    let id = "{id}";
    routes
        .get(Who::Member, paths::FLOWS, flow::list::show)
        .post(Who::Member, paths::SAVED_VIEWS, saved_view::save::save)
        .post(Who::Member, paths::saved_view_name(id), saved_view::rename::rename)
        .post(Who::Member, paths::saved_view_deletion(id), saved_view::delete::delete)
        .get(Who::Member, paths::FLOW_NEW, flow::new::show)
        .post(Who::Member, paths::FLOW_NEW, flow::start::start)
        .post(Who::Member, paths::FLOW_NEW_SEARCH, flow::new::search)
        .get(Who::Member, paths::flow(id), workspace::steps::show)
        .get(Who::Member, paths::flow_messages(id), workspace::messages::show)
        .post(Who::Member, paths::flow_messages(id), workspace::post_message::post)
        .get(Who::Member, paths::flow_files(id), workspace::files::show)
        .get(Who::Member, paths::flow_latest(id), live::latest)
        .get(Who::Member, paths::flow_history(id), workspace::history::show)
        .get(Who::Member, paths::flow_cancellation(id), flow::cancel::show)
        .post(Who::Member, paths::flow_cancellation(id), flow::cancel::cancel)
        .get(Who::Member, paths::flow_version(id), moves::one::show)
        .post(Who::Member, paths::flow_version(id), moves::one::go)
        .post(Who::Member, paths::flow_version_undo(id), moves::one::undo)
        .get(Who::Member, paths::flow_roles(id), flow::roles::show)
        .get(Who::Member, paths::flow_role(id, "{role}"), flow::assign::show)
        .post(Who::Member, paths::flow_role(id, "{role}"), flow::assign::assign)
}

fn records(routes: Routes) -> Routes {
    let (id, kind, contact) = ("{id}", "{kind}", "{contact}");
    routes
        .get(Who::Member, paths::RECORDS, record::more::show)
        .get(Who::Member, paths::records_of(kind), record::list::show)
        .get(Who::Member, paths::records_export(kind), import::export::show)
        .get(Who::Member, paths::bulk_start(kind), bulk::start::show)
        .post(Who::Member, paths::bulk_start(kind), bulk::start::submit)
        .get(Who::Member, paths::bulk_message(kind), bulk::message::show)
        .post(Who::Member, paths::bulk_message(kind), bulk::message::submit)
        .get(Who::Member, paths::bulk(id), bulk::show::show)
        .post(Who::Member, paths::bulk(id), bulk::show::act)
        .get(Who::Member, paths::import_new(kind), import::new::show)
        .post(Who::Member, paths::import_new(kind), import::new::upload)
        .get(Who::Member, paths::import(id), import::show::show)
        .post(Who::Member, paths::import(id), import::show::act)
        .get(Who::Member, paths::import_failures(id), import::failures::show)
        .get(Who::Member, paths::record_new(kind), record::new::show)
        .post(Who::Member, paths::record_new(kind), record::new::create)
        .get(Who::Member, paths::record(id), record::show::show)
        .get(Who::Member, paths::record_files(id), record::tabs::files)
        .get(Who::Member, paths::record_messages(id), record::tabs::messages)
        .get(Who::Member, paths::record_history(id), record::tabs::history)
        .get(Who::Member, paths::record_edit(id), record::edit::show)
        .post(Who::Member, paths::record_edit(id), record::edit::save)
        .get(Who::Member, paths::record_conversion(id), record::convert::show)
        .post(Who::Member, paths::record_conversion(id), record::convert::convert)
        .post(Who::Member, paths::record_archiving(id), record::archive::archive)
        .post(Who::Member, paths::record_restoring(id), record::archive::restore)
        .get(Who::Member, paths::record_contact_new(id), record::contact::new)
        .post(Who::Member, paths::record_contact_new(id), record::contact::add)
        .get(Who::Member, paths::record_contact(id, contact), record::contact::show)
        .post(Who::Member, paths::record_contact(id, contact), record::contact::save)
        .post(Who::Member, paths::record_contact_removal(id, contact), record::contact::remove)
        .get(Who::Member, paths::record_merge(id), record::merge::show)
        .post(Who::Member, paths::record_merge(id), record::merge::merge)
        .post(Who::Member, paths::record_merge_undo(id, "{merge}"), record::merge::undo)
}

fn steps(routes: Routes) -> Routes {
    let (id, key, field, person) = ("{id}", "{step}", "{field}", "{person}");
    let recorded = format!("{}/files/{field}", paths::recording(id, key, person));
    let files = format!("{}/files/{field}", paths::step(id, key));
    routes
        .post(Who::Member, paths::step_draft(id, key), step::draft::save)
        .post(Who::Member, paths::completion(id, key), step::complete::complete)
        .post(Who::Member, paths::pick_up(id, key), step::hold::pick_up)
        .post(Who::Member, paths::record_update(id, key), step::record_update::retry)
        .post(Who::Member, paths::put_back(id, key), step::hold::put_back)
        .get(Who::Member, paths::send_back(id, key), step::send_back::preview)
        .get(Who::Member, paths::recording(id, key, person), step::recording::show)
        .post(Who::Member, paths::recording(id, key, person), step::recording::record)
        .post(Who::Member, recorded.clone(), step::recording::upload)
        .post(Who::Member, format!("{recorded}/removal"), step::recording::remove)
        .post(Who::Member, format!("{recorded}/decline"), step::recording::decline)
        .post(Who::Member, paths::file_decision(id, key, field), step::decide::decide)
        .post(Who::Member, files.clone(), step::upload::upload)
        .post(Who::Member, format!("{files}/removal"), step::remove::remove)
        .post(Who::Member, format!("{files}/decline"), step::decline::decline)
}

/// What the owner does to a live flow, and whoever has a step besides answering it: a page that asks, and the act.
fn interventions(mut routes: Routes) -> Routes {
    use Intervention::{
        Add, Delegate, Due, Pause, Priority, Reassign, Recall, Receive, Reopen, Resume, Skip,
    };
    let (id, key) = ("{id}", "{step}");
    for act in [Pause, Resume, Priority] {
        routes = routes
            .get(
                Who::Member,
                act.at_flow(id),
                async move |signed: Signed, Path(of): Path<String>, query: Answers| {
                    intervene::show(signed, At::flow(&of), act, query).await
                },
            )
            .post(
                Who::Member,
                act.at_flow(id),
                async move |signed: Signed, Path(of): Path<String>, posted: Posted| {
                    intervene::perform(signed, At::flow(&of), act, posted).await
                },
            );
    }
    for act in [Add, Skip, Reopen, Due, Reassign, Delegate, Receive, Recall] {
        routes = routes
            .get(
                Who::Member,
                act.at_step(id, key),
                async move |signed: Signed, Path(of): Path<OfStep>, query: Answers| {
                    intervene::show(signed, At::step(&of), act, query).await
                },
            )
            .post(
                Who::Member,
                act.at_step(id, key),
                async move |signed: Signed, Path(of): Path<OfStep>, posted: Posted| {
                    intervene::perform(signed, At::step(&of), act, posted).await
                },
            );
    }
    let clock = paths::clock_deadline(id, "{clock}");
    routes
        .get(Who::Member, clock.clone(), async |signed: Signed, Path(of): Path<OfStep>, query: Answers| {
            intervene::show(signed, At::clock(&of), Due, query).await
        })
        .post(Who::Member, clock, async |signed: Signed, Path(of): Path<OfStep>, posted: Posted| {
            intervene::perform(signed, At::clock(&of), Due, posted).await
        })
        .post(Who::Member, paths::step_preparation(id, key), step::prepare::prepare)
}

fn templates(routes: Routes) -> Routes {
    let key = "{key}";
    routes
        .get(Who::Member, paths::TEMPLATES, template::list::show)
        .get(Who::Builder, paths::LIBRARY, library::show::show)
        .post(Who::Builder, paths::library_use(key), library::take::take)
        .get(Who::Builder, paths::TEMPLATE_NEW, template::write::new)
        .post(Who::Builder, paths::TEMPLATE_NEW, template::write::create)
        .get(Who::Builder, paths::template_source(key), template::write::edit)
        .post(Who::Builder, paths::template_source(key), template::write::replace)
        .post(Who::Builder, paths::template_publication(key), template::publish::publish)
        .get(Who::Builder, paths::template_move(key), moves::all::show)
        .post(Who::Builder, paths::template_move(key), moves::all::begin)
        .get(Who::Builder, paths::template_moved(key, "{id}"), moves::progress::show)
        .post(Who::Builder, paths::template_move_undo(key, "{id}"), moves::progress::undo)
        .post(Who::Builder, paths::version_draft(key, "{version}"), template::versions::redraft)
        .post(Who::Builder, paths::version_archive(key, "{version}"), template::versions::archive)
        .post(Who::Builder, paths::version_restoration(key, "{version}"), template::versions::restore)
        .get(Who::Member, paths::template(key), template::show::show)
        .post(Who::Builder, paths::template_calendar(key), template::calendar::choose)
        .get(Who::Builder, paths::start_link(key), template::start_link::show)
        .post(Who::Builder, paths::start_link(key), template::start_link::configure)
        .post(Who::Builder, paths::start_link_origins(key), template::start_link::set_origins)
        .post(Who::Builder, paths::start_link_mails(key), template::start_link_mails::send)
        .get(Who::Builder, paths::start_link_qr(key, "svg"), template::start_link::svg)
        .get(Who::Builder, paths::start_link_qr(key, "png"), template::start_link::png)
}

fn admin(routes: Routes) -> Routes {
    routes
        .post(Who::Admin, paths::SIGN_IN_RULE, profile::second_factor::rule)
        .post(Who::Admin, paths::member_factor_end("{id}"), profile::second_factor::end_of_member)
        .get(Who::Admin, paths::MEMBERS, member::list::show)
        .post(Who::Admin, paths::MEMBERS, member::add::add)
        .get(Who::Admin, paths::member("{id}"), member::edit::show)
        .post(Who::Admin, paths::member("{id}"), member::save::save)
        .post(Who::Admin, paths::member_link("{id}"), member::renew_link::renew)
        .post(Who::Admin, paths::member_sessions_end("{id}"), member::sign_out::sign_out)
        .get(Who::Admin, paths::member_disabling("{id}"), member::disable::show)
        .post(Who::Admin, paths::member_disabling("{id}"), member::disable::disable)
        .post(Who::Admin, paths::member_enabling("{id}"), member::enable::enable)
        .get(Who::Admin, paths::ORGANISATION, organisation::show::show)
        .post(Who::Admin, paths::ORGANISATION, organisation::save::save)
        .post(Who::Admin, paths::ORGANISATION_LOGO, organisation::picture::set_logo)
        .post(Who::Admin, paths::ORGANISATION_LOGO_REMOVAL, organisation::picture::remove_logo)
        .post(Who::Admin, paths::ORGANISATION_PICTURE, organisation::picture::set_sign_in)
        .post(Who::Admin, paths::ORGANISATION_PICTURE_REMOVAL, organisation::picture::remove_sign_in)
        .get(Who::Admin, paths::ERASING, erasing::list::show)
        .get(Who::Admin, paths::ORGANISATION_EXPORTS, organisation_export::list::show)
        .post(Who::Admin, paths::ORGANISATION_EXPORTS, organisation_export::list::ask)
        .get(Who::Admin, paths::organisation_export_archive("{id}"), organisation_export::archive::show)
        .get(Who::Admin, paths::erasing_of("{kind}", "{id}"), erasing::preview::show)
        .post(Who::Admin, paths::erasing_of("{kind}", "{id}"), erasing::preview::erase)
        .get(Who::Admin, paths::CALENDARS, calendar::list::show)
        .get(Who::Admin, paths::CALENDAR_NEW, calendar::new::show)
        .post(Who::Admin, paths::CALENDAR_NEW, calendar::new::create)
        .get(Who::Admin, paths::calendar("{id}"), calendar::edit::show)
        .post(Who::Admin, paths::calendar("{id}"), calendar::edit::save)
        .get(Who::Admin, paths::calendar_deletion("{id}"), calendar::delete::show)
        .post(Who::Admin, paths::calendar_deletion("{id}"), calendar::delete::delete)
        .post(Who::Admin, paths::member_absences("{id}"), absence::add::of_member)
        .post(Who::Admin, paths::member_absence_end("{id}", "{absence}"), absence::end::of_member)
        .get(Who::Admin, paths::RECORD_KINDS, record_kind::list::show)
        .get(Who::Admin, paths::RECORD_KIND_NEW, record_kind::edit::new)
        .post(Who::Admin, paths::RECORD_KIND_NEW, record_kind::edit::create)
        .get(Who::Admin, paths::record_kind("{key}"), record_kind::edit::show)
        .post(Who::Admin, paths::record_kind("{key}"), record_kind::edit::save)
        .post(Who::Admin, paths::record_kind_deletion("{key}"), record_kind::delete::delete)
        .post(Who::Admin, paths::record_kind_reset("{key}"), record_kind::delete::reset)
        .get(Who::Admin, paths::MAIL, mail::show::show)
        .post(Who::Admin, paths::MAIL, mail::save::save)
        .post(Who::Admin, paths::MAIL_TEST, mail::test::send)
        .post(Who::Admin, paths::MAIL_REMOVAL, mail::remove::remove)
        .post(Who::Admin, paths::FIRST_STEPS_END, setup::end::end)
        .post(Who::Admin, paths::GROUPS, group::create::create)
        .get(Who::Admin, paths::group("{id}"), group::edit::show)
        .post(Who::Admin, paths::group("{id}"), group::edit::save)
        .get(Who::Auditor, paths::AUDIT, audit::list::show)
        .get(Who::Admin, paths::KEYS, key::list::show)
        .post(Who::Admin, paths::KEYS, key::create::create)
        .post(Who::Admin, paths::key_revocation("{id}"), key::revoke::revoke)
}
