//! Deadlines that pass.

use super::firm::{Firm, monday};

const TEMPLATE: &str = "baton: 1\nkey: hurry\nname: Hurry\nroles:\n  client: {name: Client, party: client, fill: record.contact}\n\
    stages:\n  - stage: one\n    name: One\n    steps:\n      - {step: answer, kind: task, role: client, title: Answer us, due: 2h}\n";

#[tokio::test]
async fn a_deadline_that_passes_is_mailed_once() {
    for firm in Firm::each().await {
        firm.publish("hurry", TEMPLATE).await;
        firm.start_from("hurry", "ann@client.example", monday()).await;
        assert_eq!(firm.deliver(monday()).await, 1);
        let almost = monday().plus_seconds(2 * 3600 - 1);
        assert_eq!(firm.notice(almost).await, 0);
        assert_eq!(firm.deliver(almost).await, 1);
        // The worker was away when it passed; it notices later, and once.
        let late = monday().plus_days(2);
        assert_eq!(firm.notice(late).await, 1);
        assert_eq!(firm.notice(late.plus_seconds(1)).await, 0);
        assert_eq!(firm.deliver(late).await, 2);
        assert_eq!(firm.deliver(late.plus_days(1)).await, 2);
        let mail = firm.mailer.sent().remove(1);
        assert_eq!(mail.subject, "Still open: Answer us");
        let link = |text: &str| text.split_whitespace().find(|word| word.contains("/a/")).map(str::to_owned);
        assert_eq!(link(&mail.text), link(&firm.mailer.sent()[0].text), "a reminder carries the same link");
        assert!(link(&mail.text).is_some(), "{}", mail.text);
    }
}
