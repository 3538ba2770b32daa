//! Admin: who is in a group.

use super::list::ticks;
use crate::{
    form::{self, Choice},
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
    let texts = staff.local.texts();
    let heading = texts.member_group_title(&page.name);
    staff.page(
        &heading,
        Place::Members,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::MEMBERS) { (texts.member_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.member_group_lead()) }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::group(&page.id)) novalidate {
                    (staff.hidden_inputs("group"))
                    (form::refusal(page.refusal.as_deref()))
                    (ticks(texts.member_group_members(), "member", &page.all, &page.members))
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-primary"."h-9"."px-3" { (texts.member_group_save()) }
                        a."btn"."btn-ghost"."h-9"."px-3" href=(paths::MEMBERS) { (texts.member_back()) }
                    }
                }
            }
        },
    )
}
