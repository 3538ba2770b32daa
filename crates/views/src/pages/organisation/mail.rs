//! Admin: the server mails go out through, and a test message with what the server answers.

use super::fixed::fixed;
use crate::{
    form::{self, Line},
    part::{icon, icon_of},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct MailPage {
    pub way: MailWay,
    pub form: MailForm,
    /// Sender and the place that says it.
    pub sender_fixed: Option<(String, String)>,
    /// Of the reader: where the test message goes.
    pub my_address: String,
    pub outcome: Option<TrialOutcome>,
    /// The organisation is being set up; there is a way past.
    pub first_steps: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailWay {
    /// Mails wait until a server is saved.
    Waits,
    /// Out through the server in the form.
    Saved,
    /// The settings of the server say it: which, with which user, and where.
    Fixed { server: String, user: Option<String>, place: String },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsWord {
    #[default]
    StartTls,
    Wrapped,
    None,
}

impl TlsWord {
    const ALL: [Self; 3] = [Self::StartTls, Self::Wrapped, Self::None];

    /// As it is posted.
    pub fn word(self) -> &'static str {
        match self {
            Self::StartTls => "starttls",
            Self::Wrapped => "wrapped",
            Self::None => "none",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tls| tls.word() == word)
    }

    fn said(self, texts: Texts) -> &'static str {
        match self {
            Self::StartTls => texts.organisation_tls_starttls(),
            Self::Wrapped => texts.organisation_tls_wrapped(),
            Self::None => texts.organisation_tls_none(),
        }
    }
}

/// Posted to either address: `host`, `port`, `tls`, `user`, `password`, `sender`.
#[derive(Clone, Debug, Default)]
pub struct MailForm {
    pub host: String,
    pub host_error: Option<String>,
    pub port: String,
    pub port_error: Option<String>,
    pub tls: TlsWord,
    pub user: String,
    pub user_error: Option<String>,
    pub has_password: bool,
    pub password_error: Option<String>,
    pub sender: String,
    pub sender_error: Option<String>,
    /// Of the whole form: it was no longer current.
    pub refusal: Option<String>,
}

/// What came of a test message: the server's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialOutcome {
    pub sent: bool,
    pub answer: String,
}

pub fn mail(staff: &Staff, page: &MailPage) -> Markup {
    let texts = staff.local.texts();
    let waits = page.way == MailWay::Waits;
    staff.page(
        texts.organisation_mail_title(),
        Place::Mail,
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.organisation_mail_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" {
                    (if page.first_steps && waits { texts.organisation_mail_first() } else { texts.organisation_mail_lead() })
                }
                @if waits { (waiting(texts)) }
            }
            div."max-w-xl"."px-4"."pt-6"."pb-12"."lg:px-8" {
                @if let Some(outcome) = &page.outcome { (outcome_said(outcome, &page.my_address, texts)) }
                @match &page.way {
                    MailWay::Fixed { server, user, place } => { (by_settings(staff, page, server, user.as_deref(), place)) }
                    MailWay::Waits | MailWay::Saved => { (form(staff, page)) }
                }
                @if page.way == MailWay::Saved { (removal(staff, texts)) }
            }
        },
    )
}

fn waiting(texts: Texts) -> Markup {
    html! {
        div."mt-4"."flex"."max-w-[64ch]"."gap-3"."rounded-box"."bg-brand-soft"."p-4" {
            (icon_of("inbox", "icon mt-1 text-primary"))
            div {
                p { (texts.organisation_mail_waits()) }
                p."mt-1" { a."link-brand" href=(paths::MAILBOX) { (texts.organisation_mail_mailbox()) } }
            }
        }
    }
}

fn outcome_said(outcome: &TrialOutcome, address: &str, texts: Texts) -> Markup {
    let (class, drawing) = if outcome.sent {
        ("mb-6 rounded-box bg-brand-soft p-4", "icon mt-1 text-primary")
    } else {
        ("mb-6 rounded-box border-2 border-error p-4", "icon mt-1 text-error")
    };
    let said = if outcome.sent {
        texts.organisation_test_ok(address)
    } else {
        texts.organisation_test_failed().to_owned()
    };
    html! {
        div class=(class) role=(if outcome.sent { "status" } else { "alert" }) {
            div."flex"."gap-3" {
                (icon_of(if outcome.sent { "circle-check" } else { "circle-alert" }, drawing))
                div."min-w-0" {
                    p."font-medium"."wrap-anywhere" { (said) }
                    p."mt-2"."text-sm"."text-muted" { (texts.organisation_test_answer()) }
                    p."mt-0.5"."font-mono"."text-sm"."wrap-anywhere" { (outcome.answer) }
                }
            }
        }
    }
}

