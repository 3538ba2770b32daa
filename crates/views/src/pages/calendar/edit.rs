//! Admin: one calendar, or a new one: its form, what it means, its days off.

use super::{
    CalendarForm, Meaning, form as fields,
    means::{days_off, section},
    week,
};
use crate::{
    form,
    part::CalendarView,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct CalendarPage {
    /// `None` for a new one.
    pub id: Option<String>,
    /// As stored; the heading.
    pub title: String,
    /// The organisation's own, which cannot be deleted.
    pub is_own: bool,
    pub form: CalendarForm,
    /// Where the settings of the server say it: then it is shown, and changed there.
    pub fixed: Option<(String, CalendarView)>,
    /// `None` where what was typed means nothing.
    pub meaning: Option<Meaning>,
    pub refusal: Option<String>,
}

pub fn edit(staff: &Staff, page: &CalendarPage) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        &page.title,
        Place::Calendars,
        html! {
            div."px-4"."pt-5"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::CALENDARS) { (texts.calendar_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.title) }
                @if page.is_own { p."mt-0.5"."text-muted" { (texts.calendar_own_hint()) } }
            }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."min-w-0" { @match &page.fixed {
                    Some((place, calendar)) => { (fixed(place, calendar, texts)) }
                    None => { (form(staff, page)) }
                } }
                div."flex"."min-w-0"."flex-col"."gap-8" {
                    @if let Some(meaning) = &page.meaning { (days_off(staff, meaning)) }
                    @if let (Some(id), false) = (&page.id, page.is_own) { (deleting(id, texts)) }
                }
                @if let Some(meaning) = &page.meaning { div."min-w-0"."xl:col-span-2" { (section(staff, meaning)) } }
            }
        },
    )
}

fn form(staff: &Staff, page: &CalendarPage) -> Markup {
    let texts = staff.local.texts();
    let action = page.id.as_deref().map_or_else(|| paths::CALENDAR_NEW.to_owned(), paths::calendar);
    let save = if page.id.is_some() { texts.calendar_save() } else { texts.calendar_create() };
    html! {
        form."flex"."max-w-xl"."min-w-0"."flex-col"."gap-5" method="post" action=(action) enctype="multipart/form-data" data-turbo="false" novalidate {
            // The first button of a form is pressed by Enter.
            button."hidden" name="act" value="save" tabindex="-1" aria-hidden="true" { (save) }
            (form::refusal(page.refusal.as_deref()))
            (fields::fields(staff, &page.form))
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary"."h-9"."px-3" name="act" value="save" { (save) }
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" name="act" value="check" { (texts.calendar_check()) }
                a."btn"."btn-ghost"."h-9"."px-3" href=(paths::CALENDARS) { (texts.member_back()) }
            }
        }
    }
}

fn fixed(place: &str, calendar: &CalendarView, texts: Texts) -> Markup {
    html! {
        dl."flex"."flex-col"."gap-4" {
            div { dt."font-medium" { (texts.calendar_zone()) } dd { (calendar.zone.replace('_', " ")) } }
            div { dt."font-medium" { (texts.calendar_hours()) } @for part in week(calendar, texts) { dd."wrap-anywhere" { (part) } } }
        }
        p."mt-4"."text-sm"."wrap-anywhere"."text-muted" { (texts.calendar_fixed_here(place)) }
    }
}

fn deleting(id: &str, texts: Texts) -> Markup {
    html! {
        p."border-t"."border-rule"."pt-6" {
            a."btn"."btn-outline"."h-9"."border-edge"."px-3"."text-error" href=(paths::calendar_deletion(id)) { (texts.calendar_delete()) }
        }
    }
}
