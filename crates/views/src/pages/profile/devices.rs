//! Where somebody is signed in, and how to end it.

use crate::{paths, shell::Staff};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Device {
    /// Names the session without opening it.
    pub id: String,
    /// "Firefox, Linux"; empty where it was not recognised.
    pub name: String,
    /// The network it was signed in from; empty where it is not known.
    pub network: String,
    pub signed_in_at: Instant,
    /// The hour of its last use.
    pub seen_at: Instant,
    /// The one this page is read on.
    pub is_this: bool,
}

pub(super) fn section(staff: &Staff, devices: &[Device]) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."min-w-0" aria-labelledby="devices" {
            h2 #devices."text-lg"."font-semibold" { (texts.profile_sessions_title()) }
            p."mt-1"."max-w-[64ch]"."text-muted" { (texts.profile_sessions_lead()) }
            ul."mt-3"."divide-y"."divide-rule"."border-y"."border-rule" {
                @for device in devices { (line(staff, device)) }
            }
            @if devices.len() > 1 {
                form."mt-4" method="post" action=(paths::PROFILE_SESSIONS_END) {
                    (staff.hidden_inputs("sessions"))
                    button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.profile_sessions_end_others()) }
                }
            }
        }
    }
}

fn line(staff: &Staff, device: &Device) -> Markup {
    let texts = staff.local.texts();
    let name = if device.name.is_empty() { texts.profile_session_unknown() } else { &device.name };
    html! {
        li."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."py-3" {
            div."min-w-0"."flex-1" {
                p."flex"."flex-wrap"."items-center"."gap-x-2" {
                    b."font-medium"."wrap-anywhere" { (name) }
                    @if device.is_this { span."tag" { (texts.profile_session_this()) } }
                }
                p."text-sm"."text-muted"."wrap-anywhere" { (when(staff, device)) }
            }
            @if !device.is_this {
                form method="post" action=(paths::profile_session_end(&device.id)) {
                    (staff.hidden_inputs("session"))
                    button."btn"."btn-ghost"."h-9"."px-3"."font-normal" aria-label=(texts.profile_session_end_of(name)) { (texts.profile_session_end()) }
                }
            }
        }
    }
}

fn when(staff: &Staff, device: &Device) -> Markup {
    let (texts, local) = (staff.local.texts(), &staff.local);
    html! {
        @if !device.network.is_empty() { (device.network) " · " }
        (texts.profile_session_since(local.day_and_time_within(device.signed_in_at)))
        @if !device.is_this { " · " (texts.profile_session_seen(local.day_and_time_within(device.seen_at))) }
    }
}
