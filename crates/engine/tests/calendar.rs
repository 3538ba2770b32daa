//! Hand-worked due times: each sentence of the Time section once, with the days on which clocks change.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use engine::calendar::{Calendar, answer, business_micros_between};
use model::Instant;
use serde_json::{Value, json};

/// Lunch break, a long Thursday, Christmas, a half Christmas Eve and an open Saturday.
fn berlin() -> Value {
    json!({
        "zone": "Europe/Berlin",
        "hours": {
            "mon": ["09:00-12:00", "13:00-17:00"],
            "tue": ["09:00-12:00", "13:00-17:00"],
            "wed": ["09:00-12:00", "13:00-17:00"],
            "thu": ["10:00-12:00", "13:00-20:00"],
            "fri": ["08:00-14:00"]
        },
        "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}, "2027-01-01"],
        "exceptions": {"2026-12-24": ["09:00-12:00"], "2026-12-19": ["10:00-14:00"], "2026-11-09": []}
    })
}

fn office(zone: &str) -> Value {
    serde_json::to_value(Calendar::office_hours(zone).unwrap()).unwrap()
}

/// Day and night, every day.
fn always(zone: &str) -> Value {
    let day = json!(["00:00-24:00"]);
    json!({"zone": zone, "hours": {"mon": day, "tue": day, "wed": day, "thu": day, "fri": day, "sat": day, "sun": day}})
}

fn ask(calendar: &Value, from: &str, target: &str) -> Value {
    let line = json!({"calendar": calendar, "from": from, "target": target}).to_string();
    serde_json::from_str(&answer::answer_line(&line)).unwrap()
}

/// Times are given and expected with the offset of the zone, so that they read as on the wall.
fn check(calendar: &Value, cases: &[(&str, &str, &str)]) {
    for (from, target, expected) in cases {
        let answer = ask(calendar, from, target);
        let due = answer["due"].as_str().and_then(Instant::parse);
        let expected = Instant::parse(expected).unwrap();
        assert_eq!(due, Some(expected), "{target} from {from}: {answer}");
    }
}

#[test]
fn elapsed_time_ignores_the_wall_clock() {
    check(
        &office("Europe/Berlin"),
        &[
            ("2026-03-29T01:30:00+01:00", "2h", "2026-03-29T04:30:00+02:00"),
            ("2026-10-25T01:30:00+02:00", "2 h", "2026-10-25T02:30:00+01:00"),
            ("2026-03-28T16:00:00+01:00", "90 min", "2026-03-28T17:30:00+01:00"),
            ("2026-03-28T16:00:00.250001Z", "1h", "2026-03-28T17:00:00.250001Z"),
            ("2026-03-29T04:30:00+02:00", "2h before", "2026-03-29T01:30:00+01:00"),
        ],
    );
}

