//! Views of a list as tabs: those everybody has, then the member's own, with what keeps, renames and deletes them.

use super::{icon, icon_of};
use crate::{form, paths, shell::Staff};
use maud::{Markup, html};
use texts::Texts;

/// A filter and an order under a name.
#[derive(Clone, Debug)]
pub struct Tab {
    pub name: String,
    pub href: String,
    pub is_open: bool,
}

/// A view of the member's own.
#[derive(Clone, Debug)]
pub struct SavedView {
    pub id: String,
    pub name: String,
    pub error: Option<String>,
}

/// The form that keeps the filter as it is now.
#[derive(Clone, Debug, Default)]
pub struct SaveView {
    pub name: String,
    pub error: Option<String>,
}

const NAME_CHARS_MAX: usize = 80;
/// Beyond this "1 000+" is said.
pub const COUNT_MAX: usize = 1_000;

/// A list with its views.
pub(crate) struct Views<'a> {
    /// Which list: `flows`, or `records.` and the key of a kind.
    pub list: String,
    pub tabs: &'a [Tab],
    /// The open tab, if the member saved it.
    pub saved: Option<&'a SavedView>,
    pub save: &'a SaveView,
    /// What the list is narrowed to, as in its address.
    pub pairs: Vec<(&'static str, &'a str)>,
    /// How many the list has, if that was counted.
    pub count: Option<usize>,
}

/// "128", "1 000+"
pub fn counted(count: usize, texts: Texts) -> String {
    if count > COUNT_MAX { texts.view_count_many().to_owned() } else { count.to_string() }
}

pub(crate) fn views(staff: &Staff, views: &Views) -> Markup {
    let texts = staff.local.texts();
    html! {
        div."mt-2"."flex"."items-center"."gap-2"."border-b"."border-rule" {
            nav."tabs"."tabs-border"."tabs-fading"."-ms-3"."min-w-0"."flex-nowrap"."overflow-x-auto" aria-label=(texts.view_views()) {
                @for tab in views.tabs {
                    @let class = if tab.is_open { "tab tab-active" } else { "tab" };
                    a class=(class) href=(tab.href) aria-current=[tab.is_open.then_some("page")] {
                        (tab.name)
                        @if let Some(count) = views.count.filter(|_| tab.is_open) { span."ms-1.5"."font-normal"."text-muted" { (counted(count, texts)) } }
                    }
                }
            }
            @if let Some(saved) = views.saved { (options(staff, saved)) }
            @else if !views.tabs.iter().any(|tab| tab.is_open) { (save(staff, views)) }
        }
    }
}

fn save(staff: &Staff, views: &Views) -> Markup {
    let texts = staff.local.texts();
    html! {
        details."dropdown"."dropdown-end"."ms-auto"."flex-none" #save data-controller="menu" open[views.save.error.is_some()] {
            summary."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" { (icon("bookmark")) (texts.view_save()) }
            div."menu-panel"."mt-1"."w-72"."max-w-[calc(100vw-2rem)]"."p-3" {
                form."flex"."flex-col"."gap-2" method="post" action=(paths::SAVED_VIEWS) novalidate {
                    (staff.hidden_inputs("save-view"))
                    input type="hidden" name="list" value=(views.list);
                    @for (name, value) in &views.pairs { input type="hidden" name=(name) value=(value); }
                    p."text-sm"."text-muted" { (texts.view_save_why()) }
                    (name(staff, "view-name", &views.save.name, views.save.error.as_deref()))
                    div { button."btn"."btn-primary"."h-9"."px-3" { (texts.view_save()) } }
                }
            }
        }
    }
}

fn options(staff: &Staff, saved: &SavedView) -> Markup {
    let texts = staff.local.texts();
    html! {
        details."dropdown"."dropdown-end"."ms-auto"."flex-none" #view data-controller="menu" open[saved.error.is_some()] {
            summary."btn"."btn-ghost"."btn-square"."h-8"."w-8" {
                (icon("ellipsis")) span."sr-only" { (texts.view_options(&saved.name)) }
            }
            div."menu-panel"."mt-1"."w-72"."max-w-[calc(100vw-2rem)]"."p-3" {
                form."flex"."flex-col"."gap-2" method="post" action=(paths::saved_view_name(&saved.id)) novalidate {
                    (staff.hidden_inputs("rename-view"))
                    (name(staff, "view-new-name", &saved.name, saved.error.as_deref()))
                    div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.view_rename()) } }
                }
                form."mt-2"."border-t"."border-rule"."pt-2" method="post" action=(paths::saved_view_deletion(&saved.id)) data-turbo-confirm=(texts.view_delete_confirm(&saved.name)) {
                    (staff.hidden_inputs("delete-view"))
                    button."menu-row"."w-full"."text-error" { (icon_of("trash-2", "icon")) (texts.view_delete()) }
                }
            }
        }
    }
}

fn name(staff: &Staff, id: &str, value: &str, error: Option<&str>) -> Markup {
    let problem = error.map(|_| format!("{id}-error"));
    html! {
        div class=(form::frame_class(error.is_some(), false)) {
            label for=(id) { (staff.local.texts().view_name()) }
            @if let (Some(error), Some(problem)) = (error, &problem) { (form::error_line(problem, error)) }
            input."input"."h-9"."w-full" id=(id) type="text" name="name" value=(value) maxlength=(NAME_CHARS_MAX) autocomplete="off"
                aria-invalid=[error.map(|_| "true")] aria-describedby=[problem];
        }
    }
}
