//! Calendars that change while flows run, told by ticks; and deadlines across the change of the clocks, in named zones.

use super::firm::{Firm, monday};
use app::calendars::{self, Typed};
use model::{Id, Instant};

fn template(due: &str) -> String {
    format!(
        "
baton: 1
key: due
name: Due soon
started_from: [client]
roles:
  doer: {{name: Doer, party: us, fill: group staff}}
stages:
  - stage: work
    name: Work
    steps:
      - {{step: do_it, kind: task, role: doer, title: Do it, due: {due}, remind: []}}
"
    )
}

fn typed(zone: &str, holidays: &str) -> Typed {
    let (name, holidays) = ("Office".to_owned(), holidays.to_owned());
    let mut typed = Typed { name, zone: zone.to_owned(), holidays, is_default: true, ..Typed::default() };
    typed.hours[..5].fill("09:00-17:00".to_owned());
    typed
}

/// The organisation's own calendar from now on.
async fn set(firm: &Firm, given: &Typed, now: Instant) {
    let ctx = firm.system(now);
    let own = calendars::list(&ctx).await.unwrap().remove(0).id;
    calendars::change(&ctx, &own, None, given).await.unwrap();
}

async fn tick(firm: &Firm, now: Instant) -> usize {
    worker::calendars::tick(&firm.worker, now, firm.entropy()).await.unwrap()
}

async fn due(firm: &Firm, flow: &Id) -> String {
    let view = app::flows::show(&firm.system(monday()), flow).await.unwrap();
    view.next_due_at.unwrap()
}

#[tokio::test]
async fn running_deadlines_follow_a_calendar_by_ticks() {
    for firm in Firm::each().await {
        firm.member("Ada Able", &["staff"]).await;
        firm.publish("due", &template("2 business days")).await;
        let flow = firm.start_from("due", "ann@client.example", monday()).await;
        assert_eq!(due(&firm, &flow).await, "2026-03-04T10:00:00Z");
        set(&firm, &typed("UTC", "2026-03-03 Closed"), monday()).await;
        assert_eq!(
            (tick(&firm, monday()).await, due(&firm, &flow).await),
            (1, "2026-03-05T10:00:00Z".to_owned())
        );
        // Nothing passes on the day that is not its deadline any more.
        firm.notice(Instant::parse("2026-03-04T12:00:00Z").unwrap()).await;
        assert_eq!(firm.events(&flow, "overdue").await, 0);
        firm.notice(Instant::parse("2026-03-05T10:00:00Z").unwrap()).await;
        assert_eq!(firm.events(&flow, "overdue").await, 1);
    }
}

/// Zone, moment of the start, target, deadline.
const CHANGES: [(&str, &str, &str, &str); 6] = [
    // 29 March 2026, 02:00 in Berlin is 03:00.
    ("Europe/Berlin", "2026-03-27T09:00:00Z", "1 business day", "2026-03-30T08:00:00Z"),
    ("Europe/Berlin", "2026-03-27T09:00:00Z", "72h", "2026-03-30T09:00:00Z"),
    ("Europe/Berlin", "2026-03-28T01:30:00Z", "1 day", "2026-03-29T01:00:00Z"),
    // 25 October 2026, 03:00 in Berlin is 02:00 once more: of two the first.
    ("Europe/Berlin", "2026-10-24T00:30:00Z", "1 day", "2026-10-25T00:30:00Z"),
    // 8 March 2026, New York.
    ("America/New_York", "2026-03-06T15:00:00Z", "1 business day", "2026-03-09T14:00:00Z"),
    // 5 April 2026, Lord Howe Island moves by half an hour.
    ("Australia/Lord_Howe", "2026-04-03T00:00:00Z", "3 days", "2026-04-06T00:30:00Z"),
];

#[tokio::test]
async fn deadlines_keep_the_wall_clock_when_the_clocks_change() {
    for firm in Firm::each().await {
        firm.member("Ada Able", &["staff"]).await;
        for (number, (zone, start, target, expected)) in CHANGES.into_iter().enumerate() {
            set(&firm, &typed(zone, ""), monday()).await;
            let key = format!("due-{number}");
            firm.publish(&key, &template(target).replace("key: due", &format!("key: {key}"))).await;
            let start = Instant::parse(start).unwrap();
            let flow = firm.start_from(&key, "ann@client.example", start).await;
            assert_eq!(due(&firm, &flow).await, expected, "{zone}, {target} from {start}");
            let passed = Instant::parse(expected).unwrap();
            firm.notice(passed.plus_micros(-1)).await;
            assert_eq!(firm.events(&flow, "overdue").await, 0, "{zone}, {target}");
            firm.notice(passed).await;
            assert_eq!(firm.events(&flow, "overdue").await, 1, "{zone}, {target}");
        }
    }
}
