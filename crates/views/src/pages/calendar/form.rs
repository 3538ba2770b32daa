//! The form of a calendar: usable by keyboard, and without a script.

use crate::{
    form::{self, Line, error_line, frame_class},
    shell::Staff,
    zones::zones,
};
use maud::{Markup, html};
use texts::Texts;

/// Posted as multipart: `name`, `zone`, `hours.mon` …, `place`, `holidays`, `exceptions`, `default` (ticked), `file`,
/// and `act`: `save`, `check` or `read`.
#[derive(Clone, Debug, Default)]
pub struct CalendarForm {
    pub name: String,
    pub name_error: Option<String>,
    pub zone: String,
    pub zone_error: Option<String>,
    /// Monday first.
    pub hours: [String; 7],
    pub hours_errors: [Option<String>; 7],
    /// About all of them.
    pub week_error: Option<String>,
    /// `DE-BY`; empty for none.
    pub place: String,
    pub place_error: Option<String>,
    pub places: Vec<PlaceGroup>,
    pub holidays: String,
    pub holidays_error: Option<String>,
    pub exceptions: String,
    pub exceptions_error: Option<String>,
    pub is_default: bool,
    pub default_error: Option<String>,
    pub file_error: Option<String>,
    pub file: Option<FileRead>,
    /// Of the calendar the form was made of; nothing for a new one.
    pub version: Option<i64>,
}

/// A country and its parts.
#[derive(Clone, Debug)]
pub struct PlaceGroup {
    /// `DE`
    pub code: String,
    pub name: String,
    /// Code with the country, and name.
    pub parts: Vec<(String, String)>,
}

/// What a calendar file brought into the form.
#[derive(Clone, Debug)]
pub struct FileRead {
    pub name: String,
    pub added: usize,
    pub there: usize,
    /// "Line 12, Team meeting: it is not a whole day"
    pub left_out: Vec<String>,
}

pub(super) fn fields(staff: &Staff, form: &CalendarForm) -> Markup {
    let texts = staff.local.texts();
    html! {
        (staff.hidden_inputs("calendar"))
        @if let Some(version) = form.version { input type="hidden" name="version" value=(version); }
        (form::line(&Line {
            id: "name", name: "name", label: texts.calendar_name(), hint: Some(texts.calendar_name_hint()), of: "text",
            autocomplete: "off", value: &form.name, error: form.name_error.as_deref(), large: false,
        }))
        (zone(form, texts))
        (hours(form, texts))
        (place(form, texts))
        (file(form, texts))
        (lines(&Lines {
            name: "holidays", label: texts.calendar_holidays(), hint: texts.calendar_holidays_hint(), text: &form.holidays,
            error: form.holidays_error.as_deref(), rows: 6,
        }))
        (lines(&Lines {
            name: "exceptions", label: texts.calendar_exceptions(), hint: texts.calendar_exceptions_hint(),
            text: &form.exceptions, error: form.exceptions_error.as_deref(), rows: 3,
        }))
        (default(form, texts))
    }
}

/// A list that is searched by typing; without a script, too.
fn zone(form: &CalendarForm, texts: Texts) -> Markup {
    let described = if form.zone_error.is_some() { "zone-error zone-hint" } else { "zone-hint" };
    html! {
        div class=(frame_class(form.zone_error.is_some(), false)) {
            label for="zone" { (texts.calendar_zone()) }
            p #zone-hint { (texts.calendar_zone_hint()) }
            @if let Some(error) = &form.zone_error { (error_line("zone-error", error)) }
            input #zone."input"."h-9"."w-full" name="zone" list="zones" autocomplete="off" spellcheck="false" value=(form.zone)
                aria-invalid=[form.zone_error.as_ref().map(|_| "true")] aria-describedby=(described);
            datalist #zones { @for zone in zones() { option value=(zone) {} } }
        }
    }
}

fn hours(form: &CalendarForm, texts: Texts) -> Markup {
    let described = if form.week_error.is_some() { "hours-error hours-hint" } else { "hours-hint" };
    html! {
        fieldset #hours class=(frame_class(form.week_error.is_some(), false)) aria-describedby=(described) {
            legend { (texts.calendar_hours()) }
            p #hours-hint { (texts.calendar_hours_hint()) }
            @if let Some(error) = &form.week_error { (error_line("hours-error", error)) }
            div."mt-1"."flex"."flex-col"."gap-2" {
                @for (place, (text, error)) in form.hours.iter().zip(&form.hours_errors).enumerate() { (day(place, text, error.as_deref(), texts)) }
            }
        }
    }
}

fn day(place: usize, text: &str, error: Option<&str>, texts: Texts) -> Markup {
    let (key, name) = days(texts)[place.min(6)];
    let (id, error_id) = (format!("hours-{key}"), format!("hours-{key}-error"));
    html! {
        div class=(frame_class(error.is_some(), false)) {
            @if let Some(error) = error { (error_line(&error_id, error)) }
            div."flex"."items-center"."gap-3" {
                label."w-24"."shrink-0"."font-normal" for=(id) { (name) }
                input id=(id) name={ "hours." (key) } class=(if error.is_some() { "input border-error h-9 min-w-0 flex-1 tabular-nums" } else { "input border-edge h-9 min-w-0 flex-1 tabular-nums" }) autocomplete="off" spellcheck="false" value=(text)
                    aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| error_id.as_str())];
            }
        }
    }
}

