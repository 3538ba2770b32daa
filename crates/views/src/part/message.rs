//! Messages of a thread, oldest first.

use super::{initials, moment_short, prose};
use crate::local::Local;
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Message {
    pub who: String,
    pub at: Instant,
    pub text: String,
    /// Only members read it.
    pub internal: bool,
}

pub fn talk(messages: &[Message], local: &Local) -> Markup {
    html! {
        @if !messages.is_empty() {
            ol."mt-3"."flex"."flex-col"."gap-4" {
                @for message in messages {
                    li."talk" {
                        span."person" aria-hidden="true" { (initials(&message.who)) }
                        div."min-w-0" {
                            p {
                                b { (if message.who.is_empty() { local.texts().case_erased_name() } else { &message.who }) } " " (moment_short(message.at, local))
                                @if message.internal { " " span."tag" { (local.texts().part_team_only()) } }
                            }
                            @if message.text.is_empty() { p."text-muted" { (local.texts().case_erased_record()) } } @else { (prose(&message.text)) }
                        }
                    }
                }
            }
        }
    }
}
