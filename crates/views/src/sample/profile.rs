//! Samples of a member's own page.

use super::asked;
use super::{Sample, at, says, some, staff_shell, text};
use crate::{
    pages::profile::{self, AbsenceRow, Absences, Device, PasswordForm, Profile},
    paths,
};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let wrong = Profile {
        name: String::new(),
        name_error: Some(says(Texts::problem_name)),
        zone_error: Some(says(Texts::organisation_zone_wrong)),
        password: PasswordForm {
            now_error: Some(says(Texts::problem_password_wrong)),
            new_error: Some(says(|texts| texts.problem_password_short(10))),
            again_error: Some(says(Texts::problem_password_other)),
            ..profile().password
        },
        devices: devices().into_iter().take(1).collect(),
        absences: Absences {
            first_day: text("2026-08-20"),
            last_day: text("2026-08-03"),
            last_day_error: Some(says(Texts::absence_backwards)),
            substitute_error: some(
                "The work would go round in a circle: Helen Brandt → Tom Okafor → Helen Brandt. Choose somebody who is there.",
            ),
            ..no_absences()
        },
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
        mails: text("digest"),
        password: PasswordForm { length_min: 10, ..PasswordForm::default() },
        has_second_factor: false,
        devices: devices(),
        absences: Absences { rows: absences(), ..no_absences() },
    }
}

fn absences() -> Vec<AbsenceRow> {
    let row = |first: &str, last: &str, (is_now, is_void): (bool, bool)| AbsenceRow {
        first_day: text(first),
        last_day: text(last),
        substitute: text("Tom Okafor"),
        is_now,
        is_void,
        end: paths::profile_absence_end("b1"),
    };
    vec![row("2026-03-16", "2026-03-20", (true, false)), row("2026-08-03", "2026-08-03", (false, true))]
}

pub(super) fn no_absences() -> Absences {
    Absences {
        address: paths::PROFILE_ABSENCES.to_owned(),
        of: None,
        rows: Vec::new(),
        colleagues: asked::people(),
        first_day: String::new(),
        first_day_error: None,
        last_day: String::new(),
        last_day_error: None,
        substitute: String::new(),
        substitute_error: None,
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