#[test]
fn calendar_days_keep_the_local_time() {
    check(
        &office("Europe/Berlin"),
        &[
            ("2026-03-27T10:00:00+01:00", "3 days", "2026-03-30T10:00:00+02:00"),
            ("2026-10-20T10:00:00+02:00", "2 weeks", "2026-11-03T10:00:00+01:00"),
            ("2026-01-31T10:00:00+01:00", "1 month", "2026-02-28T10:00:00+01:00"),
            ("2028-01-31T10:00:00+01:00", "1 month", "2028-02-29T10:00:00+01:00"),
            ("2026-03-31T10:00:00+02:00", "1 month before", "2026-02-28T10:00:00+01:00"),
            ("2026-03-30T10:00:00+02:00", "3 days before", "2026-03-27T10:00:00+01:00"),
            // 29 March has no 02:30: the first instant after the gap.
            ("2026-03-28T02:30:00+01:00", "1 day", "2026-03-29T03:00:00+02:00"),
            ("2026-03-30T02:30:00+02:00", "1 day before", "2026-03-29T03:00:00+02:00"),
            // 25 October has two: the first.
            ("2026-10-24T02:30:00+02:00", "1 day", "2026-10-25T02:30:00+02:00"),
            ("2026-10-26T02:30:00+01:00", "1 day before", "2026-10-25T02:30:00+02:00"),
            ("2026-03-20", "1 day", "2026-03-21T00:00:00+01:00"),
        ],
    );
    // A gap and a fold of half an hour.
    check(
        &office("Australia/Lord_Howe"),
        &[
            ("2026-10-03T02:10:00+10:30", "1 day", "2026-10-04T02:30:00+11:00"),
            ("2026-04-04T01:45:00+11:00", "1 day", "2026-04-05T01:45:00+11:00"),
            ("2026-04-06T01:45:00+10:30", "1 day before", "2026-04-05T01:45:00+11:00"),
        ],
    );
    // A day without midnight, and a date that never was.
    check(&office("Asia/Beirut"), &[("2026-03-28T00:00:00+02:00", "1 day", "2026-03-29T01:00:00+03:00")]);
    check(
        &office("Pacific/Apia"),
        &[
            ("2011-12-29T12:00:00-10:00", "1 day", "2011-12-31T00:00:00+14:00"),
            ("2011-12-29T12:00:00-10:00", "1 business day", "2012-01-02T12:00:00+14:00"),
        ],
    );
}

#[test]
fn business_hours_are_consumed() {
    check(
        &berlin(),
        &[
            ("2026-12-14T10:00:00+01:00", "4 business hours", "2026-12-14T15:00:00+01:00"),
            // Comes out even at the closing, not at the next opening; back at the opening.
            ("2026-12-14T10:00:00+01:00", "2 business hours", "2026-12-14T12:00:00+01:00"),
            ("2026-12-14T13:00:00+01:00", "4 business hours", "2026-12-14T17:00:00+01:00"),
            ("2026-12-14T12:00:00+01:00", "3 business hours before", "2026-12-14T09:00:00+01:00"),
            // From the next opening; a closing instant is outside, an opening inside.
            ("2026-12-14T06:00:00+01:00", "1 business hour", "2026-12-14T10:00:00+01:00"),
            ("2026-12-14T12:00:00+01:00", "1 business hour", "2026-12-14T14:00:00+01:00"),
            ("2026-12-14T12:30:00+01:00", "1 business hour", "2026-12-14T14:00:00+01:00"),
            // Back from the previous closing; an opening instant is outside, a closing inside.
            ("2026-12-14T13:00:00+01:00", "1 business hour before", "2026-12-14T11:00:00+01:00"),
            ("2026-12-14T17:00:00+01:00", "1 business hour before", "2026-12-14T16:00:00+01:00"),
            ("2026-12-15T08:00:00+01:00", "5 business hours before", "2026-12-14T11:00:00+01:00"),
            // Friday 13:00 over the open Saturday the 19th to Monday.
            ("2026-12-18T13:00:00+01:00", "6 business hours", "2026-12-21T10:00:00+01:00"),
            // Half Christmas Eve, holiday, weekend.
            ("2026-12-24T11:00:00+01:00", "2 business hours", "2026-12-28T10:00:00+01:00"),
            ("2026-12-28T10:00:00+01:00", "2 business hours before", "2026-12-24T11:00:00+01:00"),
        ],
    );
    check(
        &always("Europe/Berlin"),
        &[
            ("2026-03-29T00:00:00+01:00", "23 business hours", "2026-03-30T00:00:00+02:00"),
            ("2026-10-25T00:00:00+02:00", "25 business hours", "2026-10-26T00:00:00+01:00"),
        ],
    );
    // Opens inside the gap: at its end. Closes at a time that comes twice: at its first occurrence.
    let opens_in_gap = json!({"zone": "America/New_York", "hours": {"sun": ["02:30-04:00"]}});
    check(&opens_in_gap, &[("2026-03-08T00:00:00-05:00", "1 business hour", "2026-03-08T04:00:00-04:00")]);
    let closes_in_fold =
        json!({"zone": "America/New_York", "hours": {"sun": ["00:30-01:30"], "mon": ["09:00-17:00"]}});
    check(&closes_in_fold, &[("2026-11-01T00:30:00-04:00", "2 business hours", "2026-11-02T10:00:00-05:00")]);
}

