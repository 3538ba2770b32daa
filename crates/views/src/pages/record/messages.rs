//! Messages written in all flows of a record, newest first.

use super::{
    files::older,
    head::{RecordHead, RecordTab},
};
use crate::{
    part::{initials, moment_short, prose},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct RecordMessage {
    pub who: String,
    pub at: Instant,
    pub text: String,
    pub internal: bool,
    pub place: MessagePlace,
}

#[derive(Clone, Debug)]
pub enum MessagePlace {
    /// Id, and name of its template.
    Flow { flow: String, template: String },
    /// To the people of the record: its subject, and how many they were.
    Record { subject: String, people: u64 },
}

/// `next` is where older ones go on.
pub fn messages(staff: &Staff, head: &RecordHead, all: &[RecordMessage], next: Option<&str>) -> Markup {
    let (texts, local) = (staff.local.texts(), &staff.local);
    head.page(
        staff,
        RecordTab::Messages,
        html! {
            @if all.is_empty() { p."max-w-[64ch]"."text-muted" { (texts.record_no_messages()) } } @else {
                ol."flex"."max-w-3xl"."flex-col"."gap-5" { @for message in all {
                    li."talk" {
                        span."person" aria-hidden="true" { (initials(&message.who)) }
                        div."min-w-0" {
                            p {
                                b { (message.who) } " " (moment_short(message.at, local))
                                @if message.internal { " " span."tag" { (texts.part_team_only()) } }
                                @match &message.place {
                                    MessagePlace::Flow { flow, template } => { " · " a."link-quiet"."text-sm"."text-muted" href=(paths::flow_messages(flow)) { (template) } }
                                    MessagePlace::Record { people, .. } => { " · " span."text-sm"."text-muted" { (texts.record_message_to(*people)) } }
                                }
                            }
                            @if let MessagePlace::Record { subject, .. } = &message.place { p."font-medium" { (subject) } }
                            (prose(&message.text))
                        }
                    }
                } }
                @if let Some(next) = next { (older(staff, &format!("{}?before={next}", paths::record_messages(&head.id)))) }
            }
        },
    )
}
