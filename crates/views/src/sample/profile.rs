//! Samples of a member's own page.

use super::{Sample, at, some, staff_shell, text};
use crate::pages::profile::{self, Device, PasswordForm, Profile};

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let wrong = Profile {
        name: String::new(),
        name_error: some("Write a name."),
        zone_error: some("Choose a time zone from the list."),
        password: PasswordForm {
            now_error: some("This is not your password now."),
            new_error: some("Use at least 10 characters."),
            again_error: some("This is another password. Type the same one twice."),
            ..profile().password
        },
        devices: devices().into_iter().take(1).collect(),
        ..profile()
    };
    vec![
        Sample::page("profile", profile::show(&staff, &profile())),
        Sample::page("profile-wrong", profile::show(&staff, &wrong)),
    ]
}

fn profile() -> Profile {
    Profile {
        name: text("Helen Brandt"),
        name_error: None,
        email: text("helen@sampleco.example"),
        language: String::new(),
        zone: text("Europe/Berlin"),
        zone_error: None,
        zone_of_organisation: text("Europe/London"),
        password: PasswordForm { length_min: 10, ..PasswordForm::default() },
        devices: devices(),
    }
}

fn devices() -> Vec<Device> {
    let device = |id: &str, name: &str, seen_at: &str, is_this: bool| Device {
        id: text(id),
        name: text(name),
        network: text("198.51.100.0/24"),
        signed_in_at: at("2026-03-16T08:00:00Z"),
        seen_at: at(seen_at),
        is_this,
    };
    vec![
        device("a1", "Firefox, Linux", "2026-03-17T10:00:00Z", true),
        device("a2", "Safari, iPhone", "2026-03-17T07:00:00Z", false),
        Device { network: String::new(), ..device("a3", "", "2026-03-12T16:00:00Z", false) },
    ]
}