#[test]
fn business_days_keep_the_local_time() {
    check(
        &office("Europe/Berlin"),
        &[
            ("2026-11-19T16:00:00+01:00", "5 business days", "2026-11-26T16:00:00+01:00"),
            ("2026-11-26T16:00:00+01:00", "5 business days before", "2026-11-19T16:00:00+01:00"),
            // Outside hours: from the next opening, back from the previous closing.
            ("2026-11-21T12:00:00+01:00", "1 business day", "2026-11-24T09:00:00+01:00"),
            ("2026-11-19T17:00:00+01:00", "1 business day", "2026-11-23T09:00:00+01:00"),
            ("2026-11-21T12:00:00+01:00", "1 business day before", "2026-11-19T17:00:00+01:00"),
            ("2026-11-23T09:00:00+01:00", "1 business day before", "2026-11-19T17:00:00+01:00"),
            // Over a change of the clock.
            ("2026-03-27T16:00:00+01:00", "1 business day", "2026-03-30T16:00:00+02:00"),
        ],
    );
    check(
        &berlin(),
        &[
            // Kept when it lies inside, both ends included.
            ("2026-12-14T10:00:00+01:00", "3 business days", "2026-12-17T10:00:00+01:00"),
            ("2026-12-17T12:00:00+01:00", "2 business days before", "2026-12-15T12:00:00+01:00"),
            ("2026-12-18T13:00:00+01:00", "2 business days", "2026-12-21T13:00:00+01:00"),
            // Opens later: its opening. Closes earlier: its closing. Both ways.
            ("2026-12-14T09:30:00+01:00", "3 business days", "2026-12-17T10:00:00+01:00"),
            ("2026-12-17T19:00:00+01:00", "1 business day", "2026-12-18T14:00:00+01:00"),
            ("2026-12-18T09:00:00+01:00", "1 business day before", "2026-12-17T10:00:00+01:00"),
            ("2026-12-17T19:00:00+01:00", "1 business day before", "2026-12-16T17:00:00+01:00"),
            // Strictly inside a break: its end, back its beginning.
            ("2026-12-18T12:30:00+01:00", "2 business days", "2026-12-21T13:00:00+01:00"),
            ("2026-12-18T12:30:00+01:00", "1 business day before", "2026-12-17T12:00:00+01:00"),
            // Exceptions and holidays: the 24th closes at noon, the 25th is none, 9 November is closed.
            ("2026-12-23T16:00:00+01:00", "1 business day", "2026-12-24T12:00:00+01:00"),
            ("2026-12-23T16:00:00+01:00", "2 business days", "2026-12-28T16:00:00+01:00"),
            ("2026-11-06T10:00:00+01:00", "1 business day", "2026-11-10T10:00:00+01:00"),
        ],
    );
    // 24:00 belongs to the day it ends.
    check(
        &always("Europe/Berlin"),
        &[
            ("2026-11-19T00:00:00+01:00", "1 business day", "2026-11-20T00:00:00+01:00"),
            ("2026-11-20T00:00:00+01:00", "1 business day before", "2026-11-19T00:00:00+01:00"),
            ("2026-03-28T02:30:00+01:00", "1 business day", "2026-03-29T03:00:00+02:00"),
        ],
    );
    let evenings =
        json!({"zone": "Europe/Berlin", "hours": {"mon": ["18:00-24:00"], "fri": ["12:00-20:00"]}});
    check(
        &evenings,
        &[
            ("2026-11-24T00:00:00+01:00", "1 business day before", "2026-11-20T20:00:00+01:00"),
            ("2026-11-24T00:00:00+01:00", "2 business days before", "2026-11-17T00:00:00+01:00"),
        ],
    );
}

