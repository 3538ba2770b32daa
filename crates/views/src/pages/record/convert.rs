//! Making a client of a prospect: what comes along, and what changes.

use super::{list::KindWords, place};
use crate::{form, paths, shell::Staff};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Conversion {
    pub id: String,
    pub name: String,
    /// Templates that can be started before and not after, and the other way round.
    pub no_longer: Vec<String>,
    pub from_now: Vec<String>,
    pub refusal: Option<String>,
}

pub fn convert(staff: &Staff, kind: &KindWords, page: &Conversion) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.record_convert(),
        place(&kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::record(&page.id)) { (page.name) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.record_convert_title(&page.name)) }
                div."mt-4"."flex"."max-w-[64ch]"."flex-col"."gap-3" {
                    (form::refusal(page.refusal.as_deref()))
                    p { (texts.record_convert_keeps()) }
                    @if !page.from_now.is_empty() { p { (texts.record_convert_from_now(page.from_now.join(", "))) } }
                    @if !page.no_longer.is_empty() { p { (texts.record_convert_no_longer(page.no_longer.join(", "))) } }
                }
                form."mt-6"."flex"."flex-wrap"."gap-3" method="post" action=(paths::record_conversion(&page.id)) {
                    (staff.hidden_inputs("convert"))
                    button."btn"."btn-primary" { (texts.record_convert()) }
                    a."btn"."btn-ghost" href=(paths::record(&page.id)) { (texts.record_leave()) }
                }
            }
        },
    )
}
