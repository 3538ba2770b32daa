//! Mails wait until somebody says where they go, follow a change at once, and lose nothing by having waited.

use super::firm::{Firm, monday};
use app::{
    mail_server::{self, Given},
    organisations,
};
use gateways::{
    files::fake::MemoryFiles,
    mail::{Mailer, fake::RecordingMailer},
};
use std::sync::{Arc, Mutex};
use store::Permissions;
use worker::{Post, Worker};

const CLIENT: &str = "ann@client.example";

/// A worker that speaks with recorded servers, and the settings it was told to speak with.
fn worker(firm: &Firm) -> (Worker, Arc<RecordingMailer>, Arc<Mutex<Vec<String>>>) {
    let mailer = Arc::new(RecordingMailer::default());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (taken, log) = (Arc::clone(&mailer), Arc::clone(&seen));
    let connect = Arc::new(move |settings: gateways::mail::SmtpSettings| {
        log.lock().unwrap().push(format!("{} {:?}", settings.server(), settings.credentials));
        Arc::clone(&taken) as Arc<dyn Mailer>
    });
    let post = Post::of_organisation(connect, None);
    (Worker::new(Arc::clone(&firm.app), post, Arc::new(MemoryFiles::default())), mailer, seen)
}

async fn save(firm: &Firm, host: &str, now: model::Instant) {
    let mut ctx = firm.system(now);
    let mut viewer = ctx.caller.viewer().clone();
    viewer.permissions = Permissions { admin: true, ..Permissions::default() };
    ctx.caller = app::Caller::Member(viewer);
    let given = Given {
        host: host.to_owned(),
        port: "587".to_owned(),
        tls: "starttls".to_owned(),
        user: "flows".to_owned(),
        password: "sesame".to_owned(),
        sender: "flows@firm.example".to_owned(),
    };
    let server = mail_server::read(&ctx, &given).await.unwrap();
    mail_server::save(&ctx, server).await.unwrap();
}

#[tokio::test]
async fn mails_wait_for_a_server_and_then_go_out() {
    for firm in Firm::each().await {
        let (worker, mailer, seen) = worker(&firm);
        let tick = async |now| worker::mails::tick(&worker, now, firm.entropy(), 1000).await.unwrap();
        firm.start(CLIENT, monday()).await;
        assert_eq!(tick(monday().plus_days(5)).await, 0);
        assert_eq!(firm.row().await.attempts, 0, "waiting is no try");

        save(&firm, "mail.firm.example", monday().plus_days(5)).await;
        assert_eq!(tick(monday().plus_days(5).plus_seconds(1)).await, 1);
        let mail = mailer.sent_to(CLIENT).remove(0);
        assert_eq!(mail.from.to_string(), "Example Firm <flows@firm.example>");
        assert_eq!(seen.lock().unwrap().as_slice(), [r#"mail.firm.example:587 Some(("flows", "sesame"))"#]);
    }
}

#[tokio::test]
async fn a_mail_that_had_waited_is_tried_for_three_days_all_the_same() {
    for firm in Firm::each().await {
        let (worker, mailer, _) = worker(&firm);
        firm.start(CLIENT, monday()).await;
        let late = monday().plus_days(10);
        save(&firm, "mail.firm.example", late).await;
        mailer.fail_next(gateways::mail::MailError::Temporary("451 greylisted".to_owned()));
        worker::mails::tick(&worker, late, firm.entropy(), 1000).await.unwrap();
        let row = firm.row().await;
        assert_eq!((row.failed_at, row.not_before), (None, late.plus_seconds(60)));
    }
}

#[tokio::test]
async fn another_server_is_used_from_the_next_mail_on() {
    for firm in Firm::each().await {
        let (worker, mailer, seen) = worker(&firm);
        for (number, host) in [(1, "one.firm.example"), (2, "two.firm.example"), (3, "two.firm.example")] {
            let now = monday().plus_days(number);
            save(&firm, host, now).await;
            firm.start(&format!("ann{number}@client.example"), now).await;
            worker::mails::tick(&worker, now, firm.entropy(), 1000).await.unwrap();
        }
        assert_eq!(mailer.sent().len(), 3);
        let hosts: Vec<String> = seen.lock().unwrap().iter().map(|line| line[..3].to_owned()).collect();
        assert_eq!(hosts, ["one", "two", "two"], "a saved server is connected anew");
        assert_eq!(worker::organisation::tick(&worker, monday(), firm.entropy()).await.unwrap(), 0);
        assert!(!organisations::default(&firm.app).await.unwrap().mails_wait);
    }
}