#[test]
fn a_numbered_business_day_has_its_own_time() {
    check(
        &berlin(),
        &[
            ("2026-12-14T10:00:00+01:00", "business day 3, 17:00", "2026-12-17T17:00:00+01:00"),
            // Inside hours or not, and after the start's own day even where that is closed.
            ("2026-12-14T23:00:00+01:00", "business day 4, 23:30", "2026-12-18T23:30:00+01:00"),
            ("2026-12-20T10:00:00+01:00", "business day 1, 08:00", "2026-12-21T08:00:00+01:00"),
            ("2026-12-23T10:00:00+01:00", "business day 2, 17:00", "2026-12-28T17:00:00+01:00"),
        ],
    );
}

#[test]
fn a_date_ends_with_its_last_closing() {
    check(
        &berlin(),
        &[
            ("2026-12-14T10:00:00+01:00", "2026-12-24", "2026-12-24T12:00:00+01:00"),
            ("2026-12-14T10:00:00+01:00", "2026-12-17", "2026-12-17T20:00:00+01:00"),
            ("2026-12-14T10:00:00+01:00", "2026-12-25", "2026-12-26T00:00:00+01:00"),
            ("2026-12-14T10:00:00+01:00", "2026-12-15T11:11:11Z", "2026-12-15T11:11:11Z"),
            ("2026-12-25", "1 day before", "2026-12-25T00:00:00+01:00"),
            ("2026-12-24", "1 day before", "2026-12-23T12:00:00+01:00"),
            ("2026-12-24", "30 days before", "2026-11-24T12:00:00+01:00"),
            ("2026-12-24", "2 business hours before", "2026-12-24T10:00:00+01:00"),
            ("2026-12-26", "1 business day before", "2026-12-23T12:00:00+01:00"),
            ("2026-05-30", "1 month before", "2026-05-01T00:00:00+02:00"),
            ("2026-12-24", "1 business hour", "2026-12-24T10:00:00+01:00"),
        ],
    );
}

#[test]
fn derivations_say_what_counted() {
    let answer = ask(&berlin(), "2026-12-23T16:00:00+01:00", "2 business days");
    let expected = json!([
        ["2026-12-23T15:00:00Z", "2026-12-23T16:00:00Z", "counted", "2 business days", 60, 0],
        [
            "2026-12-23T16:00:00Z",
            "2026-12-23T23:00:00Z",
            "outside_hours",
            "wed 09:00-12:00, 13:00-17:00",
            420,
            0
        ],
        ["2026-12-23T23:00:00Z", "2026-12-24T08:00:00Z", "outside_hours", "2026-12-24 09:00-12:00", 540, 1],
        ["2026-12-24T08:00:00Z", "2026-12-24T11:00:00Z", "counted", "2 business days", 180, 1],
        ["2026-12-24T11:00:00Z", "2026-12-24T23:00:00Z", "outside_hours", "2026-12-24 09:00-12:00", 720, 1],
        ["2026-12-24T23:00:00Z", "2026-12-25T23:00:00Z", "holiday", "2026-12-25 Christmas Day", 1440, 1],
        ["2026-12-25T23:00:00Z", "2026-12-26T23:00:00Z", "closed_day", "sat closed", 1440, 1],
        ["2026-12-26T23:00:00Z", "2026-12-27T23:00:00Z", "closed_day", "sun closed", 1440, 1],
        [
            "2026-12-27T23:00:00Z",
            "2026-12-28T08:00:00Z",
            "outside_hours",
            "mon 09:00-12:00, 13:00-17:00",
            540,
            2
        ],
        ["2026-12-28T08:00:00Z", "2026-12-28T11:00:00Z", "counted", "2 business days", 180, 2],
        [
            "2026-12-28T11:00:00Z",
            "2026-12-28T12:00:00Z",
            "outside_hours",
            "mon 09:00-12:00, 13:00-17:00",
            60,
            2
        ],
        ["2026-12-28T12:00:00Z", "2026-12-28T15:00:00Z", "counted", "2 business days", 180, 2],
    ]);
    assert_eq!(rows(&answer), expected);
}

