//! Samples of business calendars.

use super::{Sample, deadline, says, some, staff_shell, text};
use crate::{
    pages::calendar::{
        self, CalendarForm, CalendarPage, CalendarRow, DayOff, Deleting, FileRead, Meaning, PlaceGroup,
        UserRow,
    },
    part::{CalendarView, WeekHours},
};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let new = CalendarPage {
        id: None,
        title: staff.local.texts().calendar_new_title().to_owned(),
        form: CalendarForm {
            name: String::new(),
            holidays: String::new(),
            exceptions: String::new(),
            ..form()
        },
        ..page()
    };
    let fixed =
        CalendarPage { fixed: Some((text("baton.toml:4"), view("London office"))), is_own: true, ..page() };
    let unsaved = Meaning { example: None, days_off: Vec::new(), is_unsaved: true, ..meaning() };
    let read = CalendarPage {
        form: CalendarForm { file: Some(file()), ..form() },
        meaning: Some(unsaved),
        ..page()
    };
    let free = Deleting { users: Vec::new(), ..deleting() };
    let refused =
        Deleting { refusal: Some(says(|texts| texts.calendar_delete_used("KYC review"))), ..deleting() };
    vec![
        Sample::page("calendars", calendar::list(&staff, &rows())),
        Sample::page("calendar", calendar::edit(&staff, &page())),
        Sample::page("calendar-new", calendar::edit(&staff, &new)),
        Sample::page("calendar-fixed", calendar::edit(&staff, &fixed)),
        Sample::page("calendar-file", calendar::edit(&staff, &read)),
        Sample::page("calendar-wrong", calendar::edit(&staff, &wrong())),
        Sample::page("calendar-deletion", calendar::delete(&staff, &free)),
        Sample::page("calendar-in-use", calendar::delete(&staff, &refused)),
    ]
}

fn view(name: &str) -> CalendarView {
    CalendarView {
        name: some(name),
        zone: text("Europe/London"),
        hours: vec![
            WeekHours { first: 1, last: 4, intervals: vec![text("09:00-12:30"), text("13:30-17:30")] },
            WeekHours { first: 5, last: 5, intervals: vec![text("09:00-15:00")] },
        ],
    }
}

fn rows() -> Vec<CalendarRow> {
    vec![
        CalendarRow {
            id: text("c1"),
            name: text("London office"),
            is_own: true,
            calendar: view("London office"),
            place: some("United Kingdom, England"),
            next: Some((text("3 April 2026"), text("Good Friday"))),
            templates: 0,
        },
        CalendarRow {
            id: text("c2"),
            name: text("Support"),
            is_own: false,
            calendar: CalendarView {
                hours: vec![WeekHours { first: 1, last: 7, intervals: vec![text("00:00-24:00")] }],
                ..view("Support")
            },
            place: None,
            next: None,
            templates: 3,
        },
    ]
}

fn form() -> CalendarForm {
    let office = "09:00-12:30, 13:30-17:30";
    CalendarForm {
        name: text("London office"),
        zone: text("Europe/London"),
        hours: [
            text(office),
            text(office),
            text(office),
            text(office),
            text("09:00-15:00"),
            String::new(),
            String::new(),
        ],
        place: text("GB-ENG"),
        places: vec![
            PlaceGroup { code: text("AT"), name: says(Texts::country_at), parts: Vec::new() },
            PlaceGroup {
                code: text("GB"),
                name: says(Texts::country_gb),
                parts: vec![(text("GB-ENG"), text("England")), (text("GB-SCT"), text("Scotland"))],
            },
        ],
        holidays: text("2026-12-24 Christmas Eve\n2026-12-31 New Year’s Eve"),
        exceptions: text("2026-12-30 09:00-12:00"),
        is_default: true,
        version: Some(3),
        ..CalendarForm::default()
    }
}

fn meaning() -> Meaning {
    let day = |date: &str, name: &str| DayOff { date: text(date), name: some(name) };
    Meaning {
        example: Some(deadline::derivation()),
        year: 2026,
        days_off: vec![
            day("Fri 3 April", "Good Friday"),
            day("Mon 6 April", "Easter Monday"),
            day("Thu 24 December", "Christmas Eve"),
        ],
        is_unsaved: false,
    }
}

fn page() -> CalendarPage {
    CalendarPage {
        id: some("c2"),
        title: text("London office"),
        is_own: false,
        form: form(),
        fixed: None,
        meaning: Some(meaning()),
        refusal: None,
    }
}

fn file() -> FileRead {
    FileRead {
        name: text("holidays.ics"),
        added: 12,
        there: 2,
        left_out: vec![text("Line 40, Team meeting: it is not a whole day")],
    }
}

fn wrong() -> CalendarPage {
    let mut hours = form().hours;
    hours[5] = text("22:00-06:00");
    let mut hours_errors: [Option<String>; 7] = Default::default();
    hours_errors[5] = some("22:00-06:00 ends before it begins. Split it at midnight.");
    let form = CalendarForm {
        name_error: some("There is a calendar “London office” already. Choose another name."),
        zone: text("Europe/Londno"),
        zone_error: Some(says(|texts| texts.calendar_zone_wrong("Europe/Londno"))),
        hours,
        hours_errors,
        week_error: Some(says(Texts::calendar_no_hours)),
        place_error: Some(says(Texts::field_option)),
        holidays: text("2026-12-24 Christmas Eve\n2026-12-24 Twice"),
        holidays_error: Some(says(|texts| texts.calendar_date_twice("2026-12-24", 1, 2))),
        exceptions: text("2026-12-31"),
        exceptions_error: some("Line 1: After the date, write the hours, or that you are closed."),
        file_error: Some(says(Texts::calendar_file_none)),
        default_error: some(
            "One calendar counts for everything that names none. Make another one yours first.",
        ),
        ..form()
    };
    CalendarPage { form, meaning: None, refusal: Some(says(Texts::calendar_changed_meanwhile)), ..page() }
}

fn deleting() -> Deleting {
    Deleting {
        id: text("c2"),
        name: text("Support"),
        users: vec![UserRow {
            key: text("kyc-review"),
            name: text("KYC review"),
            why: says(Texts::calendar_used_chosen),
        }],
        refusal: None,
    }
}
