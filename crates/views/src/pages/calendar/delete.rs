//! Admin: deleting a calendar: who keeps it from going, else the question.

use crate::{
    form, paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Deleting {
    pub id: String,
    pub name: String,
    /// While there are some it stays.
    pub users: Vec<UserRow>,
    pub refusal: Option<String>,
}

/// A template that counts in it.
#[derive(Clone, Debug)]
pub struct UserRow {
    pub key: String,
    pub name: String,
    /// "chose it on its page"
    pub why: String,
}

pub fn delete(staff: &Staff, page: &Deleting) -> Markup {
    let texts = staff.local.texts();
    let heading = texts.calendar_delete_title(&page.name);
    staff.page(
        &heading,
        Place::Calendars,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::CALENDARS) { (texts.calendar_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                div."mt-4"."max-w-xl" { (form::refusal(page.refusal.as_deref())) }
                @if page.users.is_empty() { p."mt-3"."max-w-[64ch]" { (texts.calendar_delete_lead()) } }
                @else { (users(staff, page)) }
                form."mt-7"."flex"."flex-wrap"."gap-2" method="post" action=(paths::calendar_deletion(&page.id)) {
                    (staff.hidden_inputs("deletion"))
                    @if page.users.is_empty() { button."btn"."btn-error"."h-9"."px-3" { (texts.calendar_delete_confirm()) } }
                    a class=(if page.users.is_empty() { "btn btn-ghost h-9 px-3" } else { "btn btn-outline h-9 border-edge px-3" }) href=(paths::calendar(&page.id)) { (texts.calendar_delete_keep()) }
                }
            }
        },
    )
}

fn users(staff: &Staff, page: &Deleting) -> Markup {
    html! {
        p."mt-3"."max-w-[64ch]" { (staff.local.texts().calendar_delete_in_use()) }
        ul."mt-3"."flex"."max-w-xl"."flex-col"."gap-2" { @for user in &page.users {
            li { a."link-brand"."wrap-anywhere" href=(paths::template(&user.key)) { (user.name) } span."text-muted" { ": " (user.why) } }
        } }
    }
}
