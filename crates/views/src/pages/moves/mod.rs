//! Running flows moved to another version of their template: what it would do, the act, how far it has come, and the
//! way back.

mod all;
mod one;
mod progress;

pub use all::{Counted, MoveAll, Reason, all};
pub use one::{MoveOne, Undo, one};
pub use progress::{Progress, progress};

use crate::form;
use maud::{Markup, html};
use texts::Texts;

/// Titles under a heading; nothing where there are none.
fn titles(heading: &str, titles: &[String]) -> Markup {
    html! {
        @if !titles.is_empty() {
            h2."mt-5"."text-md"."font-semibold" { (heading) }
            ul."mt-1"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" {
                @for title in titles { li."py-2"."wrap-anywhere" { (title) } }
            }
        }
    }
}

fn reason_field(texts: Texts, hint: &str, (reason, error): (&str, Option<&str>)) -> Markup {
    html! {
        div class=(form::frame_class(error.is_some(), false)) {
            label for="reason" { (texts.migration_reason()) }
            p #reason-hint { (hint) }
            @if let Some(error) = error { (form::error_line("reason-error", error)) }
            textarea #reason."textarea"."w-full" name="reason" rows="3" aria-describedby="reason-hint"
                aria-invalid=[error.map(|_| "true")] { "\n" (reason) }
        }
    }
}
