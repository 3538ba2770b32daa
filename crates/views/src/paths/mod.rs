//! Addresses of staff pages, written once: pages link to them, `web` routes them.
//! Each is built from its route; ids and keys contain nothing that needs encoding.

mod portal;
mod records;

pub use portal::*;
pub use records::*;

pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const HOME: &str = "/";
pub const TODO: &str = "/todo";
/// The stream that says that something has changed.
pub const LIVE: &str = "/live";
/// `?q=WORDS`, with `&kind=` only one sort of what is found, page by page.
pub const SEARCH: &str = "/search";
/// The same while somebody types: a list without a page around it.
pub const SEARCH_PALETTE: &str = "/search/palette";
/// Letters of a question that are read.
pub const SEARCH_LETTERS_MAX: usize = 200;
pub const FLOWS: &str = "/flows";
/// Choose a template; `?template=KEY` shows its form. The form is posted here.
pub const FLOW_NEW: &str = "/flows/new";
/// POST of the same form shows it again, with the records that were searched for.
pub const FLOW_NEW_SEARCH: &str = "/flows/new/search";
/// POST keeps a filter of the list of flows under a name.
pub const SAVED_VIEWS: &str = "/views";
pub const TEMPLATES: &str = "/templates";
/// GET writes a new template, POST saves its draft.
pub const TEMPLATE_NEW: &str = "/templates/new";
/// Kinds of records without an entry of their own in the menu.
pub const RECORDS: &str = "/records";
pub const PROSPECTS: &str = "/records/of/prospect";
pub const CLIENTS: &str = "/records/of/client";
pub const EMPLOYEES: &str = "/records/of/employee";
pub const RECORD_KINDS: &str = "/admin/record-kinds";
pub const RECORD_KIND_NEW: &str = "/admin/record-kinds/new";
pub const MEMBERS: &str = "/admin/members";
pub const GROUPS: &str = "/admin/groups";
pub const KEYS: &str = "/admin/keys";
/// POST says when one is away.
pub const PROFILE_ABSENCES: &str = "/profile/absences";
/// `?q=NAME` finds whom to erase, `?before=CURSOR` lists older erasures.
pub const ERASING: &str = "/admin/erasing";
/// GET shows what was asked for, POST asks for everything.
pub const ORGANISATION_EXPORTS: &str = "/admin/exports";
pub const CALENDARS: &str = "/admin/calendars";
pub const CALENDAR_NEW: &str = "/admin/calendars/new";
/// `?who=ID&act=ACT&before=SEQ`
pub const AUDIT: &str = "/admin/audit";
/// A member's own page; POST saves name, language and zone.
pub const PROFILE: &str = "/profile";
/// POST changes the password.
pub const PROFILE_PASSWORD: &str = "/profile/password";
/// POST ends all other sessions.
pub const PROFILE_SESSIONS_END: &str = "/profile/sessions/end";
pub const MAILBOX: &str = "/mailbox";

pub const ORGANISATION: &str = "/admin/organisation";
/// POST with a picture sets it.
pub const ORGANISATION_LOGO: &str = "/admin/organisation/logo";
pub const ORGANISATION_LOGO_REMOVAL: &str = "/admin/organisation/logo/removal";
/// POST with a picture puts it beside the sign-in of the portal.
pub const ORGANISATION_PICTURE: &str = "/admin/organisation/sign-in-picture";
pub const ORGANISATION_PICTURE_REMOVAL: &str = "/admin/organisation/sign-in-picture/removal";
pub const MAIL: &str = "/admin/mail";
/// POST sends a test message and shows what came back.
pub const MAIL_TEST: &str = "/admin/mail/test";
pub const MAIL_REMOVAL: &str = "/admin/mail/removal";
/// POST puts the list of first steps away.
pub const FIRST_STEPS_END: &str = "/first-steps/end";
/// Templates that come with Baton.
pub const LIBRARY: &str = "/templates/library";
/// GET asks for the address, POST mails a link.
pub const PASSWORD_FORGOTTEN: &str = "/password-forgotten";

/// POST ends one of the member's own sessions.
pub fn profile_session_end(id: &str) -> String {
    format!("/profile/sessions/{id}/end")
}

/// The colour of an organisation; the same address says the same for ever.
pub fn brand_css(color: model::Color) -> String {
    format!("/brand/{}.css", color.digits())
}

/// A logo; the same address shows the same for ever.
pub fn logo(hash: &str) -> String {
    format!("/brand/logo/{hash}")
}

