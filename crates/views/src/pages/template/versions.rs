//! Versions of a template: which flows run in which, and what can be done with each.

use super::{TemplatePage, VersionRow, VersionState};
use crate::{part::moment, paths, shell::Staff};
use maud::{Markup, html};

pub(super) fn section(staff: &Staff, page: &TemplatePage) -> Markup {
    let texts = staff.local.texts();
    let in_state = |state| page.versions.iter().filter(move |version| version.state == state);
    let newest = in_state(VersionState::Published).map(|version| version.number).max();
    let has_draft = in_state(VersionState::Draft).next().is_some();
    html! {
        section aria-labelledby="versions" {
            h2 #versions."text-lg"."font-semibold" { (texts.template_versions()) }
            ul."mt-2"."divide-y"."divide-rule" { @for version in &page.versions {
                li."py-2" {
                    p."flex"."flex-wrap"."items-baseline"."gap-x-2" {
                        b."font-medium" { (texts.template_version(version.number)) } span { (version.state.word(texts)) }
                        span."ms-auto"."text-sm"."text-muted" { (moment(version.at, &staff.local)) @if let Some(by) = &version.by { ", " (by) } }
                    }
                    @if version.running > 0 { p."text-sm"."text-muted" { (texts.migration_uses(version.running)) } }
                    @if page.can_configure { (acts(staff, page, version, (newest, has_draft))) }
                }
            } }
        }
    }
}

fn acts(
    staff: &Staff,
    page: &TemplatePage,
    version: &VersionRow,
    (newest, has_draft): (Option<u32>, bool),
) -> Markup {
    let (texts, key, number) = (staff.local.texts(), &page.definition.key, version.number.to_string());
    let post = |action: String, purpose: &str, said: &str| {
        html! {
            form method="post" action=(action) {
                (staff.hidden_inputs(purpose))
                button."link-quiet"."min-h-6"."text-sm" { (said) }
            }
        }
    };
    let to = newest.filter(|newest| *newest != version.number && version.running > 0);
    html! {
        @if version.state != VersionState::Draft {
            div."mt-0.5"."flex"."flex-wrap"."items-baseline"."gap-x-4"."gap-y-1" {
                @if let Some(to) = to {
                    a."link-brand"."text-sm" href={ (paths::template_move(key)) "?from=" (number) "&to=" (to) } { (texts.migration_move_to(to)) }
                }
                @if !has_draft { (post(paths::version_draft(key, &number), &format!("draft-{number}"), texts.migration_redraft())) }
                @if version.state == VersionState::Published {
                    (post(paths::version_archive(key, &number), &format!("archive-{number}"), texts.migration_archive()))
                } @else {
                    (post(paths::version_restoration(key, &number), &format!("restore-{number}"), texts.migration_restore()))
                }
            }
        }
    }
}