#[test]
fn derivations_tile_the_span_back_from_the_start() {
    let answer = ask(&berlin(), "2026-12-17T19:00:00+01:00", "1 business day before");
    let expected = json!([
        ["2026-12-16T16:00:00Z", "2026-12-16T18:00:00Z", "adjusted", "wed 09:00-12:00, 13:00-17:00", 120, 1],
        [
            "2026-12-16T18:00:00Z",
            "2026-12-16T23:00:00Z",
            "outside_hours",
            "wed 09:00-12:00, 13:00-17:00",
            300,
            1
        ],
        [
            "2026-12-16T23:00:00Z",
            "2026-12-17T09:00:00Z",
            "outside_hours",
            "thu 10:00-12:00, 13:00-20:00",
            600,
            0
        ],
        ["2026-12-17T09:00:00Z", "2026-12-17T11:00:00Z", "counted", "1 business day before", 120, 0],
        [
            "2026-12-17T11:00:00Z",
            "2026-12-17T12:00:00Z",
            "outside_hours",
            "thu 10:00-12:00, 13:00-20:00",
            60,
            0
        ],
        ["2026-12-17T12:00:00Z", "2026-12-17T18:00:00Z", "counted", "1 business day before", 360, 0],
    ]);
    assert_eq!(rows(&answer), expected);
}

#[test]
fn minutes_of_pieces_that_begin_within_a_minute_add_up() {
    let answer = ask(&berlin(), "2026-12-14T11:59:30.5+01:00", "1 business hour");
    let minutes: Vec<_> =
        answer["derivation"].as_array().unwrap().iter().map(|entry| &entry["minutes"]).collect();
    assert_eq!(minutes, [0, 60, 60]);
}

