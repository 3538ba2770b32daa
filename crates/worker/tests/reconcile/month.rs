//! Fifty flows for thirty days on a moved clock: nobody gets more mail than the bound, and no deadline passes of which
//! its holder was not told before.

use super::firm::{Firm, monday};
use app::flows::load::load;
use gateways::mail::Mail;
use model::{Id, Instant};
use std::collections::BTreeMap;

const FLOWS: usize = 50;
const DAYS: i64 = 30;
const BOUND: usize = 6;
const HOUR: i64 = 3_600;

const TEMPLATE: &str = "
baton: 1
key: month
name: Month
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  worker: {name: Worker, party: us, fill: group workers}
  lead: {name: Lead, party: us, fill: group leads}
stages:
  - stage: papers
    name: Papers
    steps:
      - {step: papers, kind: task, role: client, title: 'Papers of {{record.name}}', due: 3 business days}
      - parallel:
          branches:
            - name: Check
              steps:
                - step: check
                  kind: task
                  role: worker
                  title: 'Check of {{record.name}}'
                  due: 2 days
                  escalate: [{after: 1 business day, notify: lead}]
            - name: Second
              steps: [{step: second, kind: task, role: worker, title: 'Second look at {{record.name}}', due: 12 business hours}]
            - name: More
              steps: [{step: more, kind: task, role: client, title: 'More from {{record.name}}', due: 5 days}]
  - stage: decide
    name: Decide
    steps:
      - {step: decide, kind: approval, role: lead, title: 'Decision on {{record.name}}', due: 1 business day, outcome: {denied: end}}
      - {step: thanks, kind: message, to: client, text: 'Thank you.'}
";

/// A mail with the hour in which it went out.
struct Sent {
    at: Instant,
    mail: Mail,
}

struct Month {
    firm: Firm,
    flows: Vec<(String, Id)>,
    sent: Vec<Sent>,
    /// Deadlines seen to pass, with whoever had the work.
    passed: usize,
}

#[tokio::test]
async fn nobody_is_flooded_and_no_deadline_comes_without_a_notice() {
    for firm in Firm::each().await {
        for (name, groups) in
            [("Wanda Worker", ["workers"]), ("Will Worker", ["workers"]), ("Lea Lead", ["leads"])]
        {
            firm.member(name, &groups).await;
        }
        firm.publish("month", TEMPLATE).await;
        let mut month = Month { firm, flows: Vec::new(), sent: Vec::new(), passed: 0 };
        for hour in 0..DAYS * 24 {
            month.pass(hour).await;
        }
        month.nobody_got_more_than_the_bound();
        assert!(month.passed > 50, "only {} deadlines passed: the month is too quiet", month.passed);
        assert!(month.sent.len() > 100, "{} mails", month.sent.len());
    }
}

impl Month {
    async fn pass(&mut self, hour: i64) {
        let now = monday().plus_seconds(hour * HOUR);
        // Fifty over the first three weeks, in clusters.
        let due = usize::try_from(hour / 48 * 5).unwrap().min(FLOWS);
        while self.flows.len() < due {
            let number = self.flows.len();
            let (name, email) =
                (format!("Client {number:02}."), format!("client-{}@client.example", number % 7));
            let flow = self.firm.start_for("month", (&name, &email), None, now).await;
            self.flows.push((name, flow));
        }
        let before = self.firm.mailer.sent().len();
        self.firm.pass(now).await;
        let new = self.firm.mailer.sent().split_off(before);
        self.sent.extend(new.into_iter().map(|mail| Sent { at: now, mail }));
        self.look_at_deadlines(now).await;
        self.work(hour, now).await;
    }

    /// Some work is done in time, some late, some never.
    async fn work(&self, hour: i64, now: Instant) {
        if hour % 5 != 0 {
            return;
        }
        for (number, (_, flow)) in self.flows.iter().enumerate() {
            if (hour / 5 + i64::try_from(number).unwrap() * 7) % 11 != 0 || number % 6 == 5 {
                continue;
            }
            let loaded = load(&self.firm.system(now), flow).await.unwrap();
            if let Some(open) = loaded.state.assignments.values().next() {
                self.firm.finish(flow, &open.step, now).await;
            }
        }
    }

    /// Whatever fell due in this hour was in a mail to its holder before.
    async fn look_at_deadlines(&mut self, now: Instant) {
        for (name, flow) in &self.flows {
            let loaded = load(&self.firm.system(now), flow).await.unwrap();
            for open in loaded.state.assignments.values() {
                let Some(due) = open.due_at.filter(|due| *due <= now && *due > now.plus_seconds(-HOUR))
                else {
                    continue;
                };
                let people = match &open.holder {
                    engine::flow::Holder::Person(person) => vec![person.clone()],
                    engine::flow::Holder::Pool { members, .. } => members.clone(),
                };
                let title = app::flows::title(&loaded.published.definition, &loaded.state, &open.step);
                for person in people {
                    let address = self.firm.address(&person).await;
                    let told = self.sent.iter().any(|sent| {
                        sent.mail.to.address() == address && sent.at <= due && sent.mail.text.contains(&title)
                    });
                    assert!(told, "{address} was not told of {title:?} of {name}, due {due}");
                    self.passed += 1;
                }
            }
        }
    }

    fn nobody_got_more_than_the_bound(&self) {
        let mut days: BTreeMap<(&str, i64), Vec<&str>> = BTreeMap::new();
        for Sent { at, mail } in &self.sent {
            let day = at.0 / 86_400_000_000;
            days.entry((mail.to.address(), day)).or_default().push(&mail.subject);
        }
        for ((address, day), subjects) in days {
            assert!(subjects.len() <= BOUND, "{address} on day {day}: {subjects:#?}");
        }
    }
}
