//! A template's Start Link by mail: to whom, with which words, and what became of those that were sent.

use crate::{
    form,
    part::{icon, moment},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;
use texts::{Language, Texts};

/// Posted: `to`, `message`, `language`.
#[derive(Clone, Debug)]
pub struct SendingForm {
    pub to: String,
    pub to_error: Option<String>,
    pub message: String,
    pub message_error: Option<String>,
    pub language: Language,
    /// Addresses of one sending.
    pub addresses_max: usize,
}

#[derive(Clone, Debug)]
pub struct SentRow {
    pub email: String,
    /// Nothing for a key.
    pub sender: Option<String>,
    pub at: Instant,
    pub state: SentState,
    /// What the mail server said.
    pub why: Option<String>,
    pub uses: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentState {
    Sent,
    Waiting,
    /// Until somebody says where mails go out.
    WaitsForServer,
    Retried,
    Failed,
    Dropped,
}

impl SentState {
    fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Sent => texts.start_link_state_sent(),
            Self::Waiting => texts.start_link_state_waiting(),
            Self::WaitsForServer => texts.start_link_state_waits_server(),
            Self::Retried => texts.start_link_state_retried(),
            Self::Failed => texts.start_link_state_failed(),
            Self::Dropped => texts.start_link_state_dropped(),
        }
    }
}

pub(super) fn sending(staff: &Staff, template: &str, is_on: bool, sending: &SendingForm) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="send" {
            h2 #send."text-lg"."font-semibold" { (texts.start_link_send()) }
            @if is_on {
                p."mt-1"."max-w-[72ch]"."text-muted" { (texts.start_link_send_how()) }
                form."mt-4"."flex"."flex-col"."gap-4" method="post" action=(paths::start_link_mails(template)) novalidate {
                    (staff.hidden_inputs("send"))
                    (text("to", (texts.start_link_send_to(), &texts.start_link_send_to_hint(sending.addresses_max)), (&sending.to, sending.to_error.as_deref()), "2"))
                    (text("message", (texts.start_link_send_message(), texts.start_link_send_message_hint()), (&sending.message, sending.message_error.as_deref()), "4"))
                    div."field"."field-small" {
                        label for="language" { (texts.start_link_send_language()) }
                        select #language."select"."h-9"."w-56"."max-w-full" name="language" {
                            @for language in Language::ALL {
                                option value=(language.code()) lang=(language.code()) selected[language == sending.language] { (language.name()) }
                            }
                        }
                    }
                    div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.start_link_send_button()) } }
                }
            } @else { p."mt-1"."text-muted" { (texts.start_link_send_off()) } }
        }
    }
}

fn text(name: &str, (label, hint): (&str, &str), (typed, error): (&str, Option<&str>), rows: &str) -> Markup {
    let (error_id, hint_id) = (format!("{name}-error"), format!("{name}-hint"));
    let described = if error.is_some() { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    html! {
        div class=(form::frame_class(error.is_some(), false)) {
            label for=(name) { (label) }
            p id=(hint_id) { (hint) }
            @if let Some(error) = error { (form::error_line(&error_id, error)) }
            textarea id=(name) ."textarea"."w-full" name=(name) rows=(rows) aria-invalid=[error.map(|_| "true")] aria-describedby=(described) { "\n" (typed) }
        }
    }
}

/// `older`: the address of the next page.
pub(super) fn sent(staff: &Staff, rows: &[SentRow], older: Option<&str>) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="sent" {
            h2 #sent."text-lg"."font-semibold" { (texts.start_link_sent()) }
            @if rows.is_empty() { p."mt-1"."text-muted" { (texts.start_link_sent_none()) } } @else {
                table."list-table"."rows"."mt-2" {
                    thead { tr {
                        th scope="col" { (texts.start_link_sent_to()) }
                        th scope="col" { (texts.start_link_sent_state()) }
                        th."text-end" scope="col" { (texts.start_link_sent_uses()) }
                        th."text-end" scope="col" { (texts.start_link_sent_when()) }
                    } }
                    tbody { @for row in rows { tr {
                        td { span."wrap-anywhere"."font-medium" { (row.email) } small { (texts.start_link_sent_by()) " " (row.sender.as_deref().unwrap_or(texts.start_link_sent_key())) } }
                        td { (state(row, texts)) }
                        td."num"."text-end" { span."sm:hidden" { (texts.start_link_sent_uses()) ": " } (row.uses) }
                        td."when"."whitespace-nowrap"."text-end" { (moment(row.at, &staff.local)) }
                    } } }
                }
                @if let Some(older) = older { a."btn"."btn-outline"."mt-4"."h-9"."border-edge"."px-3" href=(older) { (texts.start_link_sent_older()) } }
            }
        }
    }
}

fn state(row: &SentRow, texts: Texts) -> Markup {
    let why = row.why.as_deref().filter(|_| matches!(row.state, SentState::Failed | SentState::Retried));
    html! {
        @if row.state == SentState::Failed { span."inline-flex"."items-center"."gap-1.5"."text-error" { (icon("circle-alert")) (row.state.word(texts)) } }
        @else { (row.state.word(texts)) }
        @if let Some(why) = why { small."wrap-anywhere" { (why) } }
    }
}
