//! Icons by reference: the shell appends the drawings a page uses, once each.

use maud::{Markup, PreEscaped, html};
use model::definition::Kind;
use std::collections::BTreeSet;

/// One icon, 16 px, hidden from readers who listen: words stand beside it.
pub fn icon(name: &str) -> Markup {
    icon_of(name, "icon")
}

/// The same with other classes; `icon` among them.
pub fn icon_of(name: &str, class: &str) -> Markup {
    html! { svg class=(class) aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

/// The icon of a kind of step.
pub fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Form => "pencil-line",
        Kind::FileRequest => "file-text",
        Kind::Approval => "stamp",
        Kind::Acknowledgement => "eye",
        Kind::Task => "list-checks",
        Kind::Message => "mail",
        Kind::Decision => "signpost",
        Kind::Wait => "hourglass",
        Kind::Flow => "workflow",
        Kind::UpdateRecord => "pencil-line",
    }
}

const BATON_CLIENT: &str = r#"<path d="M2.4 11.2 6.6 2.8" stroke="currentColor" stroke-width="4" stroke-linecap="round"/><circle cx="13" cy="7" r="1.5" fill="var(--place)"/><circle cx="20.5" cy="7" r="1.5" fill="var(--place)"/>"#;
const BATON_US: &str = r#"<circle cx="3.5" cy="7" r="1.5" fill="var(--place)"/><path d="M9.9 11.2 14.1 2.8" stroke="currentColor" stroke-width="4" stroke-linecap="round"/><circle cx="20.5" cy="7" r="1.5" fill="var(--place)"/>"#;
const BATON_THIRD: &str = r#"<circle cx="3.5" cy="7" r="1.5" fill="var(--place)"/><circle cx="11" cy="7" r="1.5" fill="var(--place)"/><path d="M17.4 11.2 21.6 2.8" stroke="currentColor" stroke-width="4" stroke-linecap="round"/>"#;
const BATON_NOBODY: &str = r#"<g fill="none" stroke="currentColor" stroke-width="1.25"><circle cx="3.5" cy="7" r="1.9"/><circle cx="12" cy="7" r="1.9"/><circle cx="20.5" cy="7" r="1.9"/></g>"#;

/// The drawings that `body` refers to. Text in it is escaped, so only our own references are found.
pub fn sprite_of(body: &str) -> Markup {
    const REFERENCE: &str = "<use href=\"#";
    let used: BTreeSet<&str> = body
        .match_indices(REFERENCE)
        .filter_map(|(at, _)| body[at + REFERENCE.len()..].split('"').next())
        .collect();
    html! {
        svg hidden {
            @for name in used {
                @if let Some((view, drawing)) = drawing_of(name) {
                    symbol id=(name) viewBox=(view) fill="none" { (PreEscaped(drawing)) }
                }
            }
        }
    }
}

fn drawing_of(name: &str) -> Option<(&'static str, &'static str)> {
    let baton = match name {
        "baton-client" => BATON_CLIENT,
        "baton-us" => BATON_US,
        "baton-third" => BATON_THIRD,
        "baton-nobody" => BATON_NOBODY,
        _ => return name.strip_prefix("i-").and_then(assets::icon).map(|drawing| ("0 0 24 24", drawing)),
    };
    Some(("0 0 24 14", baton))
}
