//! Who is told of a deadline besides whoever has it, of milestones, and of what an owner has to settle.

use super::firm::{Firm, monday};
use model::Instant;

const CLIENT: &str = "ann@client.example";

const TEMPLATE: &str = "
baton: 1
key: late
name: Late
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  worker: {name: Worker, party: us, fill: group workers}
  lead: {name: Lead, party: us, fill: group leads}
stages:
  - stage: work
    name: Work
    steps:
      - step: check
        kind: task
        role: worker
        title: Check the internal file
        label_for_client: We check your papers
        visible: [client]
        due: 2 days
        remind: []
        escalate:
          - {after: 1 day, notify: lead}
          - {after: 2 days, notify: client}
      - {milestone: checked, name: Papers checked, visible: [client]}
      - {milestone: booked, name: Booked in the ledger}
      - {step: rest, kind: task, role: worker, title: The rest}
clocks:
  - clock: all
    name: Everything done
    starts: flow.started
    stops: flow.ended
    target: 10 days
    on_red: [{notify: lead}]
";

async fn firm_with(firm: &Firm) -> model::Id {
    firm.member("Wanda Worker", &["workers"]).await;
    firm.member("Lea Lead", &["leads"]).await;
    let owner = firm.member("Olga Owner", &[]).await;
    firm.publish("late", TEMPLATE).await;
    firm.start_for("late", ("Ann Client", CLIENT), Some(&owner), monday()).await
}

fn days(days: i64) -> Instant {
    monday().plus_days(days)
}

#[tokio::test]
async fn members_are_told_with_the_workspace_and_clients_with_their_link() {
    for firm in Firm::each().await {
        let flow = firm_with(&firm).await;
        firm.pass(monday()).await;
        firm.pass(days(2)).await;
        assert_eq!(firm.mailer.sent_to("lea@firm.example").len(), 0);
        firm.pass(days(3)).await;
        let told = firm.mailer.sent_to("lea@firm.example").remove(0);
        assert_eq!(told.subject, "Late: Check the internal file (Ann Client, Late)");
        assert!(told.text.contains(&format!("https://flows.firm.example/flows/{flow}")), "{}", told.text);
        firm.pass(days(4)).await;
        let told = firm.mailer.sent_to(CLIENT).remove(0);
        assert_eq!(told.subject, "Late: We check your papers (Late)");
        assert!(told.text.contains("https://flows.firm.example/f/"), "{}", told.text);
        for internal in ["internal", "Wanda", "ledger", &format!("/flows/{flow}")] {
            assert!(!format!("{}{}", told.text, told.html).contains(internal), "{internal}: {}", told.text);
        }
        firm.pass(days(10)).await;
        let told = firm.mailer.sent_to("lea@firm.example");
        assert_eq!(told.last().unwrap().subject, "Late: Everything done (Ann Client, Late)");
        assert_eq!(told.len(), 2);
    }
}

#[tokio::test]
async fn the_owner_hears_of_what_is_for_a_role_nobody_plays() {
    for firm in Firm::each().await {
        firm.member("Wanda Worker", &["workers"]).await;
        let owner = firm.member("Olga Owner", &[]).await;
        firm.publish("late", TEMPLATE).await;
        firm.start_for("late", ("Ann Client", CLIENT), Some(&owner), monday()).await;
        firm.pass(days(3)).await;
        let told = firm.mailer.sent_to("olga@firm.example").remove(0);
        assert_eq!(told.subject, "Late: Check the internal file (Ann Client, Late)");
        assert!(told.text.contains("Nobody plays the role Lead yet"), "{}", told.text);
    }
}

#[tokio::test]
async fn what_is_done_by_then_is_told_to_nobody() {
    for firm in Firm::each().await {
        let flow = firm_with(&firm).await;
        firm.pass(monday()).await;
        firm.notice(days(3)).await;
        firm.finish(&flow, "check", days(3)).await;
        firm.pass(days(3)).await;
        assert_eq!(firm.mailer.sent_to("lea@firm.example").len(), 0);
    }
}

#[tokio::test]
async fn a_client_hears_of_the_milestones_that_are_theirs_to_see() {
    for firm in Firm::each().await {
        let flow = firm_with(&firm).await;
        firm.pass(monday()).await;
        firm.finish(&flow, "check", days(1)).await;
        firm.pass(days(1)).await;
        let mails = firm.mailer.sent_to(CLIENT);
        assert_eq!(mails.len(), 1, "one milestone of two");
        assert_eq!(mails[0].subject, "Papers checked: Late");
        assert!(mails[0].text.contains("https://flows.firm.example/f/"), "{}", mails[0].text);
    }
}
