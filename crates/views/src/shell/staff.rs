//! The page around members: menu at the left, Start and account at the top.

use super::{
    head::{Head, document},
    live, search,
};
use crate::{
    Brand, Local,
    part::{icon, icon_of, initials},
    paths,
};
use maud::{Markup, html};

/// Who is signed in, and what every page of theirs carries.
#[derive(Clone, Debug)]
pub struct Staff {
    pub brand: Brand,
    pub local: Local,
    /// Largest file that is taken.
    pub file_bytes_max: u64,
    /// Name of the member signed in.
    pub me: String,
    pub is_admin: bool,
    /// May read the audit log.
    pub reads_audit: bool,
    /// Mails are kept on a page: in a demo, and until a mail server is set up.
    pub has_mailbox: bool,
    /// Open assignments of this member, if counted.
    pub todo: Option<usize>,
    /// Posted back as `csrf` by every form.
    pub csrf: String,
    /// A fresh id; each form of the page posts it, with its own ending, as `command`.
    pub command: String,
    /// What the last act did: "Sent back to Documents."
    pub notice: Option<String>,
    /// How far the server had come when it began to read what the page shows.
    pub mark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Todo,
    Flows,
    Prospects,
    Clients,
    Employees,
    /// Kinds of records without an entry of their own.
    Records,
    RecordKinds,
    Start,
    Templates,
    Members,
    Keys,
    Organisation,
    Calendars,
    Mail,
    Audit,
    Erasing,
    Exports,
    Portal,
    /// In the menu of the account.
    Profile,
    /// At the top.
    Search,
}

