//! What is typed and not sent: where it is kept, and what the person is told of it. The script does the keeping and
//! finds its words here; without it there is a button.

use maud::{Markup, html};
use model::Instant;
use texts::Texts;

/// How what is typed on a page is kept.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Where it is posted.
    pub save_at: String,
    /// Goes with it as `draft`, and shows it again on this device.
    pub ticket: String,
    /// Names it in the browser; the page after the act forgets it by the same name.
    pub key: String,
    /// When what the page shows was kept.
    pub at: Option<Instant>,
    /// Something was typed on another device: where a code is asked for.
    pub elsewhere: Option<String>,
    /// It was just kept by the button.
    pub just_now: bool,
}

/// Under the buttons: that it is kept, or the button that keeps it.
pub fn kept_words(keeping: &Keeping, texts: Texts) -> Markup {
    html! {
        p."mt-2"."text-center"."text-sm"."text-balance"."text-muted" data-draft-words data-draft-local=(texts.action_kept_here()) hidden {
            (texts.action_kept())
        }
        @if keeping.just_now { p."mt-3"."text-center"."text-balance" role="status" { (texts.action_kept_now()) } }
        button."btn"."btn-ghost"."mt-3"."w-full"."font-normal" formaction=(keeping.save_at) formnovalidate data-draft-button {
            (texts.action_keep())
        }
    }
}

/// Shown by the script when there is no connection to send by.
pub fn offline(means: &str, texts: Texts) -> Markup {
    html! {
        div."rounded-box"."border-2"."border-warning"."p-4" role="alert" tabindex="-1" data-draft-offline hidden {
            p."text-lg"."font-semibold" { (texts.action_offline()) }
            p."mt-1" { (means) }
        }
    }
}

pub fn saved_elsewhere(keeping: &Keeping, texts: Texts) -> Markup {
    html! {
        @if let Some(code) = &keeping.elsewhere {
            div."mt-6"."rounded-box"."border"."border-edge"."p-4" data-draft-elsewhere {
                p."font-semibold" { (texts.action_elsewhere()) }
                p."mt-1" { (texts.action_elsewhere_means()) }
                a."btn"."btn-outline"."mt-3"."border-edge" href=(code) { (texts.action_elsewhere_code()) }
            }
        }
    }
}
