//! Choosing who plays a role: members searched by name, or somebody outside by name and address.

use super::{FlowName, crumbs};
use crate::{
    form::{self, Choice, FieldView, FormPlace},
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `person` for each member chosen, or the field's own inputs.
#[derive(Clone, Debug)]
pub struct ChoosePeople {
    pub flow: FlowName,
    pub role: String,
    pub role_name: String,
    /// Why it is asked: "“Screen against lists” waits for somebody."
    pub why: String,
    pub who: Who,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Who {
    Members(Members),
    /// Name and address.
    Outside(Box<FieldView>),
}

/// Members that were found, and those already chosen, who stay.
#[derive(Clone, Debug)]
pub struct Members {
    /// What was searched for; read with GET as `q`.
    pub search: String,
    pub found: Vec<Choice>,
    pub chosen: Vec<Choice>,
    /// More were found than are shown.
    pub more: bool,
}

pub fn people(staff: &Staff, page: &ChoosePeople) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.flow_people_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.flow_people_who(&page.role_name)) }
                p."mt-1"."max-w-[64ch]"."text-muted"."wrap-anywhere" { (page.why) }
                @if let Who::Members(members) = &page.who { (search(staff, page, members)) }
                form."mt-5"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(paths::flow_role(&page.flow.id, &page.role)) novalidate {
                    (staff.hidden_inputs("people"))
                    @match &page.who {
                        Who::Members(members) => (choices(staff, page, members)),
                        Who::Outside(field) => (form::field(field, FormPlace::page(false, texts))),
                    }
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-primary" { (texts.flow_people_hand_over()) }
                        a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { (texts.flow_back()) }
                    }
                }
            }
        },
    )
}

/// Keeps who is chosen already.
fn search(staff: &Staff, page: &ChoosePeople, members: &Members) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-5"."flex"."max-w-xl"."gap-2" method="get" action=(paths::flow_role(&page.flow.id, &page.role)) role="search" {
            @for chosen in &members.chosen { input type="hidden" name="person" value=(chosen.value); }
            label."input"."h-9"."min-w-0"."flex-1" {
                (icon("search"))
                span."sr-only" { (texts.flow_people_search()) }
                input type="search" name="q" value=(members.search) placeholder=(texts.flow_people_search()) maxlength="100";
            }
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.flow_search()) }
        }
    }
}

fn choices(staff: &Staff, page: &ChoosePeople, members: &Members) -> Markup {
    let texts = staff.local.texts();
    let row = |at: usize, choice: &Choice, chosen: bool| {
        html! { label."check-row" {
            input id={ "person-" (at) } type="checkbox" name="person" value=(choice.value) class="checkbox checkbox-sm checkbox-primary" checked[chosen];
            span."wrap-anywhere" { (choice.label) }
        } }
    };
    let others =
        members.found.iter().filter(|one| members.chosen.iter().all(|chosen| chosen.value != one.value));
    let all = members.chosen.iter().map(|one| (one, true)).chain(others.map(|one| (one, false)));
    html! {
        fieldset class=(form::frame_class(page.error.is_some(), false)) {
            legend { (texts.flow_people_members()) }
            @if let Some(error) = &page.error { (form::error_line("person-error", error)) }
            div."mt-1"."grid"."gap-x-6"."sm:grid-cols-2" { @for (at, (choice, chosen)) in all.enumerate() { (row(at, choice, chosen)) } }
            @if members.found.is_empty() { p."text-muted" { (texts.flow_people_none()) } }
            @if members.more { p."text-sm"."text-muted" { (texts.flow_people_more()) } }
        }
    }
}
