//! The sweep of flows whose time has come: every one once, whoever sweeps, and marked late where it is.

use super::firm::{Firm, monday};
use app::flows;
use engine::flow::Event;
use model::Entropy;

const TEMPLATE: &str = "baton: 1\nkey: soon\nname: Soon\nstarted_from: [client]\n\
    roles:\n  client: {name: Client, party: client, fill: record.contact}\n\
    stages:\n  - stage: one\n    name: One\n    steps:\n      \
    - {step: answer, kind: task, role: client, title: Answer us, due: 2h, remind: []}\n";
/// More than one batch.
const MANY: usize = 300;

async fn many(firm: &Firm) -> Vec<model::Id> {
    firm.publish("soon", TEMPLATE).await;
    let starts = (0..MANY).map(|number| async move {
        firm.start_from("soon", &format!("client-{number}@client.example"), monday()).await
    });
    futures::future::join_all(starts).await
}

#[tokio::test]
async fn each_fires_once_and_says_when_it_should_have() {
    for firm in Firm::each().await {
        let all = many(&firm).await;
        let due = monday().plus_seconds(7_200);
        assert_eq!(firm.notice(due.plus_micros(-1)).await, 0);
        // The server was down for a day.
        let late = due.plus_days(1);
        assert_eq!(firm.notice(late).await, MANY);
        assert_eq!(firm.notice(late.plus_seconds(1)).await, 0);
        for flow in all.iter().step_by(47) {
            let entries = flows::history(&firm.system(late), flow, 0).await.unwrap();
            let fired: Vec<_> = entries
                .iter()
                .flat_map(|entry| entry.events.iter().map(move |event| (entry.at, event)))
                .filter_map(|(at, event)| match event {
                    Event::Overdue { scheduled_at, .. } => Some((at, *scheduled_at)),
                    _ => None,
                })
                .collect();
            assert_eq!(fired, [(late, due)], "lateness is the difference");
        }
    }
}

#[tokio::test]
async fn nodes_that_sweep_at_once_tell_each_flow_once() {
    for firm in Firm::each().await {
        let all = many(&firm).await;
        let late = monday().plus_days(1);
        let sweep = |seed| flows::tick(&firm.app, late, Entropy::from_number(seed));
        let (one, two) = futures::future::join(sweep(9_001), sweep(9_002)).await;
        let (one, two) = (one.unwrap(), two.unwrap());
        let rest = firm.notice(late).await;
        assert_eq!(one + two + rest, MANY, "{one} and {two}, then {rest}");
        for flow in all.iter().step_by(31) {
            assert_eq!(firm.events(flow, "overdue").await, 1);
        }
    }
}

#[tokio::test]
async fn a_damaged_flow_keeps_nobody_waiting() {
    for firm in Firm::each().await {
        let all = many(&firm).await;
        firm.damage(&all[3]).await;
        let late = monday().plus_days(1);
        assert_eq!(firm.notice(late).await, MANY - 1);
        assert_eq!(firm.notice(late).await, 0);
    }
}
