//! Every way a mail can go, or not.

use super::firm::{Firm, monday};
use app::{Caller, Ctx, flows::load::load, steps::CompletionRequest};
use gateways::mail::MailError;
use model::field::FieldInput;
use std::sync::Arc;
use store::Viewer;

const CLIENT: &str = "ann@client.example";

#[tokio::test]
async fn a_mail_goes_out_once_with_its_link() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        assert_eq!(firm.deliver(monday()).await, 1);
        assert_eq!(firm.deliver(monday().plus_seconds(1)).await, 1);
        let mail = firm.mailer.sent_to(CLIENT).remove(0);
        assert_eq!(mail.from.to_string(), "Example Firm <mail@firm.example>");
        assert!(mail.subject.contains("Tell us about your company"), "{}", mail.subject);
        assert!(mail.text.contains("https://flows.firm.example/a/"), "{}", mail.text);
        assert!(mail.html.contains("https://flows.firm.example/a/"), "{}", mail.html);
        let row = firm.row().await;
        assert_eq!(row.done_at, Some(monday()));
        assert_eq!(row.message_id.as_deref(), Some(format!("{}@firm.example", row.id).as_str()));
        assert_eq!(row.message_id.as_deref(), Some(mail.message_id.as_str()));
        let token = mail.text.split("/a/").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap();
        assert!(!row.reference.contains(token), "the outbox holds the link's token");
    }
}

#[tokio::test]
async fn what_fails_for_now_waits_visibly_and_goes_later_under_the_same_id() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        firm.mailer.fail_next(MailError::Temporary("451 greylisted".to_owned()));
        assert_eq!(firm.deliver(monday()).await, 0);
        let row = firm.row().await;
        assert_eq!((row.done_at, row.failed_at), (None, None));
        assert_eq!(row.last_error.as_deref(), Some("451 greylisted"));
        assert_eq!(row.not_before, monday().plus_seconds(60));
        assert_eq!(firm.deliver(monday().plus_seconds(59)).await, 0);
        assert_eq!(firm.deliver(monday().plus_seconds(60)).await, 1);
        let row = firm.row().await;
        assert_eq!(row.message_id.as_deref(), Some(format!("{}@firm.example", row.id).as_str()));
        assert_eq!(row.last_error, None);
    }
}

#[tokio::test]
async fn what_is_refused_is_given_up_and_says_why() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        firm.mailer.fail_next(MailError::Permanent("550 no such box".to_owned()));
        assert_eq!(firm.deliver(monday()).await, 0);
        assert_eq!(firm.deliver(monday().plus_days(1)).await, 0);
        let row = firm.row().await;
        assert_eq!(row.failed_at, Some(monday()));
        assert_eq!(row.last_error.as_deref(), Some("550 no such box"));
    }
}

#[tokio::test]
async fn a_server_that_is_away_is_not_asked_for_every_mail() {
    for firm in Firm::each().await {
        for number in 0..7 {
            firm.start(&format!("ann{number}@client.example"), monday()).await;
        }
        firm.mailer.fail_always(Some(MailError::Away("connection refused".to_owned())));
        assert_eq!(firm.deliver(monday()).await, 0);
        // Two are under way at once; the others need not try.
        assert!(firm.mailer.tries() <= 2, "{} tries", firm.mailer.tries());
        for row in firm.outbox().await {
            assert_eq!(row.last_error.as_deref(), Some("connection refused"));
            assert_eq!(row.not_before, monday().plus_seconds(60));
        }
        firm.mailer.fail_always(None);
        assert_eq!(firm.deliver(monday().plus_seconds(60)).await, 7);
    }
}

#[tokio::test]
async fn after_three_days_it_is_given_up() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        firm.mailer.fail_always(Some(MailError::Away("connection refused".to_owned())));
        let mut now = monday();
        while firm.row().await.failed_at.is_none() {
            firm.deliver(now).await;
            now = firm.row().await.not_before.max(now.plus_seconds(1));
            assert!(now < monday().plus_days(7), "never given up");
        }
        let row = firm.row().await;
        assert!(row.failed_at.unwrap() >= monday().plus_days(3), "{row:?}");
        assert_eq!(row.last_error.as_deref(), Some("connection refused"));
        assert!(row.attempts < 20, "{row:?}");
    }
}

#[tokio::test]
async fn what_is_over_is_not_mailed() {
    for firm in Firm::each().await {
        let flow = firm.start(CLIENT, monday()).await;
        let loaded = load(&firm.system(monday()), &flow).await.unwrap();
        let person = loaded.state.assignments.values().next().unwrap().person().unwrap().clone();
        let viewer = Viewer::outside(firm.organisation.clone(), person.clone());
        let caller = Caller::Outside { viewer, person, flow: flow.clone(), proved: true, lent: None };
        let client = Ctx::new(Arc::clone(&firm.app), caller, monday(), firm.entropy());
        let mut answer = CompletionRequest::default();
        answer.data.insert("company".to_owned(), FieldInput::Json("Sample Ltd".into()));
        app::steps::complete(&client, &flow, "s1", answer).await.unwrap();
        assert_eq!(firm.deliver(monday()).await, 1);
        assert!(firm.mailer.sent()[0].subject.contains("Sample Ltd"), "{}", firm.mailer.sent()[0].subject);
        let rows = firm.outbox().await;
        assert!(rows.iter().all(|row| row.done_at.is_some()), "{rows:#?}");
        assert_eq!(rows.iter().filter(|row| row.message_id.is_none()).count(), 1, "{rows:#?}");
    }
}

#[tokio::test]
async fn a_worker_that_died_loses_its_mails_to_the_next() {
    for firm in Firm::each().await {
        firm.start(CLIENT, monday()).await;
        assert_eq!(firm.claim(monday(), monday().plus_seconds(300)).await, 1);
        assert_eq!(firm.deliver(monday().plus_seconds(299)).await, 0);
        assert_eq!(firm.deliver(monday().plus_seconds(300)).await, 1);
    }
}

#[tokio::test]
async fn a_tick_takes_no_more_than_it_is_told() {
    for firm in Firm::each().await {
        for number in 0..5 {
            firm.start(&format!("ann{number}@client.example"), monday()).await;
        }
        let taken = worker::mails::tick(&firm.worker, monday(), firm.entropy(), 3).await.unwrap();
        assert_eq!((taken, firm.mailer.sent().len()), (3, 3));
        assert_eq!(firm.deliver(monday()).await, 5);
    }
}

#[tokio::test]
async fn two_workers_at_once_send_no_mail_twice() {
    for firm in Firm::each().await {
        let second = firm.second_worker();
        for number in 0..60 {
            firm.start(&format!("ann{number}@client.example"), monday()).await;
        }
        let tick = |worker| worker::mails::tick(worker, monday(), firm.entropy(), 1000);
        let (one, two) = futures::future::join(tick(&firm.worker), tick(&second)).await;
        assert_eq!(one.unwrap() + two.unwrap(), 60);
        let mut ids: Vec<_> = firm.mailer.sent().into_iter().map(|mail| mail.message_id).collect();
        assert_eq!(ids.len(), 60);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 60, "each went out once");
        assert!(firm.outbox().await.iter().all(|row| row.done_at.is_some()));
    }
}