fn by_settings(staff: &Staff, page: &MailPage, server: &str, user: Option<&str>, place: &str) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."flex"."flex-col"."gap-5" method="post" action=(paths::MAIL_TEST) data-turbo="false" {
            (staff.hidden_inputs("mail"))
            (fixed(texts.organisation_host(), server, place, texts))
            @if let Some(user) = user { div { p."font-medium" { (texts.organisation_user()) } p."mt-1"."wrap-anywhere" { (user) } } }
            @if let Some((sender, place)) = &page.sender_fixed { (fixed(texts.organisation_sender(), sender, place, texts)) }
            div {
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (icon("send")) (texts.organisation_mail_test()) }
                p."mt-1.5"."text-sm"."wrap-anywhere"."text-muted" { (texts.organisation_mail_test_to(&page.my_address)) }
            }
        }
    }
}

fn form(staff: &Staff, page: &MailPage) -> Markup {
    let (texts, form) = (staff.local.texts(), &page.form);
    html! {
        form."flex"."flex-col"."gap-5" method="post" action=(paths::MAIL) data-turbo="false" novalidate {
            (staff.hidden_inputs("mail"))
            (form::refusal(form.refusal.as_deref()))
            div."grid"."gap-x-4"."gap-y-5"."sm:grid-cols-[minmax(0,1fr)_7rem]" {
                (line("host", texts.organisation_host(), Some(texts.organisation_host_hint()), "text", &form.host, form.host_error.as_deref()))
                div."sm:self-end" { (line("port", texts.organisation_port(), None, "text", &form.port, form.port_error.as_deref())) }
            }
            (tls(form.tls, texts))
            (line("user", texts.organisation_user(), Some(texts.organisation_user_hint()), "text", &form.user, form.user_error.as_deref()))
            (line("password", texts.organisation_password(), Some(password_hint(form, texts)), "password", "", form.password_error.as_deref()))
            @match &page.sender_fixed {
                Some((sender, place)) => {
                    (fixed(texts.organisation_sender(), sender, place, texts))
                    input type="hidden" name="sender" value=(form.sender);
                }
                None => { (line("sender", texts.organisation_sender(), Some(&texts.organisation_sender_hint(&staff.brand.name)), "email", &form.sender, form.sender_error.as_deref())) }
            }
            (buttons(page, texts))
        }
    }
}

fn password_hint(form: &MailForm, texts: Texts) -> &'static str {
    if form.has_password { texts.organisation_password_kept() } else { texts.organisation_password_hint() }
}

fn buttons(page: &MailPage, texts: Texts) -> Markup {
    html! {
        div {
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary"."h-9"."px-3" { (texts.organisation_mail_save()) }
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" formaction=(paths::MAIL_TEST) { (icon("send")) (texts.organisation_mail_test()) }
                @if page.first_steps && page.way == MailWay::Waits { a."btn"."btn-ghost"."h-9"."px-3" href="/" { (texts.organisation_mail_later()) } }
            }
            p."mt-1.5"."text-sm"."wrap-anywhere"."text-muted" { (texts.organisation_mail_test_to(&page.my_address)) }
        }
    }
}

fn tls(chosen: TlsWord, texts: Texts) -> Markup {
    html! {
        fieldset."field"."field-small" {
            legend { (texts.organisation_tls()) }
            div."mt-1"."flex"."flex-col" { @for one in TlsWord::ALL {
                label."check-row" {
                    input."radio"."radio-sm"."radio-primary" type="radio" name="tls" value=(one.word()) checked[one == chosen];
                    span { (one.said(texts)) }
                }
            } }
        }
    }
}

fn line(name: &str, label: &str, hint: Option<&str>, of: &str, value: &str, error: Option<&str>) -> Markup {
    form::line(&Line { id: name, name, label, hint, of, autocomplete: "off", value, error, large: false })
}

fn removal(staff: &Staff, texts: Texts) -> Markup {
    html! {
        form."mt-10"."border-t"."border-rule"."pt-6" method="post" action=(paths::MAIL_REMOVAL) {
            (staff.hidden_inputs("mail-removal"))
            p."text-muted" { (texts.organisation_mail_remove_hint()) }
            p."mt-3" { button."btn"."btn-outline"."h-9"."border-edge"."px-3"."text-error" { (texts.organisation_mail_remove()) } }
        }
    }
}
