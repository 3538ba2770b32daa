//! Steps that change a record, and flows that are told of a change: once, by whichever worker comes first.

use super::firm::{Firm, monday};
use app::{
    flows::load::load,
    records::{self, Change},
};
use engine::flow::StepStatus;
use model::{Id, Value, field::FieldInput};
use worker::records::tick;

const TEMPLATE: &str = "
baton: 1
key: tagging
name: Tagging
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: group workers}
stages:
  - stage: work
    name: Work
    steps:
      - {step: mark, kind: update_record, add_tags: [Seen], set: {phone: '+47 22 123 456'}}
      - {step: look, kind: task, role: worker, title: 'Call {{record.phone}}'}
";

async fn begun(firm: &Firm) -> (Id, Id) {
    firm.member("Wanda Worker", &["workers"]).await;
    firm.publish("tagging", TEMPLATE).await;
    let flow = firm.start_for("tagging", ("Ann Client", "ann@client.example"), None, monday()).await;
    let loaded = load(&firm.system(monday()), &flow).await.unwrap();
    (loaded.state.record.as_ref().unwrap().id.clone(), flow)
}

#[tokio::test]
async fn a_step_changes_its_record_and_the_flow_goes_on() {
    for firm in Firm::each().await {
        let (record, flow) = begun(&firm).await;
        let (first, second) = (&firm.worker, firm.second_worker());
        assert!(tick(first, monday(), firm.entropy()).await.unwrap() >= 1);
        tick(&second, monday().plus_seconds(120), firm.entropy()).await.unwrap();
        assert_eq!(
            tick(first, monday().plus_seconds(240), firm.entropy()).await.unwrap(),
            0,
            "nothing is left"
        );
        let ctx = firm.system(monday());
        let view = records::show(&ctx, &record).await.unwrap();
        assert_eq!(view.tags, ["Seen"]);
        let (lines, _) = records::history(&ctx, &record, None).await.unwrap();
        let by_flow = lines.iter().filter(|line| matches!(line.what, records::What::ByFlow { .. }));
        assert_eq!(by_flow.count(), 1);
        let loaded = load(&ctx, &flow).await.unwrap();
        assert_eq!(loaded.state.steps["mark"].status, StepStatus::Done);
        assert_eq!(loaded.state.steps["look"].status, StepStatus::Open);
    }
}

#[tokio::test]
async fn a_flow_is_told_what_people_change() {
    for firm in Firm::each().await {
        let (record, flow) = begun(&firm).await;
        tick(&firm.worker, monday(), firm.entropy()).await.unwrap();
        let change = Change {
            name: Some("Ann Client Ltd".to_owned()),
            fields: [("phone".to_owned(), FieldInput::single("+47 22 654 321"))].into(),
            ..Change::default()
        };
        records::change(&firm.system(monday()), &record, None, change).await.unwrap();
        tick(&firm.worker, monday().plus_seconds(120), firm.entropy()).await.unwrap();
        let loaded = load(&firm.system(monday()), &flow).await.unwrap();
        let told = loaded.state.record.as_ref().unwrap();
        assert_eq!(told.name.as_deref().map(Value::display).as_deref(), Some("Ann Client Ltd"));
        assert_eq!(told.fields["phone"].as_deref().map(Value::display).as_deref(), Some("+47 22 654 321"));
    }
}
