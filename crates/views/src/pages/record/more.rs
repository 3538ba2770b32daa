//! Kinds of records that have no entry of their own in the menu.

use super::list::KindWords;
use crate::{
    part::{COUNT_MAX, icon},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct KindRow {
    pub words: KindWords,
    /// In use; exact up to a thousand.
    pub count: usize,
    /// Where the only one of its kind is.
    pub only: Option<String>,
}

pub fn more(staff: &Staff, rows: &[KindRow]) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.record_more(),
        Place::Records,
        html! {
            div."flex"."flex-wrap"."items-start"."gap-3"."px-4"."pt-7"."lg:px-8" {
                div."min-w-0"."flex-1"."basis-64" {
                    h1."text-2xl"."font-semibold"."tracking-tight" { (texts.record_more()) }
                    p."mt-1"."max-w-[64ch]"."text-muted" { (texts.record_more_lead()) }
                }
                @if staff.is_admin { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::RECORD_KINDS) { (icon("settings")) (texts.record_kinds_title()) } }
            }
            div."flex-1"."px-4"."pt-4"."pb-12"."lg:px-8" {
                ul."flex"."max-w-2xl"."flex-col"."divide-y"."divide-rule"."border-y"."border-rule" { @for row in rows {
                    li { a."flex"."min-h-12"."items-center"."gap-3"."py-2" href=(row.only.as_ref().map_or_else(|| paths::records_of(&row.words.key), |id| paths::record(id))) {
                        (icon("folder"))
                        span."min-w-0"."flex-1"."font-medium"."wrap-anywhere" { (row.words.plural) }
                        @if row.only.is_none() { span."num"."text-sm"."text-muted" { @if row.count > COUNT_MAX { (texts.view_count_many()) } @else { (row.count) } } }
                    } }
                } }
            }
        },
    )
}
