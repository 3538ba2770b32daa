//! Steps that change a record, and flows that are told of a change: once, by whichever worker comes first.

use super::firm::{Firm, monday};
use app::{
    Ctx,
    flows::load::load,
    portal,
    record_kinds::{self, KindGiven},
    records::{self, Change},
};
use engine::flow::StepStatus;
use model::{Id, Value, field::FieldInput};
use serde_json::json;
use std::sync::Arc;
use store::records::Record;
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

const SEGMENTED: &str = r#"
baton: 1
key: segmented
name: Segmented
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: group workers}
stages:
  - stage: work
    name: Work
    steps:
      - {step: first, kind: task, role: worker, title: First}
      - choice:
          name: Who is it?
          branches:
            - name: Key clients
              if: 'record.groups contains "Key clients" or record.tags contains "vip"'
              steps: [{step: special, kind: task, role: worker, title: Special}]
            - name: Others
              otherwise: true
              steps: [{step: usual, kind: task, role: worker, title: Usual}]
"#;

/// What becomes of a running flow whose record changes thus before the choice.
async fn goes_to(firm: &Firm, name: &str, change: impl AsyncFnOnce(&Id)) -> &'static str {
    let email = format!("{name}@client.example");
    let flow = firm.start_for("segmented", (name, &email), None, monday()).await;
    let loaded = load(&firm.system(monday()), &flow).await.unwrap();
    change(&loaded.state.record.as_ref().unwrap().id.clone()).await;
    tick(&firm.worker, monday().plus_seconds(60), firm.entropy()).await.unwrap();
    firm.finish(&flow, "first", monday().plus_seconds(120)).await;
    let state = &load(&firm.system(monday()), &flow).await.unwrap().state;
    let is_open = |step: &str| state.steps.get(step).is_some_and(|step| step.status == StepStatus::Open);
    if is_open("special") { "special" } else { "usual" }
}

#[tokio::test]
async fn a_flow_is_told_the_groups_and_tags_of_its_record() {
    for firm in Firm::each().await {
        firm.member("Wanda Worker", &["workers"]).await;
        firm.publish("segmented", SEGMENTED).await;
        let ctx = || firm.system(monday().plus_seconds(30));
        assert_eq!(goes_to(&firm, "none", async |_| ()).await, "usual");
        let tagged = async |record: &Id| {
            let change = Change { tags: Some(vec!["vip".to_owned()]), ..Change::default() };
            records::change(&ctx(), record, None, change).await.unwrap();
        };
        assert_eq!(goes_to(&firm, "tagged", tagged).await, "special");
        let group = portal::create_group(&ctx(), "Best clients").await.unwrap();
        let joins = async |record: &Id| portal::add_to_group(&ctx(), &group, record).await.unwrap();
        assert_eq!(goes_to(&firm, "other", joins).await, "usual");
        let renamed = async |record: &Id| {
            joins(record).await;
            portal::rename_group(&ctx(), &group, "Key clients").await.unwrap();
        };
        assert_eq!(goes_to(&firm, "renamed", renamed).await, "special");
        let left = async |record: &Id| {
            joins(record).await;
            tick(&firm.worker, monday().plus_seconds(40), firm.entropy()).await.unwrap();
            portal::remove_from_group(&ctx(), &group, record).await.unwrap();
        };
        assert_eq!(goes_to(&firm, "left", left).await, "usual");
        let deleted = async |record: &Id| {
            joins(record).await;
            tick(&firm.worker, monday().plus_seconds(50), firm.entropy()).await.unwrap();
            portal::delete_group(&ctx(), &group).await.unwrap();
        };
        assert_eq!(goes_to(&firm, "deleted", deleted).await, "usual");
    }
}

