//! Who goes away and who is back: told by ticks, once, and only where something changed since.

use super::firm::{Firm, monday};
use app::absences::{self, NewAbsence};
use model::{Id, Instant};

const TEMPLATE: &str = "
baton: 1
key: pair
name: Pair
started_from: [client]
roles:
  pair: {name: Pair, party: us, fill: group pair}
stages:
  - stage: work
    name: Work
    steps:
      - {step: both, kind: task, role: pair, title: Both of you, decided_by: all}
";

fn day(day: i64) -> Instant {
    monday().plus_days(day)
}

async fn tick(firm: &Firm, now: Instant) -> usize {
    worker::absences::tick(&firm.worker, now, firm.entropy()).await.unwrap()
}

async fn away(firm: &Firm, person: &Id, substitute: &Id) {
    let (first_day, last_day) = ("2026-03-03".to_owned(), "2026-03-04".to_owned());
    let new = NewAbsence { first_day, last_day, substitute: substitute.to_string() };
    absences::add(&firm.acting(person, monday()), person, &new).await.unwrap();
}

/// Who is known to be away in the flow.
async fn absent(firm: &Firm, flow: &Id) -> usize {
    app::flows::workspace(&firm.system(monday()), flow).await.unwrap().state.absent.len()
}

#[tokio::test]
async fn an_absence_begins_and_ends_by_itself() {
    for firm in Firm::each().await {
        let (ada, bob) = (firm.member("Ada Able", &["pair"]).await, firm.member("Bob Best", &["pair"]).await);
        firm.publish("pair", TEMPLATE).await;
        let flow = firm.start_from("pair", "ann@client.example", monday()).await;
        away(&firm, &ada, &bob).await;
        assert_eq!((tick(&firm, monday()).await, absent(&firm, &flow).await), (0, 0), "tomorrow");
        assert_eq!((tick(&firm, day(1)).await, absent(&firm, &flow).await), (1, 1));
        // Bob decides himself, so Ada's part waits for her: the flow is stuck, and told once.
        assert_eq!((tick(&firm, day(1)).await, tick(&firm, day(2)).await), (0, 0));
        assert_eq!((tick(&firm, day(3)).await, absent(&firm, &flow).await), (1, 0), "she is back");
        assert_eq!(tick(&firm, day(4)).await, 0);
    }
}

#[tokio::test]
async fn one_damaged_flow_keeps_nobody_waiting() {
    for firm in Firm::each().await {
        let (ada, bob) = (firm.member("Ada Able", &["pair"]).await, firm.member("Bob Best", &["pair"]).await);
        firm.publish("pair", TEMPLATE).await;
        let mut flows = Vec::new();
        for _ in 0..2 {
            flows.push(firm.start_from("pair", "ann@client.example", monday()).await);
        }
        away(&firm, &ada, &bob).await;
        flows.sort();
        firm.damage(&flows[0]).await;
        // As another process, which has nothing in memory.
        let fresh = firm.reopened();
        let told = worker::absences::tick(&fresh, day(1), firm.entropy()).await.unwrap();
        assert_eq!(told, 1, "the other one");
        // What is known is not read again: that nobody could any more goes unnoticed.
        firm.damage(&flows[1]).await;
        assert_eq!(worker::absences::tick(&fresh, day(2), firm.entropy()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn nobody_stands_in_who_has_left() {
    for firm in Firm::each().await {
        let (ada, bob) = (firm.member("Ada Able", &["pair"]).await, firm.member("Bob Best", &[]).await);
        firm.publish("pair", TEMPLATE).await;
        let flow = firm.start_from("pair", "ann@client.example", monday()).await;
        away(&firm, &ada, &bob).await;
        app::members::disable(&firm.system(monday()), &bob).await.unwrap();
        tick(&firm, day(1)).await;
        assert_eq!(absent(&firm, &flow).await, 0, "Ada's work stays with her");
        let all = absences::of_person(&firm.acting(&ada, day(1)), &ada).await.unwrap();
        assert!(all[0].is_void);
        app::members::enable(&firm.system(day(1)), &bob).await.unwrap();
        assert_eq!((tick(&firm, day(1)).await, absent(&firm, &flow).await), (1, 1), "he is back");
        app::members::disable(&firm.system(day(1)), &bob).await.unwrap();
        tick(&firm, day(1)).await;
        assert_eq!(absent(&firm, &flow).await, 0);
    }
}
