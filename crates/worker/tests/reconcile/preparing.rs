//! Whoever prepares a step is told so; whoever does it hears of it afterwards.

use super::firm::{Firm, monday};

const TEMPLATE: &str = "
baton: 1
key: mandate
name: Mandate
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  desk: {name: Desk, party: us, fill: group desk}
stages:
  - stage: work
    name: Work
    steps:
      - {step: sign, kind: approval, role: client, title: Sign the mandate, prepared_by: desk, outcome: {denied: end}}
";

#[tokio::test]
async fn a_preparer_gets_a_mail_of_their_own() {
    for firm in Firm::each().await {
        let dora = firm.member("Dora Desk", &["desk"]).await;
        firm.publish("mandate", TEMPLATE).await;
        let flow = firm.start_from("mandate", "ann@client.example", monday()).await;
        firm.pass(monday()).await;
        let told = firm.mailer.sent_to("dora@firm.example").remove(0);
        assert_eq!(told.subject, "To prepare: Sign the mandate");
        assert!(told.text.contains("Then it goes to: Client."), "{}", told.text);
        assert!(told.text.contains("the pool of desk"), "{}", told.text);
        assert!(told.text.contains(&format!("https://flows.firm.example/flows/{flow}")), "{}", told.text);
        assert_eq!(firm.mailer.sent_to("ann@client.example").len(), 0, "not yet");

        let ctx = firm.acting(&dora, monday().plus_seconds(60));
        let loaded = app::flows::workspace(&ctx, &flow).await.unwrap();
        let assignment = loaded.state.assignments.keys().next().unwrap();
        app::steps::pick_up(&ctx, &flow, assignment, None).await.unwrap();
    }
}
