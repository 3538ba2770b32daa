//! What people type, right and wrong.

use super::*;
use texts::Language;

fn typed() -> Typed {
    let mut typed = Typed { name: "Support".into(), zone: "Europe/Berlin".into(), ..Typed::default() };
    typed.hours[0] = "09:00-12:00, 13:00-17:00".into();
    typed
}

#[test]
fn hours_as_people_write_them() {
    let cases = [
        ("", Ok("")),
        ("9-17", Ok("09:00-17:00")),
        ("9:00–12:30; 13.00 - 17.00", Ok("09:00-12:30, 13:00-17:00")),
        ("13:00-17:00, 9:00-12:00", Ok("09:00-12:00, 13:00-17:00")),
        ("09:00-12:00,12:00-13:00", Ok("09:00-12:00, 12:00-13:00")),
        ("00:00-24:00", Ok("00:00-24:00")),
        ("22:00-24", Ok("22:00-24:00")),
        ("nine to five", Err("is no span")),
        ("9-25", Err("is no span")),
        ("9:60-10:00", Err("is no span")),
        ("22:00-06:00", Err("midnight")),
        ("09:00-09:00", Err("midnight")),
        ("22:00-00:00", Err("midnight")),
        ("09:00-12:00, 11:00-17:00", Err("overlap")),
    ];
    for (text, expected) in cases {
        match (hours::intervals(text), expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read.join(", "), expected, "{text}"),
            (Err(said), Err(part)) => {
                let said = said.to(Language::En);
                assert!(said.contains(part), "{text}: {said}");
            }
            (read, _) => panic!("{text}: {read:?}"),
        }
    }
}

#[test]
fn everything_wrong_is_said_beside_its_field() {
    type Change = fn(&mut Typed);
    let cases: [(&str, Change); 14] = [
        ("name", |typed| typed.name = " ".into()),
        ("zone", |typed| typed.zone = "Mars/Olympus".into()),
        ("zone", |typed| typed.zone.clear()),
        ("hours", |typed| typed.hours[0].clear()),
        ("hours.mon", |typed| typed.hours[0] = "x".into()),
        ("hours.sun", |typed| typed.hours[6] = "22-6".into()),
        ("holidays", |typed| typed.holidays = "2026-02-30 No such day".into()),
        ("holidays", |typed| typed.holidays = "2026-12-24 One\n\n2026-12-24 Twice".into()),
        ("holidays", |typed| typed.holidays = format!("2026-12-24 {}", "x".repeat(101))),
        ("exceptions", |typed| typed.exceptions = "2026-12-31".into()),
        ("exceptions", |typed| typed.exceptions = "2026-12-31 9-12, 11-13".into()),
        ("exceptions", |typed| typed.exceptions = "31.12.2026 closed\n2026-12-31 9-12".into()),
        ("place", |typed| typed.place = "DE-XX".into()),
        ("holidays", |typed| typed.holidays = "x\n".repeat(100_001)),
    ];
    for (path, change) in cases {
        let mut wrong = typed();
        change(&mut wrong);
        let Err(Problem::Invalid(problems)) = read(&wrong) else { panic!("{path}: {wrong:?}") };
        assert_eq!(problems[0].path, path);
        for language in Language::ALL {
            assert!(!problems[0].message.to(language).is_empty());
        }
    }
    let mut all = typed();
    (all.zone, all.holidays, all.hours[1]) = ("x".into(), "y".into(), "z".into());
    let Err(Problem::Invalid(problems)) = read(&all) else { panic!("everything is wrong") };
    let paths: Vec<&str> = problems.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["zone", "hours.tue", "holidays"]);
}

#[test]
fn what_is_read_is_written_the_same_way() {
    let typed = Typed {
        holidays: "2026-12-24 Christmas Eve\n2027-01-04".into(),
        exceptions: "2026-12-30 closed\n2026-12-31 09:00-12:00".into(),
        place: "DE-BY".into(),
        is_default: true,
        ..typed()
    };
    let rules = read(&typed).unwrap();
    assert_eq!(rules.typed(true, Language::En), typed);
    let german = rules.typed(true, Language::De);
    assert_eq!(read(&german).unwrap(), rules, "{}", german.exceptions);
}

#[test]
fn public_holidays_of_four_years_come_along_and_own_names_stay() {
    let typed = Typed { place: "DE-BY".into(), holidays: "2026-12-25 Company party".into(), ..typed() };
    let now = Instant(1_773_742_800_000_000);
    let calendar = read(&typed).unwrap().with_holidays(now);
    let years: std::collections::BTreeSet<i16> = calendar.holidays.keys().map(|date| date.year()).collect();
    assert_eq!(years.into_iter().collect::<Vec<_>>(), [2025, 2026, 2027, 2028]);
    let named = |year, month, day| calendar.holidays[&Date::new(year, month, day).unwrap()].as_deref();
    assert_eq!(named(2026, 12, 25), Some("Company party"));
    assert_eq!(named(2027, 12, 25), Some("Erster Weihnachtstag"));
    assert_eq!(calendar.name.as_deref(), Some("Support"));
}
