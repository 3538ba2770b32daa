//! Addresses of public pages. Those of staff pages stand in `views::paths`, which pages link to.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Everything that has a meaning in a query.
const IN_QUERY: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'+').add(b'<').add(b'=').add(b'>');

/// Where a Start Link leads.
pub fn start(slug: &str) -> String {
    format!("/s/{slug}")
}

/// A start form with what was uploaded and typed for it. `form` is its nonce, as secret as a token.
pub fn start_form(slug: &str, form: &str) -> String {
    format!("/s/{slug}/forms/{form}")
}

pub fn start_files(slug: &str, form: &str) -> String {
    format!("/s/{slug}/forms/{form}/files")
}

pub fn start_file(slug: &str, form: &str, field: &str) -> String {
    format!("/s/{slug}/forms/{form}/files/{field}")
}

pub fn start_file_removal(slug: &str, form: &str, field: &str) -> String {
    format!("/s/{slug}/forms/{form}/files/{field}/removal")
}

/// Said after a start.
pub fn started(slug: &str) -> String {
    format!("/s/{slug}/started")
}

/// One thing to do, by magic link.
pub fn action(token: &str) -> String {
    format!("/a/{token}")
}

pub fn action_completion(token: &str) -> String {
    format!("/a/{token}/completion")
}

/// Uploads of a document go below it, by its key.
pub fn action_files(token: &str) -> String {
    format!("/a/{token}/files")
}

pub fn action_file(token: &str, document: &str) -> String {
    format!("/a/{token}/files/{document}")
}

pub fn action_file_removal(token: &str, document: &str) -> String {
    format!("/a/{token}/files/{document}/removal")
}

/// "I don't have this."
pub fn action_file_decline(token: &str, document: &str) -> String {
    format!("/a/{token}/files/{document}/decline")
}

/// Keeps what is typed so far.
pub fn action_draft(token: &str) -> String {
    format!("/a/{token}/draft")
}

/// "Not for me."
pub fn action_hand_back(token: &str) -> String {
    format!("/a/{token}/hand-back")
}

/// Asks whom it is lent to.
pub fn action_lending(token: &str) -> String {
    format!("/a/{token}/lending")
}

pub fn action_lending_end(token: &str) -> String {
    format!("/a/{token}/lending/end")
}

/// Progress, messages and own files, by magic link.
pub fn progress(token: &str) -> String {
    format!("/f/{token}")
}

/// Goes on to one of the person's own open steps.
pub fn progress_step(token: &str, assignment: &str) -> String {
    format!("/f/{token}/steps/{assignment}")
}

pub fn progress_messages(token: &str) -> String {
    format!("/f/{token}/messages")
}

/// Sends a code that proves this device. `kind` is `a` or `f`.
pub fn code(kind: &str, token: &str) -> String {
    format!("/{kind}/{token}/code")
}

pub fn proof(kind: &str, token: &str) -> String {
    format!("/{kind}/{token}/proof")
}

/// Mails a new link in place of a dead one.
pub fn renewal(kind: &str, token: &str) -> String {
    format!("/{kind}/{token}/renewal")
}

/// One of the holder's own files.
pub fn own_file(kind: &str, token: &str, file: &str) -> String {
    format!("/{kind}/{token}/given/{file}")
}

/// Sets a password, by one-time link.
pub fn password(token: &str) -> String {
    format!("/password/{token}")
}

/// Makes the first admin, by the link `serve` printed.
pub fn setup(token: &str) -> String {
    format!("/setup/{token}")
}

/// Signs in and goes on.
pub fn sign_in_then(next: &str) -> String {
    match next {
        "" | "/" => views::paths::SIGN_IN.to_owned(),
        next => format!("{}?next={}", views::paths::SIGN_IN, utf8_percent_encode(next, IN_QUERY)),
    }
}
