//! Reminders: at their times, with the first mail's link, the newest alone, and never of what is done.

use super::firm::{Firm, monday};
use model::Instant;

const CLIENT: &str = "ann@client.example";

const TEMPLATE: &str = "
baton: 1
key: papers
name: Papers
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: work
    name: Work
    steps:
      - {step: send, kind: task, role: client, title: Send us the papers, due: 5 business days}
";

/// Due on Monday, 9 March, 10:00; reminded on Friday before and on the three working days after.
async fn started(firm: &Firm) -> model::Id {
    firm.publish("papers", TEMPLATE).await;
    let flow = firm.start_from("papers", CLIENT, monday()).await;
    assert_eq!(firm.deliver(monday()).await, 1);
    flow
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn link(text: &str) -> Option<String> {
    text.split_whitespace().find(|word| word.contains("/a/")).map(str::to_owned)
}

#[tokio::test]
async fn somebody_is_reminded_before_and_after_with_the_link_they_had() {
    for firm in Firm::each().await {
        started(&firm).await;
        let times = [
            ("2026-03-06T09:59:59Z", 1, ""),
            ("2026-03-06T10:00:00Z", 2, "Reminder: Send us the papers"),
            ("2026-03-09T10:00:00Z", 3, "Still open: Send us the papers"),
            ("2026-03-10T10:00:00Z", 4, "Still open: Send us the papers"),
            ("2026-03-11T10:00:00Z", 5, "Still open: Send us the papers"),
            ("2026-03-12T10:00:00Z", 6, "Still open: Send us the papers"),
            ("2026-03-27T10:00:00Z", 6, "Still open: Send us the papers"),
        ];
        for (time, mails, subject) in times {
            assert_eq!(firm.pass(at(time)).await, mails, "{time}");
            let last = firm.mailer.sent().pop().unwrap();
            if !subject.is_empty() {
                assert!(last.subject.starts_with(subject), "{time}: {}", last.subject);
            }
        }
        let mails = firm.mailer.sent();
        assert!(mails.iter().all(|mail| link(&mail.text) == link(&mails[0].text)), "one link for all");
        assert!(link(&mails[0].text).is_some());
    }
}

#[tokio::test]
async fn of_reminders_that_waited_only_the_newest_is_sent() {
    for firm in Firm::each().await {
        let flow = started(&firm).await;
        // Nobody looked for two weeks.
        let late = at("2026-03-20T10:00:00Z");
        assert_eq!(firm.pass(late).await, 2);
        assert_eq!((firm.events(&flow, "reminded").await, firm.events(&flow, "overdue").await), (4, 1));
        assert_eq!(firm.pass(late.plus_days(1)).await, 2);
        assert!(firm.outbox().await.iter().all(|row| row.done_at.is_some()), "the others are settled");
    }
}

#[tokio::test]
async fn what_is_done_is_not_brought_to_mind() {
    for firm in Firm::each().await {
        let flow = started(&firm).await;
        let friday = at("2026-03-06T10:00:00Z");
        firm.notice(friday).await;
        firm.finish(&flow, "send", friday).await;
        assert_eq!(firm.deliver(friday).await, 1, "the reminder was written, and is over");
        assert_eq!(firm.pass(friday.plus_days(30)).await, 1);
    }
}

const POOL: &str = "
baton: 1
key: pool
name: Pool
started_from: [client]
roles:
  team: {name: Team, party: us, fill: group team}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: team, title: Look at it, due: 5 business days}
";

#[tokio::test]
async fn a_group_is_reminded_once_and_whoever_picks_up_from_then_on() {
    for firm in Firm::each().await {
        for name in ["Ada One", "Ben Two"] {
            firm.member(name, &["team"]).await;
        }
        firm.publish("pool", POOL).await;
        let flow = firm.start_from("pool", CLIENT, monday()).await;
        let mut mails = firm.deliver(monday()).await;
        let passed = |now, before: usize| {
            let firm = &firm;
            async move { firm.pass(at(now)).await - before }
        };
        let friday = passed("2026-03-06T10:00:00Z", mails).await;
        assert_eq!(friday, 2, "both of them");
        mails += friday;
        // The deadline itself is told, what follows is not.
        let due = passed("2026-03-09T10:00:00Z", mails).await;
        assert_eq!(due, 2);
        mails += due;
        assert_eq!(passed("2026-03-10T10:00:00Z", mails).await, 0);
        let loaded = app::flows::load::load(&firm.system(monday()), &flow).await.unwrap();
        let open = loaded.state.assignments.values().next().unwrap();
        let ada = firm.person("ada@firm.example").await;
        app::steps::pick_up(&firm.acting(&ada, at("2026-03-10T11:00:00Z")), &flow, &open.id, None)
            .await
            .unwrap();
        assert_eq!(passed("2026-03-11T10:00:00Z", mails).await, 1);
        assert_eq!(firm.mailer.sent().pop().unwrap().to.address(), "ada@firm.example");
    }
}