fn rows(answer: &Value) -> Value {
    let row = |entry: &Value| {
        let names = ["from", "until", "why", "rule", "minutes", "day"];
        names.iter().map(|name| entry[name].clone()).collect::<Value>()
    };
    answer["derivation"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn working_time_between_instants() {
    let calendar: Calendar = serde_json::from_value(berlin()).unwrap();
    let between = |a: &str, b: &str| {
        let micros =
            business_micros_between(&calendar, Instant::parse(a).unwrap(), Instant::parse(b).unwrap());
        micros.unwrap() / 60_000_000
    };
    assert_eq!(between("2026-12-23T16:00:00+01:00", "2026-12-28T10:30:00+01:00"), 60 + 180 + 90);
    assert_eq!(between("2026-12-28T10:30:00+01:00", "2026-12-23T16:00:00+01:00"), 60 + 180 + 90);
    assert_eq!(between("2026-12-26T10:00:00+01:00", "2026-12-26T12:00:00+01:00"), 0);
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let closed = json!({"zone": "UTC"});
    let once = json!({"zone": "UTC", "exceptions": {"2026-01-05": ["09:00-17:00"]}});
    let noon = "2026-03-19T12:00:00Z";
    let cases = [
        (closed.clone(), noon, "1 business hour", "no working hours"),
        (closed, noon, "1 business day before", "no working hours"),
        (once, noon, "1 business day", "within a hundred years"),
        (office("UTC"), noon, "36500 business days", "within a hundred years"),
        (office("UTC"), "9999-12-01T00:00:00Z", "1 month", "9999"),
        (office("UTC"), "9999-12-01T00:00:00Z", "900 h", "9999"),
        (office("UTC"), "9999-12-29T00:00:00Z", "30 business hours", "9999"),
        (office("UTC"), noon, "five days", "expected"),
        (office("UTC"), noon, "business day 3, 17:00 before", "expected"),
        (office("UTC"), noon, "record.filing_deadline", "data of a flow"),
        (office("UTC"), noon, "3 days before record.filing_deadline", "data of a flow"),
        (office("UTC"), "yesterday", "3 days", "no instant"),
        (json!({"zone": "Mars/Olympus"}), noon, "3 days", "unknown time zone"),
        (json!({"hours": {}}), noon, "3 days", "zone: missing"),
        (
            json!({"zone": "UTC", "hours": {"mon": ["17:00-09:00"]}}),
            noon,
            "3 days",
            "hours.mon[0]: `17:00-09:00`",
        ),
        (json!({"zone": "UTC", "hours": {"mon": ["09:00-24:01"]}}), noon, "3 days", "no interval"),
        (
            json!({"zone": "UTC", "hours": {"mon": ["09:00-12:00", "11:00-13:00"]}}),
            noon,
            "3 days",
            "hours.mon[1]",
        ),
        (json!({"zone": "UTC", "hours": {"monday": []}}), noon, "3 days", "unknown weekday"),
        (json!({"zone": "UTC", "holidays": ["2026-02-30"]}), noon, "3 days", "holidays[0]: `2026-02-30`"),
        (json!({"zone": "UTC", "exceptions": {"24 December": []}}), noon, "3 days", "no date"),
        (json!({"zone": "UTC", "hour": {}}), noon, "3 days", "hour: unknown word"),
    ];
    for (calendar, from, target, expected) in cases {
        let answer = ask(&calendar, from, target);
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(error.contains(expected), "{target} from {from}: {answer}");
    }
    for line in ["", "[]", "{", "{\"calendar\": 1}", "null"] {
        assert!(answer::answer_line(line).starts_with("{\"error\":"), "{line}");
    }
}

#[test]
fn a_calendar_is_written_as_it_is_read() {
    let calendar: Calendar = serde_json::from_value(berlin()).unwrap();
    assert_eq!(serde_json::to_value(&calendar).unwrap(), berlin());
}

#[test]
fn calendar_files_are_yaml_or_json() {
    let yaml = "
zone: Europe/Berlin
hours:
  mon: ['09:00-12:00', \"13:00-17:00\"]
  tue: [09:00-24:00]
holidays: [2026-12-25, {date: 2026-12-26, name: Boxing Day}]
exceptions: {2026-12-24: [\"09:00-12:00\"], 2026-12-31: []}
";
    let from_yaml = Calendar::parse("firm.yaml", yaml).unwrap();
    let json = serde_json::to_string_pretty(&from_yaml).unwrap();
    assert_eq!(Calendar::parse("firm.json", &json).unwrap(), from_yaml);
    let answer = answer::answer(&from_yaml, "2026-12-22T09:00:00Z", "2026-12-26").unwrap();
    assert!(answer.starts_with("{\"due\":\"2026-12-26T23:00:00Z\",\"derivation\":[{\"from\""), "{answer}");
    assert!(answer::answer(&from_yaml, "2026-12-22T09:00:00Z", "soon").is_err());

    let wrong = [
        (
            "zone: Europe/Berlin\nhours:\n  mon: [09:00-08:00]\n",
            "c:3:9 hours.mon[0]: `09:00-08:00` ends before",
        ),
        ("zone: Nowhere\n", "c:1:1 zone: unknown time zone `Nowhere`, expected an IANA name"),
        ("zone: UTC\nholidays: 2026-12-25\n", "c:2:1 holidays: a text, expected a list of dates"),
        ("zone: UTC\nzone: UTC\n", "c:2:1: `zone` stands here twice"),
        ("hours: {}\n", "c:1:1 zone: missing"),
        (
            "zone: UTC\nhours: {mon: []}\n",
            "c:2:1 hours: no day has working hours, expected hours on at least",
        ),
    ];
    for (source, expected) in wrong {
        let problems = Calendar::parse("c", source).unwrap_err();
        let shown = problems.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert!(shown[0].starts_with(expected), "{shown:?}");
    }
    for source in ["", "[", "zone: [", "1", "&a [*a]"] {
        assert!(!Calendar::parse("c", source).unwrap_err().is_empty(), "{source}");
    }
}
