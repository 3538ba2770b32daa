//! Admin: what disabling a member means, before it is done.

use crate::{
    form,
    part::icon_of,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Disabling {
    pub id: String,
    pub name: String,
    /// Open work they picked up from groups.
    pub from_groups: usize,
    /// Open work of theirs alone.
    pub alone: usize,
    /// Running flows they own.
    pub owned: usize,
    pub refusal: Option<String>,
}

pub fn disable(staff: &Staff, page: &Disabling) -> Markup {
    let texts = staff.local.texts();
    let heading = texts.member_disable_title(&page.name);
    let what = [
        ("log-out", texts.member_disable_signs_out().to_owned()),
        ("users", texts.member_disable_pools(page.from_groups)),
        ("clock", texts.member_disable_alone(page.alone)),
        ("workflow", texts.member_disable_owned(page.owned)),
        ("history", texts.member_disable_kept(&page.name)),
    ];
    staff.page(
        &heading,
        Place::Members,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::MEMBERS) { (texts.member_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                @if page.refusal.is_some() { div."mt-4"."max-w-xl" { (form::refusal(page.refusal.as_deref())) } }
                ul."mt-5"."flex"."max-w-[64ch]"."flex-col"."gap-3" { @for (drawing, words) in &what {
                    li."flex"."gap-3" { (icon_of(drawing, "icon mt-1 text-muted")) span."min-w-0"."wrap-anywhere" { (words) } }
                } }
                form."mt-7"."flex"."flex-wrap"."gap-2" method="post" action=(paths::member_disabling(&page.id)) {
                    (staff.hidden_inputs("disable"))
                    button."btn"."btn-error"."h-9"."px-3"."wrap-anywhere" { (texts.member_disable_confirm(&page.name)) }
                    a."btn"."btn-ghost"."h-9"."px-3" href=(paths::member(&page.id)) { (texts.member_back()) }
                }
            }
        },
    )
}
