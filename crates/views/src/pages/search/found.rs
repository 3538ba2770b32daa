//! What was found of one sort.

use crate::{
    Local,
    part::{Sought, icon, marked, moment},
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Records,
    Flows,
    Messages,
    Files,
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub href: String,
    /// Name of a drawing.
    pub drawing: &'static str,
    /// What it is called, or the part of a message that was met.
    pub title: String,
    /// Of a template, an address, who wrote it where.
    pub about: Vec<String>,
    pub when: Option<Instant>,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub sort: Sort,
    pub hits: Vec<Hit>,
    /// Cursor of what follows.
    pub next: Option<String>,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Records, Self::Flows, Self::Messages, Self::Files];

    /// In addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Flows => "flows",
            Self::Messages => "messages",
            Self::Files => "files",
        }
    }

    pub(super) fn name(self, texts: Texts) -> &'static str {
        match self {
            Self::Records => texts.search_records(),
            Self::Flows => texts.search_flows(),
            Self::Messages => texts.search_messages(),
            Self::Files => texts.search_files(),
        }
    }

    pub(super) fn more(self, texts: Texts) -> &'static str {
        match self {
            Self::Records => texts.search_more_records(),
            Self::Flows => texts.search_more_flows(),
            Self::Messages => texts.search_more_messages(),
            Self::Files => texts.search_more_files(),
        }
    }
}

/// Drawing, title and what stands below it: the inside of a link.
pub(super) fn inside(hit: &Hit, sought: &Sought, local: &Local) -> Markup {
    html! {
        span."text-muted" { (icon(hit.drawing)) }
        span."min-w-0"."flex-1" {
            span."block"."truncate"."font-medium" { (marked(&hit.title, sought)) }
            @if !hit.about.is_empty() {
                span."block"."truncate"."text-sm"."text-muted" {
                    @for (place, about) in hit.about.iter().enumerate() { @if place > 0 { " · " } (marked(about, sought)) }
                }
            }
        }
        @if let Some(when) = hit.when { span."flex-none"."text-sm"."text-muted"."max-sm:hidden" { (moment(when, local)) } }
    }
}
