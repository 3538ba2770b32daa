//! Every kind of records.

use crate::{
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct KindLine {
    pub key: String,
    pub plural: String,
    /// Labels of its fields.
    pub fields: Vec<String>,
    pub belongs_to: Option<String>,
    pub launches: bool,
    pub is_built_in: bool,
}

pub fn list(staff: &Staff, rows: &[KindLine]) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.record_kinds_title(),
        Place::RecordKinds,
        html! {
            div."flex"."flex-wrap"."items-start"."gap-3"."px-4"."pt-7"."lg:px-8" {
                div."min-w-0"."flex-1"."basis-64" {
                    h1."text-2xl"."font-semibold"."tracking-tight" { (texts.record_kinds_title()) }
                    p."mt-1"."max-w-[64ch]"."text-muted" { (texts.record_kinds_lead()) }
                }
                a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::RECORD_KIND_NEW) { (icon("plus")) (texts.record_kind_new()) }
            }
            div."flex-1"."px-4"."pt-4"."pb-12"."lg:px-8" {
                table."list-table"."rows" {
                    thead { tr {
                        th scope="col" { (texts.record_kind_column()) } th scope="col" { (texts.record_fields()) }
                        th scope="col" { (texts.record_start_workflow()) }
                    } }
                    tbody { @for row in rows { tr {
                        td."wrap-anywhere" {
                            a."link-quiet"."font-medium" href=(paths::record_kind(&row.key)) { (row.plural) }
                            small {
                                (row.key)
                                @if row.is_built_in { " · " (texts.record_kind_built_in()) }
                                @if let Some(owner) = &row.belongs_to { " · " (texts.record_kind_belongs_to(owner)) }
                            }
                        }
                        td."text-muted"."wrap-anywhere" { @if row.fields.is_empty() { (texts.record_kind_no_fields()) } @else { (row.fields.join(", ")) } }
                        td."text-muted" { (if row.launches { texts.record_kind_launches() } else { texts.record_kind_launches_not() }) }
                    } } }
                }
            }
        },
    )
}