/// POST takes a shipped template into use.
pub fn library_use(key: &str) -> String {
    format!("/templates/library/{key}")
}

pub fn member(id: &str) -> String {
    format!("/admin/members/{id}")
}

/// GET says what it means, POST disables.
pub fn member_disabling(id: &str) -> String {
    format!("/admin/members/{id}/disabling")
}

pub fn member_enabling(id: &str) -> String {
    format!("/admin/members/{id}/enabling")
}

/// POST chooses the language of public pages.
pub const LANGUAGE: &str = "/language";

/// POST ends all of the member's sessions.
pub fn member_sessions_end(id: &str) -> String {
    format!("/admin/members/{id}/sessions/end")
}

/// POST gives a view another name.
pub fn saved_view_name(id: &str) -> String {
    format!("/views/{id}/name")
}

/// POST deletes a view.
pub fn saved_view_deletion(id: &str) -> String {
    format!("/views/{id}/deletion")
}

/// Steps of a flow, the first tab of its workspace.
pub fn flow(id: &str) -> String {
    format!("/flows/{id}")
}

/// Says in one sentence who changed it last.
pub fn flow_latest(id: &str) -> String {
    format!("/flows/{id}/latest")
}

pub fn search(text: &str) -> String {
    format!("{SEARCH}?q={}", crate::pages::flow::encoded(text))
}

pub fn search_of(text: &str, kind: &str) -> String {
    format!("{}&kind={kind}", search(text))
}

pub fn flow_messages(id: &str) -> String {
    format!("/flows/{id}/messages")
}

pub fn flow_files(id: &str) -> String {
    format!("/flows/{id}/files")
}

pub fn flow_history(id: &str) -> String {
    format!("/flows/{id}/history")
}

/// GET shows what moving to another version of the template would do (`?to=VERSION`), POST moves.
pub fn flow_version(id: &str) -> String {
    format!("/flows/{id}/version")
}

/// POST takes the move back.
pub fn flow_version_undo(id: &str) -> String {
    format!("/flows/{id}/version/undo")
}

/// GET shows what moving all running flows of a version would do (`?from=VERSION&to=VERSION`), POST begins it.
pub fn template_move(key: &str) -> String {
    format!("/templates/{key}/move")
}

/// How far a move has come.
pub fn template_moved(key: &str, id: &str) -> String {
    format!("/templates/{key}/moves/{id}")
}

/// POST begins to take a move back.
pub fn template_move_undo(key: &str, id: &str) -> String {
    format!("/templates/{key}/moves/{id}/undo")
}

/// POST makes a draft of a version.
pub fn version_draft(key: &str, version: &str) -> String {
    format!("/templates/{key}/versions/{version}/draft")
}

/// POST archives a version.
pub fn version_archive(key: &str, version: &str) -> String {
    format!("/templates/{key}/versions/{version}/archive")
}

/// POST publishes an archived version again.
pub fn version_restoration(key: &str, version: &str) -> String {
    format!("/templates/{key}/versions/{version}/restoration")
}

/// GET asks for the reason, POST cancels.
pub fn flow_cancellation(id: &str) -> String {
    format!("/flows/{id}/cancellation")
}

/// GET says what it means, POST pauses.
pub fn flow_pause(id: &str) -> String {
    format!("/flows/{id}/pause")
}

pub fn flow_resumption(id: &str) -> String {
    format!("/flows/{id}/resumption")
}

pub fn flow_priority(id: &str) -> String {
    format!("/flows/{id}/priority")
}

/// GET asks for another deadline of a running clock, POST sets it.
pub fn clock_deadline(flow: &str, clock: &str) -> String {
    format!("/flows/{flow}/clocks/{clock}/deadline")
}

/// GET asks what the new step is, POST puts it directly after this one.
pub fn step_after(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/following")
}

pub fn step_skip(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/skip")
}

/// GET asks why somebody may not do it for the client any more, POST takes it back.
pub fn step_recall(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/recall")
}

/// GET asks how one knows that what the step waits for has come, POST says so.
pub fn step_reception(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/reception")
}

/// GET previews what opens again, POST reopens.
pub fn step_reopening(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/reopening")
}

pub fn step_deadline(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/deadline")
}

/// `?assignment=` says whose part, `?q=` searches.
pub fn step_reassignment(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/reassignment")
}

pub fn step_delegation(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/delegation")
}

/// POST hands a prepared step on.
pub fn step_preparation(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/preparation")
}

/// Who plays which role of a flow.
pub fn flow_roles(id: &str) -> String {
    format!("/flows/{id}/roles")
}

