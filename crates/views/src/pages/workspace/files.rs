//! Files of a flow: what was given, by whom, for what.

use super::{Head, Tab};
use crate::{
    local::size,
    part::{GivenFile, file_line, moment},
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Files {
    pub rows: Vec<FileRow>,
}

#[derive(Clone, Debug)]
pub struct FileRow {
    pub file: GivenFile,
    /// Title of the step.
    pub step: String,
    pub label: String,
    pub given_by: String,
    pub at: Instant,
    /// "accepted", "returned: too blurred"
    pub state: Option<String>,
}

pub fn files(staff: &Staff, head: &Head, page: &Files) -> Markup {
    head.page(
        staff,
        Tab::Files,
        html! {
            div."flex-1"."border-t"."border-rule"."px-4"."pt-4"."pb-12"."lg:px-8" {
                @if page.rows.is_empty() {
                    p."mt-2" { "Files that clients or members give in this flow stand here. None has been given yet." }
                } @else {
                    table."list-table"."rows" {
                        thead { tr { th scope="col" { "File" } th scope="col" { "For" } th scope="col" { "Given by" } th scope="col" { "State" } th."text-end" scope="col" { "When" } } }
                        tbody { @for row in &page.rows { tr {
                            td { (file_line(&row.file, staff.local.texts())) small { (size(row.file.bytes, staff.local.texts())) } }
                            td { span."wrap-anywhere" { (row.label) } small { (row.step) } }
                            td."text-muted" { (row.given_by) }
                            td { @if let Some(state) = &row.state { (state) } }
                            td."when"."whitespace-nowrap"."text-end"."text-muted" { (moment(row.at, &staff.local)) }
                        } } }
                    }
                }
            }
        },
    )
}
