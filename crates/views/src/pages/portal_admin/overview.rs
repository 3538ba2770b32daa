//! Client-Initiated Flows in their order, modules, groups.

use crate::{
    form::{self, Line},
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Overview {
    /// Where clients sign in.
    pub address: String,
    pub entries: Vec<EntryLine>,
    pub modules: Vec<ModuleLine>,
    pub groups: Vec<GroupLine>,
    pub group_name: String,
    pub group_error: Option<String>,
    /// Of the module that was tried.
    pub module_error: Option<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct EntryLine {
    pub id: String,
    pub title: String,
    pub template: String,
    /// "All clients", or the groups.
    pub audience: String,
    /// Why nobody can start it now.
    pub unfit: Option<String>,
}

#[derive(Clone, Debug)]
pub struct ModuleLine {
    pub word: String,
    pub name: &'static str,
    pub means: &'static str,
    pub is_on: bool,
    /// What is written there, with how its box is called.
    pub content: Option<(&'static str, String)>,
}

#[derive(Clone, Debug)]
pub struct GroupLine {
    pub id: String,
    pub name: String,
    pub records: i64,
    pub entries: i64,
}

pub fn overview(staff: &Staff, page: &Overview) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.portal_admin_title(),
        Place::Portal,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.portal_admin_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.portal_admin_lead()) " " a."link-brand"."wrap-anywhere" href=(page.address) data-turbo="false" { (page.address) } }
                div."mt-6"."flex"."max-w-4xl"."flex-col"."gap-10" {
                    (entries(staff, page))
                    (modules(staff, page))
                    (groups(staff, page))
                }
            }
        },
    )
}

fn entries(staff: &Staff, page: &Overview) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="entries" {
            div."flex"."flex-wrap"."items-center"."justify-between"."gap-3" {
                h2 #entries."text-lg"."font-semibold" { (texts.portal_admin_entries()) }
                a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::PORTAL_ENTRY_NEW) { (icon("plus")) (texts.portal_admin_new()) }
            }
            p."mt-1"."max-w-[64ch]"."text-muted" { (texts.portal_admin_entries_lead()) }
            @if page.entries.is_empty() { p."mt-3"."text-muted" { (texts.portal_admin_no_entries()) } }
            @else {
                ol."mt-3"."divide-y"."divide-rule"."border-y"."border-rule" data-controller="order" {
                    @for (at, entry) in page.entries.iter().enumerate() {
                        li."flex"."items-center"."gap-3"."py-2.5" data-order-target="item" {
                            div."min-w-0"."flex-1" {
                                a."font-medium"."wrap-anywhere"."hover:underline" href=(paths::portal_entry(&entry.id)) { (entry.title) }
                                p."text-sm"."text-muted"."wrap-anywhere" { (entry.audience) " · " (entry.template) }
                                @if let Some(unfit) = &entry.unfit { p."mt-0.5"."flex"."items-center"."gap-1.5"."text-sm"."text-warning" { (icon("circle-alert")) (unfit) } }
                            }
                            (order(staff, (&paths::portal_entry_move(&entry.id), &entry.title), (at, page.entries.len())))
                        }
                    }
                }
            }
        }
    }
}

/// Up and down, for the keyboard and without a script.
fn order(staff: &Staff, (action, name): (&str, &str), (at, count): (usize, usize)) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."flex"."flex-none" method="post" action=(action) data-order-target="form" {
            (staff.hidden_inputs("move"))
            button."btn"."btn-ghost"."btn-square"."h-9"."w-9" name="to" value=(at.saturating_sub(1)) disabled[at == 0] aria-label=(texts.portal_admin_up(name)) { (icon("arrow-up")) }
            button."btn"."btn-ghost"."btn-square"."h-9"."w-9" name="to" value=(at + 1) disabled[at + 1 == count] aria-label=(texts.portal_admin_down(name)) { (icon("arrow-down")) }
        }
    }
}

fn modules(staff: &Staff, page: &Overview) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="modules" {
            h2 #modules."text-lg"."font-semibold" { (texts.portal_admin_modules()) }
            p."mt-1"."max-w-[64ch]"."text-muted" { (texts.portal_admin_modules_lead()) }
            ol."mt-3"."divide-y"."divide-rule"."border-y"."border-rule" data-controller="order" {
                @for (at, module) in page.modules.iter().enumerate() {
                    li."flex"."items-start"."gap-3"."py-3"."max-sm:gap-1" data-order-target="item" {
                        (module_form(staff, page, module))
                        (order(staff, (&paths::portal_module_move(&module.word), module.name), (at, page.modules.len())))
                    }
                }
            }
        }
    }
}

fn module_form(staff: &Staff, page: &Overview, module: &ModuleLine) -> Markup {
    let texts = staff.local.texts();
    let wrong = page.module_error.as_ref().filter(|(word, _)| *word == module.word).map(|(_, said)| said);
    let (on, text) = (format!("on-{}", module.word), format!("content-{}", module.word));
    let error = format!("{text}-error");
    html! {
        form."flex"."min-w-0"."flex-1"."flex-wrap"."items-start"."gap-x-4"."gap-y-2" method="post" action=(paths::portal_module(&module.word)) {
            (staff.hidden_inputs("module"))
            label."flex"."min-w-0"."flex-1"."basis-56"."items-start"."gap-3" for=(on) {
                input."checkbox"."mt-0.5" id=(on) type="checkbox" name="on" value="on" checked[module.is_on];
                span { b."block"."font-medium" { (module.name) } span."block"."text-sm"."text-muted" { (module.means) } }
            }
            button."btn"."btn-outline"."h-9"."border-edge"."px-3"."max-sm:order-last" aria-label=(texts.portal_admin_save_of(module.name)) { (texts.profile_save()) }
            @if let Some((label, content)) = &module.content {
                div class={ "w-full " (form::frame_class(wrong.is_some(), false)) } {
                    label for=(text) { (label) }
                    @if let Some(wrong) = wrong { (form::error_line(&error, wrong)) }
                    textarea."textarea"."w-full" id=(text) name="content" rows="3" aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| &error)] { "\n" (content) }
                }
            }
        }
    }
}

fn groups(staff: &Staff, page: &Overview) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="groups" {
            h2 #groups."text-lg"."font-semibold" { (texts.portal_admin_groups()) }
            p."mt-1"."max-w-[64ch]"."text-muted" { (texts.portal_admin_groups_lead()) }
            @if !page.groups.is_empty() {
                ul."mt-3"."divide-y"."divide-rule"."border-y"."border-rule" {
                    @for group in &page.groups {
                        li."flex"."flex-wrap"."items-baseline"."gap-x-4"."py-2.5" {
                            a."min-w-0"."flex-1"."font-medium"."wrap-anywhere"."hover:underline" href=(paths::client_group(&group.id)) { (group.name) }
                            span."text-sm"."text-muted" { (texts.portal_admin_group_counts(group.entries, group.records)) }
                        }
                    }
                }
            }
            form."mt-4"."flex"."max-w-md"."flex-wrap"."items-end"."gap-3" method="post" action=(paths::CLIENT_GROUPS) novalidate {
                (staff.hidden_inputs("group"))
                div."min-w-0"."flex-1" {
                    (form::line(&Line {
                        id: "group-name", name: "name", label: texts.portal_admin_group_new(), hint: None, of: "text",
                        autocomplete: "off", value: &page.group_name, error: page.group_error.as_deref(), large: false,
                    }))
                }
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.portal_admin_group_create()) }
            }
        }
    }
}
