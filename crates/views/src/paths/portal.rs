//! Addresses of the portal: pages of clients, and those on which an admin sets it up.

/// What waits for somebody outside, and their flows.
pub const PORTAL: &str = "/portal";
/// GET asks for the address, POST mails a code.
pub const PORTAL_SIGN_IN: &str = "/portal/sign-in";
/// POST signs in with the code.
pub const PORTAL_CODE: &str = "/portal/sign-in/code";
/// POST signs in with a password.
pub const PORTAL_PASSWORD: &str = "/portal/sign-in/password";
/// POST goes on with the code of a device.
pub const PORTAL_FACTOR: &str = "/portal/sign-in/second-factor";
pub const PORTAL_SIGN_OUT: &str = "/portal/sign-out";
/// GET asks as whom to act, POST chooses.
pub const PORTAL_ACTING: &str = "/portal/acting";
/// What this person may start.
pub const PORTAL_START: &str = "/portal/start";
/// Flows that have ended.
pub const PORTAL_ENDED: &str = "/portal/finished";
pub const PORTAL_MESSAGES: &str = "/portal/messages";
pub const PORTAL_FILES: &str = "/portal/files";
/// GET shows it, POST saves language and zone.
pub const PORTAL_PROFILE: &str = "/portal/profile";
pub const PORTAL_PROFILE_PASSWORD: &str = "/portal/profile/password";
/// POST ends all other sessions.
pub const PORTAL_SESSIONS_END: &str = "/portal/profile/sessions/end";
/// GET shows the second factor, POST sets it up or ends it.
pub const PORTAL_SECOND_FACTOR: &str = "/portal/profile/second-factor";
pub const PORTAL_MANIFEST: &str = "/portal/manifest.webmanifest";
/// What admins decide about the portal.
pub const PORTAL_ADMIN: &str = "/admin/portal";
/// GET asks what to publish, POST publishes.
pub const PORTAL_ENTRY_NEW: &str = "/admin/portal/flows/new";
/// POST makes a client group.
pub const CLIENT_GROUPS: &str = "/admin/portal/groups";
/// A member's own second factor.
pub const SECOND_FACTOR: &str = "/profile/second-factor";
/// POST goes on with the code of a device.
pub const SIGN_IN_FACTOR: &str = "/sign-in/second-factor";
/// POST says whether members need one.
pub const SIGN_IN_RULE: &str = "/admin/members/second-factor";

/// POST ends a member's second factor: they lost their device.
pub fn member_factor_end(id: &str) -> String {
    format!("/admin/members/{id}/second-factor/end")
}

/// POST ends one of their own sessions.
pub fn portal_session_end(id: &str) -> String {
    format!("/portal/profile/sessions/{id}/end")
}

/// GET shows the form, POST starts.
pub fn portal_start(entry: &str) -> String {
    format!("/portal/start/{entry}")
}

/// The same form with what was uploaded and typed for it.
pub fn portal_start_form(entry: &str, form: &str) -> String {
    format!("/portal/start/{entry}/forms/{form}")
}

pub fn portal_start_files(entry: &str, form: &str) -> String {
    format!("/portal/start/{entry}/forms/{form}/files")
}

/// A whole flow of theirs; everything about it lies below, as below a link.
pub fn portal_flow(flow: &str) -> String {
    format!("/portal/f/{flow}")
}

/// How far a flow of one of their records is in which they play no part.
pub fn portal_looked_on(flow: &str) -> String {
    format!("/portal/record-flows/{flow}")
}

/// One thing to do, as by a link.
pub fn portal_action(assignment: &str) -> String {
    format!("/portal/a/{assignment}")
}

/// The icon in the colour of an organisation, as `#rrggbb` without the mark.
pub fn portal_icon(color: model::Color) -> String {
    format!("/portal/icon/{}.svg", color.digits())
}

/// GET shows an entry, POST changes it.
pub fn portal_entry(id: &str) -> String {
    format!("/admin/portal/flows/{id}")
}

/// POST moves it: `to` is its place from 0.
pub fn portal_entry_move(id: &str) -> String {
    format!("/admin/portal/flows/{id}/move")
}

pub fn portal_entry_deletion(id: &str) -> String {
    format!("/admin/portal/flows/{id}/deletion")
}

/// GET shows who is in it, POST renames it.
pub fn client_group(id: &str) -> String {
    format!("/admin/portal/groups/{id}")
}

/// POST adds a record, or takes it out.
pub fn client_group_records(id: &str) -> String {
    format!("/admin/portal/groups/{id}/records")
}

/// GET says what would happen, POST deletes.
pub fn client_group_deletion(id: &str) -> String {
    format!("/admin/portal/groups/{id}/deletion")
}

/// POST switches a module.
pub fn portal_module(module: &str) -> String {
    format!("/admin/portal/modules/{module}")
}

pub fn portal_module_move(module: &str) -> String {
    format!("/admin/portal/modules/{module}/move")
}