impl Staff {
    /// The whole page; `main` holds its one `h1`.
    pub fn page(&self, title: &str, place: Place, main: Markup) -> Markup {
        let head = Head {
            title,
            brand: &self.brand,
            language: self.local.language,
            stylesheet: "app.css",
            script: "app.js",
            description: None,
            body_class: "min-h-screen",
            manifest: false,
        };
        document(
            &head,
            html! {
                a."btn"."btn-primary"."absolute"."-top-20"."start-4"."z-50"."focus:top-4" href="#main" { (self.local.texts().shell_skip()) }
                div."flex"."min-h-screen" {
                    (self.rail(place))
                    div."flex"."min-w-0"."flex-1"."flex-col" {
                        (self.top())
                        (live::bar(self))
                        main #main."flex"."min-w-0"."flex-1"."flex-col" data-live=[live::subject(place)] {
                            @if let Some(notice) = &self.notice { (said(notice)) }
                            (main)
                        }
                    }
                }
                (search::dialog(&self.local))
            },
        )
    }

    /// The hidden inputs of every form; `form` tells the forms of one page apart.
    pub fn hidden(&self, form: &str) -> Vec<(String, String)> {
        vec![
            ("csrf".to_owned(), self.csrf.clone()),
            ("command".to_owned(), format!("{}-{form}", self.command)),
        ]
    }

    /// The same, ready to stand in a form.
    pub fn hidden_inputs(&self, form: &str) -> Markup {
        html! { @for (name, value) in self.hidden(form) { input type="hidden" name=(name) value=(value); } }
    }

    fn rail(&self, place: Place) -> Markup {
        let texts = self.local.texts();
        html! {
            nav #rail.rail popover aria-label=(texts.shell_main()) {
                a."flex"."h-14"."items-center"."gap-2.5"."px-1.5"."font-semibold" href=(paths::HOME) {
                    (self.brand.mark(false))
                    span."line-clamp-2"."leading-tight" { (self.brand.name) }
                }
                ul."mt-2"."flex"."flex-col"."gap-0.5" {
                    (entry(paths::HOME, "house", texts.shell_home(), place == Place::Home, None))
                    (entry(paths::TODO, "list-checks", texts.shell_todo(), place == Place::Todo, self.todo))
                    (entry(paths::FLOWS, "workflow", texts.shell_flows(), place == Place::Flows, None))
                }
                ul."mt-4"."flex"."flex-col"."gap-0.5" {
                    (entry(paths::PROSPECTS, "user-plus", texts.record_kind_prospects(), place == Place::Prospects, None))
                    (entry(paths::CLIENTS, "building-2", texts.record_kind_clients(), place == Place::Clients, None))
                    (entry(paths::EMPLOYEES, "id-card", texts.record_kind_employees(), place == Place::Employees, None))
                    (entry(paths::RECORDS, "ellipsis", texts.record_more(), place == Place::Records, None))
                }
                ul."mt-4"."flex"."flex-col"."gap-0.5" {
                    (entry(paths::TEMPLATES, "layout-template", texts.shell_templates(), place == Place::Templates, None))
                }
                ul."mt-auto"."mb-3"."flex"."flex-col"."gap-0.5"."pt-4" {
                    @if self.has_mailbox { (entry(paths::MAILBOX, "inbox", texts.shell_mailbox(), false, None)) }
                    @if self.is_admin {
                        (entry(paths::ORGANISATION, "settings", texts.shell_organisation(), place == Place::Organisation, None))
                        (entry(paths::PORTAL_ADMIN, "door-open", texts.portal_admin_menu(), place == Place::Portal, None))
                        (entry(paths::RECORD_KINDS, "folder", texts.record_kinds_title(), place == Place::RecordKinds, None))
                        (entry(paths::CALENDARS, "calendar-days", texts.calendar_title(), place == Place::Calendars, None))
                        (entry(paths::MAIL, "mail", texts.shell_mail(), place == Place::Mail, None))
                        (entry(paths::MEMBERS, "users", texts.shell_members(), place == Place::Members, None))
                        (entry(paths::KEYS, "key-round", texts.shell_keys(), place == Place::Keys, None))
                        (entry(paths::ERASING, "eraser", texts.erasing_title(), place == Place::Erasing, None))
                        (entry(paths::ORGANISATION_EXPORTS, "download", texts.export_title(), place == Place::Exports, None))
                    }
                    @if self.reads_audit { (entry(paths::AUDIT, "history", texts.audit_title(), place == Place::Audit, None)) }
                }
            }
        }
    }

    fn top(&self) -> Markup {
        let texts = self.local.texts();
        html! {
            header."sticky"."top-0"."z-20"."flex"."h-14"."items-center"."gap-2"."border-b"."border-rule"."bg-base-100"."px-4"."lg:px-8" {
                button."btn"."btn-ghost"."btn-square"."-ms-2"."lg:hidden" popovertarget="rail" aria-label=(texts.shell_menu()) { (icon_of("menu", "icon size-5")) }
                (search::field(&self.local))
                a."btn"."btn-primary"."h-9"."px-3" href=(paths::FLOW_NEW) { (icon("plus")) span."max-sm:sr-only" { (texts.shell_start()) } }
                details."dropdown"."dropdown-end" data-controller="menu" {
                    summary."btn"."btn-ghost"."h-9"."w-9"."rounded-full"."p-0" {
                        span."person"."size-8" aria-hidden="true" { (initials(&self.me)) } span."sr-only" { (texts.shell_account(&self.me)) }
                    }
                    div."menu-panel"."mt-1.5"."w-56" {
                        p."px-3"."pt-1.5"."pb-1"."font-semibold" { (self.me) }
                        a."menu-row" href=(paths::PROFILE) { (icon("user-round")) (texts.shell_profile()) }
                        a."menu-row" href=(assets::url("licences.txt")) data-turbo="false" { (icon("file-text")) (texts.shell_licences()) }
                        form method="post" action=(paths::SIGN_OUT) data-turbo="false" {
                            (self.hidden_inputs("sign-out"))
                            button."menu-row"."w-full" { (icon("log-out")) (texts.shell_sign_out()) }
                        }
                    }
                }
            }
        }
    }
}

/// More than this is told on the page itself.
const BADGE_MAX: usize = 99;

fn entry(href: &str, drawing: &str, name: &str, here: bool, count: Option<usize>) -> Markup {
    html! {
        li { a."rail-link" href=(href) aria-current=[here.then_some("page")] {
            (icon(drawing)) (name)
            @if let Some(count) = count.filter(|count| *count > 0) { span."ms-auto"."text-xs"."font-normal" { @if count > BADGE_MAX { (BADGE_MAX) "+" } @else { (count) } } }
        } }
    }
}

fn said(notice: &str) -> Markup {
    html! {
        p."mx-4"."mt-4"."flex"."items-center"."gap-2"."rounded-box"."bg-brand-soft"."px-4"."py-2.5"."lg:mx-8" role="status" {
            (icon_of("circle-check", "icon text-primary")) (notice)
        }
    }
}
