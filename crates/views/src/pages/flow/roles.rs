//! Who plays which role of a flow, for whoever may change it.

use super::{FlowName, crumbs};
use crate::{
    part::{Holder, icon, mark},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Roles {
    pub flow: FlowName,
    pub rows: Vec<RoleRow>,
}

#[derive(Clone, Debug)]
pub struct RoleRow {
    pub key: String,
    pub name: String,
    pub holder: Holder,
    /// Names, or the group; nobody yet.
    pub who: Option<String>,
    /// An open step waits for somebody.
    pub waits: bool,
}

pub fn roles(staff: &Staff, page: &Roles) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.flow_roles_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (texts.flow_roles_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.flow_roles_means()) }
                ul."mt-5"."max-w-3xl"."divide-y"."divide-rule"."border-y"."border-rule" { @for row in &page.rows { (self::row(staff, &page.flow.id, row)) } }
            }
        },
    )
}

fn row(staff: &Staff, flow: &str, row: &RoleRow) -> Markup {
    let texts = staff.local.texts();
    html! {
        li."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-1"."py-3" {
            (mark(row.holder))
            div."min-w-0"."flex-1" {
                p."font-medium"."wrap-anywhere" { (row.name) span."font-normal"."text-muted" { ", " (row.holder.word(texts)) } }
                @match (&row.who, row.waits) {
                    (Some(who), _) => { p."text-sm"."text-muted"."wrap-anywhere" { (who) } }
                    (None, true) => { p."text-sm"."text-warning" { (texts.flow_roles_waits()) } }
                    (None, false) => { p."text-sm"."text-muted" { (texts.flow_roles_nobody()) } }
                }
            }
            a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::flow_role(flow, &row.key)) {
                (icon("user-plus")) (if row.who.is_some() { texts.flow_roles_change() } else { texts.flow_roles_choose() })
                span."sr-only" { ": " (row.name) }
            }
        }
    }
}
