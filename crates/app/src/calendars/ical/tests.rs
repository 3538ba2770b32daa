//! Files of other programs, as they come.

use super::*;
use texts::Language;

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
        .replace('\n', "\r\n")
        .replace("\r\r", "\r")
}

fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n"))
}

fn days(lines: &str) -> Vec<String> {
    let found = read(event(lines).as_bytes(), 2026).unwrap();
    assert!(found.left_out.is_empty(), "{lines}: {:?}", found.left_out);
    found.holidays.iter().map(|(date, name)| format!("{date} {name}").trim().to_owned()).collect()
}

#[test]
fn whole_days_and_several_in_a_row() {
    let cases: [(&str, &[&str]); 8] = [
        ("DTSTART;VALUE=DATE:20261224\nSUMMARY:Christmas Eve", &["2026-12-24 Christmas Eve"]),
        ("DTSTART:20261224\nSUMMARY:No parameter", &["2026-12-24 No parameter"]),
        (
            "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227",
            &["2026-12-24", "2026-12-25", "2026-12-26"],
        ),
        ("DTSTART;VALUE=DATE:20261231\nDURATION:P2D", &["2026-12-31", "2027-01-01"]),
        ("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261224", &["2026-12-24"]),
        (
            "SUMMARY:Folded\n  name\\, with\\n signs\nDTSTART;VALUE=DATE:20261224",
            &["2026-12-24 Folded name, with signs"],
        ),
        ("DTSTART;X-A=\"a:b;c\";VALUE=DATE:20261224", &["2026-12-24"]),
        ("DTSTART;VALUE=DATE:20200101\nSUMMARY:Long past", &[]),
    ];
    for (lines, expected) in cases {
        assert_eq!(days(lines), expected, "{lines}");
    }
}

#[test]
fn what_comes_every_year() {
    let yearly = |rule: &str, first: &str| {
        let days = days(&format!("DTSTART;VALUE=DATE:{first}\nRRULE:{rule}"));
        days.into_iter().take(3).collect::<Vec<_>>()
    };
    let cases = [
        ("FREQ=YEARLY", "20100501", ["2025-05-01", "2026-05-01", "2027-05-01"].as_slice()),
        ("FREQ=YEARLY;INTERVAL=2", "20240501", &["2026-05-01", "2028-05-01", "2030-05-01"]),
        ("FREQ=YEARLY;COUNT=2", "20260501", &["2026-05-01", "2027-05-01"]),
        ("FREQ=YEARLY;UNTIL=20260701T000000Z", "20250501", &["2025-05-01", "2026-05-01"]),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "20100531", &["2025-05-26", "2026-05-25", "2027-05-31"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;WKST=SU", "20101125", &["2025-11-27", "2026-11-26", "2027-11-25"]),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "20101102",
            &["2025-11-04", "2026-11-03", "2027-11-02"],
        ),
        ("FREQ=YEARLY", "20200229", &["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("FREQ=YEARLY;BYMONTHDAY=-1", "20250228", &["2025-02-28", "2026-02-28", "2027-02-28"]),
    ];
    for (rule, first, expected) in cases {
        assert_eq!(yearly(rule, first), expected, "{rule}");
    }
    let but = "UID:a\nDTSTART;VALUE=DATE:20250501\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20260501";
    assert_eq!(days(but), ["2025-05-01", "2027-05-01"]);
    let moved = format!(
        "BEGIN:VEVENT\n{}\nEND:VEVENT\nBEGIN:VEVENT\n{}\nEND:VEVENT\n",
        "UID:a\nDTSTART;VALUE=DATE:20250501\nRRULE:FREQ=YEARLY;COUNT=2",
        "UID:a\nRECURRENCE-ID;VALUE=DATE:20260501\nDTSTART;VALUE=DATE:20260504"
    );
    let found = read(calendar(&moved).as_bytes(), 2026).unwrap();
    let dates: Vec<String> = found.holidays.keys().map(ToString::to_string).collect();
    assert_eq!(dates, ["2025-05-01", "2026-05-04"]);
}

#[test]
fn what_is_no_holiday_is_left_out_and_said() {
    let cases = [
        ("DTSTART:20261224T090000Z\nSUMMARY:Meeting", "whole day"),
        ("DTSTART;TZID=Europe/Berlin:20261224T090000\nSUMMARY:Meeting", "whole day"),
        ("DTSTART;VALUE=DATE:20261224\nSTATUS:CANCELLED", "cancelled"),
        ("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
        ("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;BYDAY=20MO", "BYDAY"),
        ("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20281224", "366"),
    ];
    for (lines, why) in cases {
        let found = read(event(lines).as_bytes(), 2026).unwrap();
        assert!(found.holidays.is_empty(), "{lines}");
        let said = found.left_out[0].why.to(Language::En);
        assert!(said.contains(why) && found.left_out[0].line == 3, "{lines}: {said}");
    }
    let alarm = "BEGIN:VALARM\nDTSTART:20200101\nEND:VALARM\nDTSTART;VALUE=DATE:20261224";
    assert_eq!(days(alarm), ["2026-12-24"]);
}

#[test]
fn what_is_no_calendar_is_refused_with_its_line() {
    let lines = "DTSTART;VALUE=DATE:20261224";
    let cases = [
        ("hello".to_owned(), "no iCalendar"),
        (String::new(), "no iCalendar"),
        ("PK\u{3}\u{4}".to_owned(), "no iCalendar"),
        (format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\n"), "Line 3"),
        (format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VCALENDAR\n"), "Line 4"),
        (event("DTSTART;VALUE=DATE:20261324"), "Line 4"),
        (event("SUMMARY:Without a beginning"), "Line 3"),
        (event(&format!("{lines}\nEXDATE:soon")), "Line 5"),
        (event(&format!("{lines}\nSUMMARY:{}", "x".repeat(BYTES_MAX))), "1 MB"),
        (calendar(&"BEGIN:VEVENT\nDTSTART:20261224\nEND:VEVENT\n".repeat(EVENTS_MAX + 1)), "5000"),
        (event("DTSTART:20260101\nDURATION:P366D\nRRULE:FREQ=YEARLY"), "2000"),
    ];
    for (file, part) in cases {
        let said = read(file.as_bytes(), 2026).unwrap_err().to(Language::En);
        assert!(
            said.replace(['\u{a0}', '\u{202f}', ' ', ','], "").contains(&part.replace(' ', "")),
            "{part}: {said}"
        );
    }
    let said = read(b"BEGIN:VCALENDAR\nSUMMARY:\xff", 2026).unwrap_err().to(Language::En);
    assert!(said.contains("Line 2"), "{said}");
}
