//! Admin: who is in a group.

use crate::{
    form,
    form::Choice,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `member` (ids, several).
#[derive(Clone, Debug)]
pub struct GroupPage {
    pub id: String,
    pub name: String,
    /// Everybody who may be in it.
    pub all: Vec<Choice>,
    /// Ids of those who are.
    pub members: Vec<String>,
    pub refusal: Option<String>,
}

pub fn group(staff: &Staff, page: &GroupPage) -> Markup {
    let heading = format!("Group {}", page.name);
    staff.page(
        &heading,
        Place::Members,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label="Breadcrumb" { a."link-quiet" href=(paths::MEMBERS) { "Members" } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                p."mt-1"."max-w-[64ch]"."text-muted" { "Whoever is in it may pick up its work. Flows that are under way are told." }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::group(&page.id)) novalidate {
                    (staff.hidden_inputs("group"))
                    (form::refusal(page.refusal.as_deref()))
                    fieldset."field"."field-small" {
                        legend { "Members" }
                        div."mt-1"."flex"."flex-col" { @for member in &page.all {
                            label."check-row" {
                                input type="checkbox" name="member" value=(member.value) class="checkbox checkbox-sm checkbox-primary" checked[page.members.contains(&member.value)];
                                span { (member.label) }
                            }
                        } }
                    }
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-primary" { "Save group" }
                        a."btn"."btn-ghost" href=(paths::MEMBERS) { "Back" }
                    }
                }
            }
        },
    )
}
