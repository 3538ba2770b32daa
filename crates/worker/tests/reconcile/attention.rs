//! How much mail people get: what may wait comes together, what may not comes at once.

use super::firm::{Firm, monday};
use app::{
    attention::{Rules, Wish},
    messages,
    people::{self, Profile},
    portal::{self, Guest, Reading},
    steps::{self, LendRequest},
};
use model::{Id, Instant};

const MEMBER: &str = "wanda@firm.example";
const CLIENT: &str = "ann@client.example";

/// Work of one group, with a deadline or without.
fn template(key: &str, due: &str) -> String {
    format!(
        "baton: 1\nkey: {key}\nname: Template {key}\nstarted_from: [client]\n\
         roles:\n  worker: {{name: Worker, party: us, fill: group workers}}\n\
         stages:\n  - stage: work\n    name: Work\n    steps:\n      \
         - {{step: check, kind: task, role: worker, title: 'Check {{{{record.name}}}}'{due}}}\n"
    )
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

async fn start(firm: &Firm, template: &str, number: usize, now: Instant) -> Id {
    let (name, email) = (format!("Client {number:02}"), format!("client-{number}@client.example"));
    firm.start_for(template, (&name, &email), None, now).await
}

/// Ten pieces of work for one member, on Monday at ten.
async fn busy(due: &str) -> Vec<(Firm, Vec<Id>)> {
    let mut firms = Vec::new();
    for firm in Firm::each().await {
        firm.member("Wanda Worker", &["workers"]).await;
        firm.publish("busy", &template("busy", due)).await;
        let mut flows = Vec::new();
        for number in 0..10 {
            flows.push(start(&firm, "busy", number, monday()).await);
        }
        firms.push((firm, flows));
    }
    firms
}

#[tokio::test]
async fn beyond_the_bound_of_a_day_the_rest_comes_in_the_morning() {
    for (firm, flows) in busy("").await {
        for minute in 0..30 {
            firm.deliver(monday().plus_seconds(60 * minute)).await;
        }
        assert_eq!(
            firm.mailer.sent_to(MEMBER).len(),
            3,
            "the other half is for what is urgent, and the digest"
        );
        // One is over by then.
        firm.finish(&flows[9], "check", monday().plus_seconds(7_200)).await;
        assert_eq!(firm.deliver(at("2026-03-03T06:59:59Z")).await, 3);
        assert_eq!(firm.deliver(at("2026-03-03T07:00:00Z")).await, 4);
        let digest = firm.mailer.sent_to(MEMBER).pop().unwrap();
        assert!(digest.subject.starts_with("6 things for you: "), "{}", digest.subject);
        for number in 0..10 {
            let name = format!("Check Client {number:02}");
            let told = firm.mailer.sent_to(MEMBER).iter().filter(|mail| mail.text.contains(&name)).count();
            assert_eq!(told, usize::from(number != 9), "{name}");
        }
        assert_eq!(firm.deliver(at("2026-03-04T07:00:00Z")).await, 4, "and nothing twice");
    }
}

#[tokio::test]
async fn what_is_new_and_due_before_the_next_digest_goes_whatever_the_bound_says() {
    for (firm, _) in busy(", due: 4h, remind: []").await {
        assert_eq!(firm.deliver(monday()).await, 5);
        start(&firm, "busy", 10, monday().plus_seconds(60)).await;
        firm.publish("now", &template("now", ", due: 30 min, remind: []")).await;
        start(&firm, "now", 11, monday().plus_seconds(60)).await;
        assert_eq!(
            firm.deliver(monday().plus_seconds(60)).await,
            6,
            "what is due within the hour goes by itself"
        );
        assert_eq!(firm.deliver(monday().plus_seconds(3_599)).await, 6);
        assert_eq!(firm.deliver(monday().plus_seconds(3_600)).await, 7, "the others together");
        let together = firm.mailer.sent_to(MEMBER).pop().unwrap();
        assert!(together.subject.starts_with("6 things for you: "), "{}", together.subject);
    }
}

async fn wants_digest(firm: &Firm, zone: Option<&str>) {
    let wanda = firm.person(MEMBER).await;
    let profile = Profile {
        name: "Wanda Worker".to_owned(),
        zone: zone.map(str::to_owned),
        digest: true,
        ..Profile::default()
    };
    people::change_profile(&firm.acting(&wanda, monday()), &profile).await.unwrap();
}

#[tokio::test]
async fn whoever_wants_a_digest_gets_one_where_they_live_and_what_is_urgent_at_once() {
    for (firm, _) in busy("").await {
        wants_digest(&firm, Some("America/New_York")).await;
        firm.publish("hurry", &template("hurry", ", due: 1h, remind: []")).await;
        start(&firm, "hurry", 77, monday()).await;
        assert_eq!(firm.deliver(monday()).await, 1);
        assert!(firm.mailer.sent_to(MEMBER)[0].subject.starts_with("Check Client 77, by "));
        // It is five in the morning there.
        assert_eq!(firm.deliver(at("2026-03-02T11:59:59Z")).await, 1);
        assert_eq!(firm.deliver(at("2026-03-02T12:00:00Z")).await, 2);
        let digest = firm.mailer.sent_to(MEMBER).pop().unwrap();
        assert!(digest.subject.starts_with("10 things for you: "), "{}", digest.subject);
        assert!(digest.text.contains("https://flows.firm.example/todo"), "{}", digest.text);
        let row =
            firm.outbox().await.into_iter().find(|row| row.message_id.as_deref() == Some(&digest.message_id));
        assert!(row.is_some(), "it is a row of the outbox like any other");
    }
}

#[tokio::test]
async fn a_digest_that_fails_is_tried_again_under_its_id() {
    for (firm, _) in busy("").await {
        wants_digest(&firm, None).await;
        firm.deliver(monday()).await;
        let morning = at("2026-03-03T07:00:00Z");
        firm.mailer.fail_next(gateways::mail::MailError::Temporary("451 greylisted".to_owned()));
        assert_eq!(firm.deliver(morning).await, 0);
        assert_eq!(firm.deliver(morning.plus_seconds(60)).await, 1);
        let digest = firm.mailer.sent().remove(0);
        assert!(digest.subject.starts_with("10 things for you: "), "{}", digest.subject);
        assert_eq!(firm.deliver(morning.plus_days(1)).await, 1);
    }
}

const REQUESTS: &str = "
baton: 1
key: requests
name: Requests
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: work
    name: Work
    steps:
      - parallel:
          branches:
            - name: One
              steps: [{step: one, kind: task, role: client, title: First request, due: 5 days, remind: []}]
            - name: Two
              steps: [{step: two, kind: task, role: client, title: Second request, due: 5 days, remind: []}]
            - name: Three
              steps: [{step: three, kind: task, role: client, title: Third request, due: 4 days, remind: []}]
            - name: Now
              steps: [{step: now, kind: task, role: client, title: Urgent request, due: 30 min, remind: []}]
";

#[tokio::test]
async fn requests_to_a_client_that_come_within_an_hour_come_together() {
    for firm in Firm::each().await {
        firm.publish("requests", REQUESTS).await;
        let flow = firm.start_from("requests", CLIENT, monday()).await;
        firm.deliver(monday()).await;
        let first = firm.mailer.sent_to(CLIENT);
        // The one that cannot wait, and the first of the others unless that one came before it.
        assert!((1..=2).contains(&first.len()), "{} mails", first.len());
        assert!(first.iter().any(|mail| mail.subject.starts_with("Urgent request")));
        let told = |title: &str| first.iter().any(|mail| mail.subject.starts_with(title));
        let later: Vec<&str> = ["First request", "Second request", "Third request"]
            .into_iter()
            .filter(|title| !told(title))
            .collect();
        let hour = monday().plus_seconds(3_600);
        assert_eq!(firm.deliver(hour.plus_micros(-1)).await, first.len());
        assert_eq!(firm.deliver(hour).await, first.len() + 1);
        let rest = firm.mailer.sent_to(CLIENT).pop().unwrap();
        assert!(rest.subject.contains(&format!("{} things for you", later.len())), "{}", rest.subject);
        for title in later {
            assert!(rest.text.contains(title), "{}", rest.text);
        }
        assert!(rest.text.contains("https://flows.firm.example/a/"), "{}", rest.text);
        assert!(!rest.text.contains(flow.as_str()) && !rest.text.contains("/todo"), "{}", rest.text);
    }
}

#[tokio::test]
async fn what_was_put_off_until_a_mail_that_had_just_gone_is_not_lost() {
    for (firm, _) in busy("").await {
        firm.deliver(monday()).await;
        let morning = at("2026-03-03T07:00:00Z");
        // Another worker sent the digest a moment before.
        let sql = format!("UPDATE outbox SET done_at = {} WHERE done_at IS NULL", morning.0);
        firm.run(&sql).await;
        assert_eq!(firm.deliver(morning).await, 3);
        for minutes in 0..3 {
            let now = morning.plus_seconds(60 * minutes);
            worker::cleanup::tick(&firm.worker, now, firm.entropy()).await.unwrap();
            firm.deliver(now).await;
        }
        firm.deliver(morning.plus_days(1)).await;
        let all: String = firm.mailer.sent_to(MEMBER).into_iter().map(|mail| mail.text).collect();
        for number in 0..10 {
            assert!(all.contains(&format!("Check Client {number:02}")), "{number}");
        }
    }
}

const COURSE: &str = "
baton: 1
key: course
name: Course
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: work
    name: Work
    steps:
      - {step: ask, kind: task, role: client, title: Tell us, due: 9 days, remind: []}
      - {milestone: told, name: Told us, visible: [client]}
      - {step: hello, kind: message, to: client, text: Thank you for that.}
      - {step: more, kind: task, role: client, title: One more thing, due: 9 days, remind: [1 day before]}
";

/// Chosen in the portal's profile.
async fn chooses(firm: &Firm, email: &str, mails: Wish, now: Instant) {
    let guest = Guest {
        account: Id::given("account"),
        organisation: firm.system(now).organisation().clone(),
        person: firm.person(email).await,
        name: String::new(),
        email: email.to_owned(),
        language: None,
        zone: None,
        record: None,
        is_remembered: false,
        session_id: String::new(),
    };
    portal::save(&firm.system(now), &guest, Reading { mails, ..Reading::default() }).await.unwrap();
}

/// A flow of this client up to its last request, with a message of the team, and one thing lent.
async fn course(firm: &Firm, email: &str, wish: Wish) {
    let adviser = format!("adviser-of-{email}");
    let now = monday();
    let flow = firm.start_for("course", (email, email), None, now).await;
    chooses(firm, email, wish, now).await;
    firm.deliver(now).await;
    firm.finish(&flow, "ask", now.plus_seconds(7_200)).await;
    let thread = messages::Thread::Role("client".to_owned());
    let words = messages::NewMessage { thread, text: "We have a question.".to_owned(), command_id: None };
    messages::post(&firm.system(now.plus_seconds(7_201)), &flow, words).await.unwrap();
    let lending = LendRequest {
        attempt: None,
        name: "Dora".to_owned(),
        email: adviser,
        until: Some(now.plus_days(20)),
        note: None,
        language: None,
        on_behalf_of: Some(firm.person(email).await),
        command_id: None,
        key: None,
    };
    steps::lend(&firm.key(now.plus_seconds(7_202)), &flow, "more", lending).await.unwrap();
    firm.deliver(now.plus_seconds(7_300)).await;
}

fn told(firm: &Firm, email: &str) -> String {
    let mails = firm.mailer.sent_to(email);
    mails.iter().map(|mail| format!("{}\n{}\n", mail.subject, mail.text)).collect()
}

/// Words of what only informs, and of what asks for something.
const INFORMS: [&str; 3] = ["Told us", "Thank you for that.", "We have a question."];
const ASKS: [&str; 2] = ["Tell us", "One more thing"];

#[tokio::test]
async fn a_client_gets_the_kinds_of_mail_they_chose_and_what_must_be_sent() {
    for (bound, name) in [(20, "within a bound"), (0, "without a bound")] {
        for mut firm in Firm::each().await {
            firm.worker = firm.second_worker().with_rules(Rules { mails_a_day: bound, ..Rules::default() });
            firm.publish("course", COURSE).await;
            for (email, wish) in [
                ("all@client.example", Wish::AtOnce),
                ("needed@client.example", Wish::Needed),
                ("digest@client.example", Wish::Digest),
            ] {
                course(&firm, email, wish).await;
                let adviser = told(&firm, &format!("adviser-of-{email}"));
                assert!(adviser.contains("One more thing"), "{name}: what is lent goes at once: {adviser}");
            }
            let all = told(&firm, "all@client.example");
            for words in INFORMS.into_iter().chain(ASKS) {
                assert!(all.contains(words), "{name}: {words} in {all}");
            }
            let needed = told(&firm, "needed@client.example");
            assert!(ASKS.iter().all(|words| needed.contains(words)), "{name}: {needed}");
            // The day before its deadline everybody is reminded, and in the morning the digest comes.
            for day in 1..=9 {
                firm.pass(monday().plus_days(day)).await;
                firm.deliver(monday().plus_days(day)).await;
            }
            let needed = told(&firm, "needed@client.example");
            for words in INFORMS {
                assert!(!needed.contains(words), "{name}: {words} in {needed}");
            }
            for email in ["all@client.example", "needed@client.example", "digest@client.example"] {
                let mails = firm.mailer.sent_to(email);
                let asked = mails.iter().filter(|mail| mail.text.contains(ASKS[1])).count();
                assert!(asked > 1, "{name}: {email} is reminded: {}", told(&firm, email));
            }
            let digest = told(&firm, "digest@client.example");
            // What was done before the morning is asked of nobody any more.
            for words in [INFORMS[2], ASKS[1]] {
                assert!(digest.contains(words), "{name}: {words} in {digest}");
            }
        }
    }
}
