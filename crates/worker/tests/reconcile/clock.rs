//! Clocks that leap forward and back: nothing is lost, nothing is done twice, nothing is removed too soon.

use super::firm::{Firm, monday};
use app::flows;
use gateways::mail::MailError;

const CLIENT: &str = "ann@client.example";

#[tokio::test]
async fn mails_written_in_a_wrong_hour_go_out_when_the_clock_is_right_again() {
    for firm in Firm::each().await {
        let wrong = monday().plus_days(2);
        assert_eq!(firm.deliver(wrong).await, 0);
        firm.start(CLIENT, wrong).await;
        let right = monday().plus_seconds(5);
        assert_eq!(firm.deliver(right).await, 1);
        assert_eq!(firm.deliver(right.plus_seconds(1)).await, 1);
        assert_eq!(firm.deliver(wrong.plus_days(1)).await, 1, "and not once more when that hour comes");
    }
}

#[tokio::test]
async fn a_mail_that_waits_is_not_hurried_by_the_clock_going_back() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        firm.mailer.fail_next(MailError::Temporary("451 greylisted".to_owned()));
        assert_eq!(firm.deliver(monday().plus_seconds(20)).await, 0);
        assert_eq!(firm.deliver(monday()).await, 0, "the server said later");
        assert_eq!(firm.deliver(monday().plus_seconds(80)).await, 1);
    }
}

#[tokio::test]
async fn a_leap_gives_no_mail_up() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        firm.mailer.fail_always(Some(MailError::Away("connection refused".to_owned())));
        firm.deliver(monday()).await;
        firm.deliver(monday().plus_days(400)).await;
        assert_eq!(firm.row().await.failed_at, None, "two tries are no three days");
        firm.mailer.fail_always(None);
        assert_eq!(firm.deliver(monday().plus_days(401)).await, 1);
    }
}

#[tokio::test]
async fn deadlines_fire_once_whatever_the_clock_does() {
    for firm in Firm::each().await {
        firm.publish("due", DUE).await;
        let flow = firm.start_from("due", CLIENT, monday()).await;
        let overdue = async || {
            let entries = flows::history(&firm.system(monday()), &flow, 0).await.unwrap();
            let events =
                serde_json::to_string(&entries.iter().map(|entry| &entry.events).collect::<Vec<_>>());
            events.unwrap().matches("\"overdue\"").count()
        };
        assert_eq!((firm.notice(monday()).await, overdue().await), (0, 0));
        let late = monday().plus_days(30);
        assert_eq!(firm.notice(late).await, 1);
        let fired = overdue().await;
        assert!(fired > 0);
        for now in [monday(), late, monday().plus_days(3), late.plus_days(300)] {
            firm.notice(now).await;
        }
        assert_eq!(overdue().await, fired, "nothing fires again");
        let checked = flows::verified(&firm.system(monday()), &flow).await.unwrap();
        assert_eq!(checked.problem, None);
    }
}

const DUE: &str = "
baton: 1
key: due
name: Due
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
stages:
  - stage: work
    name: Work
    steps:
      - step: answer
        kind: task
        role: client
        title: Tell us
        due: 2 days
";

#[tokio::test]
async fn nothing_is_removed_on_the_word_of_a_clock_that_leapt() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        firm.deliver(monday()).await;
        let look = async |now| worker::cleanup::tick(&firm.worker, now, firm.entropy()).await.unwrap();
        look(monday()).await;
        let wrong = monday().plus_days(500);
        look(wrong).await;
        look(wrong.plus_seconds(60)).await;
        assert_eq!(firm.outbox().await.len(), 1, "a day has to pass first");
        look(monday().plus_seconds(60)).await;
        assert_eq!(firm.outbox().await.len(), 1);
        // A leap that stays is believed after a day.
        look(wrong).await;
        look(wrong.plus_days(1)).await;
        assert_eq!(firm.outbox().await.len(), 0);
    }
}