/// More than one look takes: the last of them is told as well, and nothing is left of a group that is gone.
#[tokio::test]
async fn everybody_is_told_however_many_there_are() {
    for firm in Firm::each().await {
        firm.member("Wanda Worker", &["workers"]).await;
        firm.publish("segmented", SEGMENTED).await;
        let ctx = || firm.system(monday().plus_seconds(30));
        let group = portal::create_group(&ctx(), "Best clients").await.unwrap();
        let renamed = async |record: &Id| {
            let viewer = ctx().caller.viewer().clone();
            let known = store::records::get(&firm.app.db, &viewer, record).await.unwrap().unwrap();
            let mut statements = Vec::new();
            for number in 0..450 {
                // Before the one whose flow there is.
                let id = Id::given(&format!("0{number:05}"));
                let other = Record { id: id.clone(), identity_key: None, ..known.clone() };
                statements.push(store::records::insert(other));
                statements.push(store::portal::groups::add(&viewer, &group, &id));
            }
            firm.app.db.transact(statements).await.unwrap();
            let flows = format!(
                "INSERT INTO flow (id, organisation_id, access_group_id, record_id, template_key, template_version, name, \
                 name_folded, status, next_due_at, started_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 \
                 FROM n WHERE i < 130) SELECT '0' || CAST(10000 + n.i AS TEXT), f.organisation_id, f.access_group_id, \
                 f.record_id, f.template_key, f.template_version, f.name, f.name_folded, f.status, f.next_due_at, \
                 f.started_at FROM n CROSS JOIN flow f WHERE f.record_id = '{record}'"
            );
            firm.database.execute(&flows).await;
            portal::add_to_group(&ctx(), &group, record).await.unwrap();
            tick(&firm.worker, monday().plus_seconds(40), firm.entropy()).await.unwrap();
            portal::rename_group(&ctx(), &group, "Key clients").await.unwrap();
        };
        assert_eq!(goes_to(&firm, "renamed", renamed).await, "special");
        assert_eq!(firm.contents().await["client_group_record"].len(), 451);
        portal::delete_group(&ctx(), &group).await.unwrap();
        tick(&firm.worker, monday().plus_seconds(200), firm.entropy()).await.unwrap();
        assert_eq!(firm.contents().await["client_group_record"], [""; 0]);
    }
}

/// A kind that has had a field of that name since before there were groups: its templates mean the field.
#[tokio::test]
async fn a_field_called_groups_is_what_conditions_read() {
    for firm in Firm::each().await {
        firm.member("Wanda Worker", &["workers"]).await;
        firm.publish("segmented", SEGMENTED).await;
        let fields = json!([{"key": "circles", "label": "Circles", "type": "text"}]);
        let given = KindGiven { fields, ..KindGiven::default() };
        record_kinds::change(&firm.system(monday()), "client", None, given).await.unwrap();
        let rename = "UPDATE record_kind SET fields = REPLACE(fields, 'circles', 'groups')";
        firm.database.execute(rename).await;
        // Kinds are kept in memory.
        let (app, fresh) = (firm.reopened_app(), firm.reopened());
        let ctx = || {
            let caller = firm.system(monday()).caller.clone();
            Ctx::new(Arc::clone(&app), caller, monday().plus_seconds(30), firm.entropy())
        };
        let group = portal::create_group(&ctx(), "Key clients").await.unwrap();
        for (said, expected) in [("Key clients and others", "special"), ("", "usual"), ("None", "usual")] {
            let flow = firm
                .start_for(
                    "segmented",
                    (&format!("Client {}", said.len()), &format!("{}@x.example", said.len())),
                    None,
                    monday(),
                )
                .await;
            let record =
                load(&firm.system(monday()), &flow).await.unwrap().state.record.as_ref().unwrap().id.clone();
            let fields = [("groups".to_owned(), FieldInput::single(said))].into();
            let change = Change { fields, ..Change::default() };
            records::change(&ctx(), &record, None, change).await.unwrap();
            portal::add_to_group(&ctx(), &group, &record).await.unwrap();
            tick(&fresh, monday().plus_seconds(60), firm.entropy()).await.unwrap();
            firm.finish(&flow, "first", monday().plus_seconds(120)).await;
            let state = &load(&firm.system(monday()), &flow).await.unwrap().state;
            let open = state.steps.get(expected).map(|step| step.status);
            assert_eq!(open, Some(StepStatus::Open), "{said:?}");
        }
    }
}
