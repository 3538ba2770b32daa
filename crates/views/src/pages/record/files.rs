//! Files given in all flows of a record.

use super::head::{RecordHead, RecordTab};
use crate::{local::size, part::moment, paths, shell::Staff};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct RecordFile {
    pub id: String,
    pub name: String,
    pub bytes: u64,
    pub is_erased: bool,
    pub giver: Option<String>,
    pub at: Instant,
    pub flow: String,
    /// Name of its template.
    pub template: String,
}

/// `next` is where older ones go on.
pub fn files(staff: &Staff, head: &RecordHead, all: &[RecordFile], next: Option<&str>) -> Markup {
    let (texts, local) = (staff.local.texts(), &staff.local);
    head.page(
        staff,
        RecordTab::Files,
        html! {
            @if all.is_empty() { p."max-w-[64ch]"."text-muted" { (texts.record_no_files()) } } @else {
                table."list-table"."rows" {
                    thead { tr {
                        th scope="col" { (texts.record_column_file()) } th scope="col" { (texts.record_column_flow()) }
                        th scope="col" { (texts.record_column_giver()) } th."text-end" scope="col" { (texts.record_column_given()) }
                    } }
                    tbody { @for file in all { tr {
                        td."wrap-anywhere" {
                            @if file.is_erased { span."text-muted" { (texts.part_file_deleted(&file.name)) } }
                            @else { a."link-brand" href=(paths::file(&file.id)) data-turbo="false" { (file.name) } small { (size(file.bytes, texts)) } }
                        }
                        td { a."link-quiet" href=(paths::flow(&file.flow)) { (file.template) } }
                        td."text-muted" { @if let Some(giver) = &file.giver { (giver) } }
                        td."when"."text-end"."text-muted" { (moment(file.at, local)) }
                    } } }
                }
                @if let Some(next) = next { (older(staff, &format!("{}?before={next}", paths::record_files(&head.id)))) }
            }
        },
    )
}

pub(super) fn older(staff: &Staff, href: &str) -> Markup {
    html! { p."mt-4" { a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(href) rel="next" { (staff.local.texts().record_older()) } } }
}