fn days(texts: Texts) -> [(&'static str, &'static str); 7] {
    [
        ("mon", texts.calendar_day_mon()),
        ("tue", texts.calendar_day_tue()),
        ("wed", texts.calendar_day_wed()),
        ("thu", texts.calendar_day_thu()),
        ("fri", texts.calendar_day_fri()),
        ("sat", texts.calendar_day_sat()),
        ("sun", texts.calendar_day_sun()),
    ]
}

fn place(form: &CalendarForm, texts: Texts) -> Markup {
    let described = if form.place_error.is_some() { "place-error place-hint" } else { "place-hint" };
    let chosen = |code: &str| form.place == code;
    html! {
        div class=(frame_class(form.place_error.is_some(), false)) {
            label for="place" { (texts.calendar_place()) }
            p #place-hint { (texts.calendar_place_hint()) }
            @if let Some(error) = &form.place_error { (error_line("place-error", error)) }
            select #place."select"."h-9"."w-full" name="place" aria-invalid=[form.place_error.as_ref().map(|_| "true")] aria-describedby=(described) {
                option value="" { (texts.calendar_place_none()) }
                @for group in &form.places {
                    @if group.parts.is_empty() { option value=(group.code) selected[chosen(&group.code)] { (group.name) } }
                    @else {
                        optgroup label=(group.name) {
                            option value=(group.code) selected[chosen(&group.code)] { (texts.calendar_place_everywhere(&group.name)) }
                            @for (code, name) in &group.parts { option value=(code) selected[chosen(code)] { (group.name) ", " (name) } }
                        }
                    }
                }
            }
        }
    }
}

fn file(form: &CalendarForm, texts: Texts) -> Markup {
    let described = if form.file_error.is_some() { "file-error file-hint" } else { "file-hint" };
    html! {
        div class=(frame_class(form.file_error.is_some(), false)) {
            label for="file" { (texts.calendar_file()) }
            p #file-hint { (texts.calendar_file_hint()) }
            @if let Some(error) = &form.file_error { (error_line("file-error", error)) }
            div."mt-1.5"."flex"."flex-wrap"."items-center"."gap-2" {
                input #file."file-input"."h-9"."min-w-0"."flex-1"."basis-56"."border-edge" type="file" name="file" accept=".ics,text/calendar"
                    aria-invalid=[form.file_error.as_ref().map(|_| "true")] aria-describedby=(described);
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" name="act" value="read" { (texts.calendar_file_read()) }
            }
            @if let Some(read) = &form.file { (self::read(read, texts)) }
        }
    }
}

fn read(read: &FileRead, texts: Texts) -> Markup {
    html! {
        div."mt-2"."rounded-box"."bg-brand-soft"."p-3" role="status" {
            p."font-medium"."wrap-anywhere" {
                (texts.calendar_file_found(read.added, &read.name))
                @if read.there > 0 { " " (texts.calendar_file_there(read.there)) }
            }
            @if !read.left_out.is_empty() {
                details."mt-1" {
                    summary."cursor-pointer"."py-1" { (texts.calendar_file_left_out()) " (" (read.left_out.len()) ")" }
                    ul."mt-1"."list-disc"."ps-5" { @for line in &read.left_out { li."wrap-anywhere" { (line) } } }
                }
            }
        }
    }
}

struct Lines<'a> {
    name: &'a str,
    label: &'a str,
    hint: &'a str,
    text: &'a str,
    error: Option<&'a str>,
    rows: usize,
}

/// A list, one entry a line; it grows with what is in it.
fn lines(of: &Lines<'_>) -> Markup {
    let (hint_id, error_id) = (format!("{}-hint", of.name), format!("{}-error", of.name));
    let described = if of.error.is_some() { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let rows = of.rows.max(of.text.lines().count() + 1).min(16);
    html! {
        div class=(frame_class(of.error.is_some(), false)) {
            label for=(of.name) { (of.label) }
            p id=(hint_id) { (of.hint) }
            @if let Some(error) = of.error { (error_line(&error_id, error)) }
            textarea id=(of.name) name=(of.name) class="textarea w-full tabular-nums" rows=(rows) spellcheck="false"
                aria-invalid=[of.error.map(|_| "true")] aria-describedby=(described) { "\n" (of.text) }
        }
    }
}

fn default(form: &CalendarForm, texts: Texts) -> Markup {
    html! {
        div class=(frame_class(form.default_error.is_some(), false)) {
            @if let Some(error) = &form.default_error { (error_line("default-error", error)) }
            label."check-row" {
                input type="checkbox" name="default" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[form.is_default]
                    aria-describedby=[form.default_error.as_ref().map(|_| "default-error")];
                span { (texts.calendar_default()) }
            }
        }
    }
}