/// GET chooses people for a role, POST binds them.
pub fn flow_role(id: &str, role: &str) -> String {
    format!("/flows/{id}/roles/{role}")
}

/// Everything about one step lies below; the page itself shows it at this mark.
pub fn step(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}")
}

pub fn step_on_page(flow: &str, step: &str) -> String {
    format!("/flows/{flow}#step-{step}")
}

pub fn completion(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/completion")
}

/// POST keeps what is typed so far.
pub fn step_draft(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/draft")
}

/// Takes an assignment out of its pool.
pub fn pick_up(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/pick-up")
}

/// Returns it to the pool.
pub fn put_back(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/put-back")
}

/// GET shows the step's form for the answer of somebody outside, POST writes it down for them.
pub fn recording(flow: &str, step: &str, person: &str) -> String {
    format!("/flows/{flow}/steps/{step}/recording/{person}")
}

/// GET previews what sending back would open again.
pub fn send_back(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/send-back")
}

/// POST `decision=accept|return|waive` with `reason`.
pub fn file_decision(flow: &str, step: &str, field: &str) -> String {
    format!("/flows/{flow}/steps/{step}/files/{field}/decision")
}

/// Downloads one file.
pub fn file(id: &str) -> String {
    format!("/files/{id}")
}

/// The same as a small picture, written anew.
pub fn file_picture(id: &str) -> String {
    format!("/files/{id}/picture")
}

/// The same as a document to be shown in a frame.
pub fn file_inline(id: &str) -> String {
    format!("/files/{id}/inline")
}

pub fn template(key: &str) -> String {
    format!("/templates/{key}")
}

/// GET writes the next draft, POST saves it.
pub fn template_source(key: &str) -> String {
    format!("/templates/{key}/source")
}

/// POST publishes the draft.
pub fn template_publication(key: &str) -> String {
    format!("/templates/{key}/publication")
}

/// GET manages it, POST switches it on or off and says whose its flows are.
pub fn start_link(template: &str) -> String {
    format!("/templates/{template}/start-link")
}

/// POST sends it by mail.
pub fn start_link_mails(template: &str) -> String {
    format!("/templates/{template}/start-link/mails")
}

/// POST says which websites may show its form.
pub fn start_link_origins(template: &str) -> String {
    format!("/templates/{template}/start-link/origins")
}

/// Its address as a code; `format` is `svg` or `png`.
pub fn start_link_qr(template: &str, format: &str) -> String {
    format!("/templates/{template}/start-link/qr.{format}")
}

/// GET shows who is in a group, POST says it anew.
pub fn group(id: &str) -> String {
    format!("/admin/groups/{id}")
}

/// POST makes a new one-time password link.
pub fn member_link(id: &str) -> String {
    format!("/admin/members/{id}/link")
}

pub fn key_revocation(id: &str) -> String {
    format!("/admin/keys/{id}/revocation")
}

pub fn mail(id: &str) -> String {
    format!("/mailbox/{id}")
}

/// The mail itself, in a frame of its own.
pub fn mail_frame(id: &str) -> String {
    format!("/mailbox/{id}/html")
}

/// GET shows what would go, POST erases it; `kind` is `person` or `record`.
pub fn erasing_of(kind: &str, id: &str) -> String {
    format!("/admin/erasing/{kind}/{id}")
}

/// GET shows a calendar to change, POST changes it.
pub fn calendar(id: &str) -> String {
    format!("/admin/calendars/{id}")
}

/// GET asks, POST deletes.
pub fn calendar_deletion(id: &str) -> String {
    format!("/admin/calendars/{id}/deletion")
}

/// POST says in which calendar a template's flows count.
pub fn template_calendar(template: &str) -> String {
    format!("/templates/{template}/calendar")
}

/// POST says when somebody is away.
pub fn member_absences(id: &str) -> String {
    format!("/admin/members/{id}/absences")
}

/// POST takes it back.
pub fn member_absence_end(id: &str, absence: &str) -> String {
    format!("/admin/members/{id}/absences/{absence}/end")
}

/// POST takes one of one's own back.
pub fn profile_absence_end(absence: &str) -> String {
    format!("/profile/absences/{absence}/end")
}

/// POST says in which folder a template is, and whether others may start it.
pub fn template_place(template: &str) -> String {
    format!("/templates/{template}/place")
}

/// A new flow of this template for this record.
pub fn flow_new_for(template: &str, record: &str) -> String {
    format!("{FLOW_NEW}?template={template}&record={record}")
}
