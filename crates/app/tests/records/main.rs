//! Records: kinds and their fields, what two people do at once, converting, merging and its undo, and which templates a
//! record offers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../firm/mod.rs"]
mod firm;
mod merging;

use app::{
    Problem,
    flows::{self, FlowFilter, FlowQuery, NewRecord, RecordChoice, StartRequest},
    record_kinds::{self, KindGiven},
    records::{
        self, Change, ListQuery, Order,
        contacts::{self, ContactGiven, MaySee, MayStart},
        status,
    },
};
use firm::{Firm, request};
use model::{Id, Instant, field::FieldInput};
use serde_json::json;
use std::collections::BTreeSet;
use store::PageRequest;
use testkit::TestDatabase;

const FOR: &str = "
baton: 1
key: KEY
name: For KIND
started_from: [KIND]
roles:
  worker: {name: Worker, party: us, fill: group workers}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: worker, title: Look}
";

async fn firms() -> Vec<Firm> {
    futures::future::join_all(TestDatabase::each().await.into_iter().map(Firm::on)).await
}

fn named(name: &str, email: &str) -> Change {
    Change { name: Some(name.to_owned()), email: Some(Some(email.to_owned())), ..Change::default() }
}

fn with(fields: &[(&str, &str)]) -> Change {
    let field = |(key, text): &(&str, &str)| ((*key).to_owned(), FieldInput::single(text));
    Change { fields: fields.iter().map(field).collect(), ..Change::default() }
}

async fn publish(firm: &Firm, key: &str, kind: &str) {
    firm.publish(&FOR.replace("KEY", key).replace("KIND", kind)).await;
}

async fn startable(firm: &Firm, id: &Id) -> Vec<String> {
    let ctx = firm.admin();
    let record = records::show(&ctx, id).await.unwrap();
    records::startable(&ctx, &record).await.unwrap().into_iter().map(|one| one.name).collect()
}

fn of_kind(kind: &str) -> ListQuery {
    ListQuery {
        kind: kind.to_owned(),
        status: status::ACTIVE.to_owned(),
        owner: None,
        tag: None,
        text: None,
        order: Order::default(),
        page: PageRequest::first(2),
    }
}

async fn names(firm: &Firm, query: &ListQuery) -> Vec<String> {
    let (mut all, mut query) = (Vec::new(), query.clone());
    loop {
        let found = records::list(&firm.admin(), &query).await.unwrap();
        all.extend(found.page.items.into_iter().map(|line| line.name));
        match found.page.next {
            Some(next) => query.page.after = Some(next),
            None => return all,
        }
    }
}

#[tokio::test]
async fn a_kind_of_ones_own_has_fields_that_are_checked() {
    for firm in firms().await {
        let vessel = KindGiven {
            singular: "Vessel".to_owned(),
            plural: "Vessels".to_owned(),
            fields: json!([
                {"key": "flag", "label": "Flag", "type": "choice", "options": ["NO", "DE"], "required": true},
                {"key": "built", "label": "Built on", "type": "date"},
            ]),
            belongs_to: Some("client".to_owned()),
            launches: true,
        };
        record_kinds::create(&firm.admin(), "vessel", vessel.clone()).await.unwrap();
        for key in ["client", "vessel", "Vessel", "9", "new", ""] {
            let refused = record_kinds::create(&firm.admin(), key, vessel.clone()).await;
            assert!(matches!(refused, Err(Problem::Invalid(_))), "{key}: {refused:?}");
        }
        let bad = KindGiven { fields: json!([{"key": "name", "label": "x", "type": "text"}]), ..vessel };
        let Err(Problem::Invalid(problems)) = record_kinds::create(&firm.admin(), "bad", bad).await else {
            panic!("taken");
        };
        assert!(problems.iter().any(|one| one.path.starts_with("fields[0]")), "{problems:?}");

        let owner =
            records::create(&firm.admin(), "client", named("Halden", "ann@halden.example")).await.unwrap();
        let ship = |change: Change| Change {
            name: Some("Nora".to_owned()),
            belongs_to: Some(Some(owner.clone())),
            ..change
        };
        for (wrong, path) in [
            (ship(Change::default()), "flag"),
            (ship(with(&[("flag", "FR")])), "flag"),
            (ship(with(&[("flag", "NO"), ("built", "yesterday")])), "built"),
            (ship(with(&[("flag", "NO"), ("colour", "red")])), "colour"),
            (Change { name: Some("Nora".to_owned()), ..with(&[("flag", "NO")]) }, "belongs_to"),
            (Change { name: Some(" ".to_owned()), ..ship(with(&[("flag", "NO")])) }, "name"),
        ] {
            let Err(Problem::Invalid(problems)) = records::create(&firm.admin(), "vessel", wrong).await
            else {
                panic!("{path} was taken");
            };
            assert!(problems.iter().any(|one| one.path == path), "{path}: {problems:?}");
        }
        let ship = records::create(&firm.admin(), "vessel", ship(with(&[("flag", "NO")]))).await.unwrap();
        let belonging = records::belonging(&firm.admin(), &owner).await.unwrap();
        assert_eq!(belonging.iter().map(|one| &one.id).collect::<Vec<_>>(), [&ship]);
        assert!(matches!(record_kinds::delete(&firm.admin(), "vessel").await, Err(Problem::Conflict(_))));
        assert!(matches!(record_kinds::delete(&firm.admin(), "client").await, Err(Problem::Conflict(_))));
    }
}

#[tokio::test]
async fn a_template_for_a_kind_there_is_not_is_refused_at_publication() {
    for firm in firms().await {
        let draft = app::templates::create(&firm.admin(), &FOR.replace("KEY", "t").replace("KIND", "vessel"))
            .await
            .unwrap();
        assert!(draft.warnings.iter().any(|warning| warning.contains("\"vessel\"")), "{:?}", draft.warnings);
        let refused = app::templates::publish(&firm.admin(), "t").await;
        let Err(Problem::Conflict(said)) = refused else { panic!("published") };
        assert!(said.to_string().contains("vessel") && said.to_string().contains("client"), "{said}");
    }
}

#[tokio::test]
async fn one_address_in_any_case_and_form_is_one_record() {
    for firm in firms().await {
        // The sign for kelvin is a k in another form.
        let first = "Kim@Halden.example";
        records::create(&firm.admin(), "client", named("Kim", first)).await.unwrap();
        for same in ["kim@halden.example", " \u{212a}IM@HALDEN.EXAMPLE "] {
            let refused = records::create(&firm.admin(), "client", named("Other", same)).await;
            let Err(Problem::Invalid(problems)) = refused else { panic!("{same} was taken twice") };
            assert_eq!(problems[0].path, "email");
            assert!(problems[0].message.to_string().contains("Kim"), "{problems:?}");
        }
        let both = Change { may_be_alike: true, ..named("His spouse", first) };
        records::create(&firm.admin(), "client", both).await.unwrap();
        records::create(&firm.admin(), "prospect", named("Kim", first)).await.unwrap();
        publish(&firm, "of-clients", "client").await;
        let started =
            flows::start(&firm.admin(), request("of-clients", "K", "KIM@halden.example")).await.unwrap();
        let flow = flows::show(&firm.admin(), &started.flow).await.unwrap();
        assert_eq!(flow.record.name, Some("Kim".to_owned()));
    }
}

#[tokio::test]
async fn lists_are_narrowed_sorted_and_paged() {
    for firm in firms().await {
        let olga = firm.group("workers", &["Olga"]).await.remove(0);
        for (name, tags, owner) in [
            ("delta", vec!["VIP"], Some(olga.clone())),
            ("Alpha", vec!["vip", "new"], None),
            ("charlie", vec![], Some(olga.clone())),
            ("Bravo", vec!["new"], None),
            ("Álfa", vec![], None),
        ] {
            let change = Change {
                name: Some(name.to_owned()),
                tags: Some(tags.into_iter().map(str::to_owned).collect()),
                owner: Some(owner),
                ..Change::default()
            };
            records::create(&firm.admin(), "client", change).await.unwrap();
        }
        let all = of_kind("client");
        assert_eq!(names(&firm, &all).await, ["Alpha", "Bravo", "charlie", "delta", "Álfa"]);
        let down = Order { descending: true, ..Order::default() };
        let turned = ListQuery { order: down, ..all.clone() };
        assert_eq!(names(&firm, &turned).await, ["Álfa", "delta", "charlie", "Bravo", "Alpha"]);
        let newest = Order { sort: records::Sort::Changed, descending: true };
        let newest = ListQuery { order: newest, ..all.clone() };
        assert_eq!(names(&firm, &newest).await, ["Álfa", "Bravo", "charlie", "Alpha", "delta"]);
        let tagged = ListQuery { tag: Some("Vip".to_owned()), ..all.clone() };
        assert_eq!(names(&firm, &tagged).await, ["Alpha", "delta"]);
        let tagged = ListQuery { tag: Some("vip".to_owned()), ..newest.clone() };
        assert_eq!(names(&firm, &tagged).await, ["Alpha", "delta"]);
        let hers = ListQuery { owner: Some(olga.clone()), ..all.clone() };
        assert_eq!(names(&firm, &hers).await, ["charlie", "delta"]);
        let both = ListQuery { owner: Some(olga), tag: Some("VIP".to_owned()), ..all.clone() };
        assert_eq!(names(&firm, &both).await, ["delta"]);
        // What was just made is found as soon as the worker has looked.
        let worded = |text: &str| ListQuery { text: Some(text.to_owned()), ..newest.clone() };
        assert!(names(&firm, &worded("bravo")).await.is_empty());
        while app::search::go_on(&firm.app, 100).await.unwrap() > 0 {}
        for (text, expected) in [
            (" al", &["Álfa", "Alpha"][..]),
            ("VIP", &["Alpha", "delta"]),
            ("vip del", &["delta"]),
            ("avo", &[]),
            ("?", &[]),
        ] {
            assert_eq!(names(&firm, &worded(text)).await, expected, "{text}");
        }
        assert_eq!(records::tags(&firm.admin(), "client").await.unwrap().len(), 2);
        assert_eq!(records::count(&firm.admin(), "client", status::ACTIVE).await.unwrap().0, 5);
        let first = records::list(&firm.admin(), &all).await.unwrap().page;
        let second = ListQuery { page: PageRequest { after: first.next, ..all.page.clone() }, ..all.clone() };
        let second = records::list(&firm.admin(), &second).await.unwrap().page;
        let back = ListQuery { page: PageRequest { before: second.previous, ..all.page.clone() }, ..all };
        let back = records::list(&firm.admin(), &back).await.unwrap().page;
        assert_eq!(back.items.into_iter().map(|line| line.name).collect::<Vec<_>>(), ["Alpha", "Bravo"]);
    }
}

#[tokio::test]
async fn the_second_of_two_people_sees_what_the_first_has_changed() {
    for firm in firms().await {
        let people = firm.group("workers", &["Olga", "Nils"]).await;
        let id =
            records::create(&firm.admin(), "client", named("Halden", "ann@halden.example")).await.unwrap();
        let read = records::show(&firm.member(&people[0]), &id).await.unwrap().version;
        records::change(&firm.member(&people[0]), &id, Some(read), with(&[("phone", "+47 22 123 456")]))
            .await
            .unwrap();
        let late = Change { name: Some("Halden AS".to_owned()), ..with(&[("phone", "")]) };
        let refused = records::change(&firm.member(&people[1]), &id, Some(read), late.clone()).await;
        assert!(matches!(refused, Err(Problem::Stale(_))), "{refused:?}");
        let meanwhile = records::meanwhile(&firm.member(&people[1]), &id, read).await.unwrap();
        assert_eq!(meanwhile.len(), 1, "{meanwhile:?}");
        assert_eq!(
            (meanwhile[0].who.as_deref(), &meanwhile[0].fields[..]),
            (Some("Olga"), &["phone".to_owned()][..])
        );
        let now = records::show(&firm.member(&people[1]), &id).await.unwrap();
        assert_eq!((now.name.as_str(), now.fields.len()), ("Halden", 1), "nothing was overwritten");
        records::change(&firm.member(&people[1]), &id, Some(now.version), late).await.unwrap();
        let after = records::show(&firm.admin(), &id).await.unwrap();
        assert_eq!((after.name.as_str(), after.fields.len()), ("Halden AS", 0));
        let (lines, _) = records::history(&firm.admin(), &id, None).await.unwrap();
        assert_eq!(lines.len(), 3, "{lines:?}");
    }
}

#[tokio::test]
async fn start_workflow_is_there_when_and_only_when_a_template_names_the_kind() {
    for firm in firms().await {
        let id =
            records::create(&firm.admin(), "prospect", named("Halden", "ann@halden.example")).await.unwrap();
        assert_eq!(startable(&firm, &id).await, Vec::<String>::new());
        publish(&firm, "of-clients", "client").await;
        assert_eq!(startable(&firm, &id).await, Vec::<String>::new(), "for another kind");
        publish(&firm, "of-prospects", "prospect").await;
        assert_eq!(startable(&firm, &id).await, ["For prospect"]);
        status::archive(&firm.admin(), &id).await.unwrap();
        assert_eq!(startable(&firm, &id).await, Vec::<String>::new(), "archived");
        status::restore(&firm.admin(), &id).await.unwrap();

        let client =
            records::create(&firm.admin(), "client", named("Marlow", "max@marlow.example")).await.unwrap();
        publish(&firm, "of-authorizations", "authorization").await;
        let paper = Change { belongs_to: Some(Some(client)), ..named("Night care", "") };
        let paper = Change { email: None, ..paper };
        let paper = records::create(&firm.admin(), "authorization", paper).await.unwrap();
        assert_eq!(startable(&firm, &paper).await, Vec::<String>::new(), "authorizations offer no launch");
        let start =
            StartRequest { record: RecordChoice::Existing(paper), ..request("of-authorizations", "", "") };
        assert!(matches!(flows::start(&firm.admin(), start).await, Err(Problem::Invalid(_))));
    }
}

async fn start_for(firm: &Firm, template: &str, record: &Id) -> Id {
    let request =
        StartRequest { record: RecordChoice::Existing(record.clone()), ..request(template, "", "") };
    flows::start(&firm.admin(), request).await.unwrap().flow
}

async fn flows_of(firm: &Firm, record: &Id) -> Vec<Id> {
    let filter = FlowFilter { record: Some(record.clone()), ..FlowFilter::default() };
    let found = flows::list(&firm.admin(), &FlowQuery { filter, ..FlowQuery::default() }).await.unwrap();
    found.page.items.into_iter().map(|line| line.flow.id).collect()
}

#[tokio::test]
async fn a_converted_prospect_keeps_everything_and_flows_start_from_the_client() {
    for firm in firms().await {
        firm.group("workers", &["Olga"]).await;
        publish(&firm, "of-clients", "client").await;
        publish(&firm, "of-prospects", "prospect").await;
        let id =
            records::create(&firm.admin(), "prospect", named("Halden", "ann@halden.example")).await.unwrap();
        let source = with(&[("source", "A friend")]);
        records::change(&firm.admin(), &id, None, source).await.unwrap();
        let flow = start_for(&firm, "of-prospects", &id).await;
        records::convert(&firm.admin(), &id).await.unwrap();

        let client = records::show(&firm.admin(), &id).await.unwrap();
        assert_eq!((client.kind.key.as_str(), client.kind_before.as_deref()), ("client", Some("prospect")));
        assert!(client.fields.contains_key("source"), "what the prospect had stays");
        assert_eq!(flows_of(&firm, &id).await, [flow]);
        assert_eq!(startable(&firm, &id).await, ["For client"]);
        let again =
            StartRequest { record: RecordChoice::Existing(id.clone()), ..request("of-prospects", "", "") };
        assert!(matches!(flows::start(&firm.admin(), again).await, Err(Problem::Invalid(_))));
        start_for(&firm, "of-clients", &id).await;
        let twice = records::convert(&firm.admin(), &id).await;
        let Err(Problem::Conflict(said)) = twice else { panic!("converted twice") };
        assert!(said.to_string().contains("Halden"), "{said}");

        let other = records::create(&firm.admin(), "prospect", named("Halden again", "ANN@halden.example"))
            .await
            .unwrap();
        let taken = records::convert(&firm.admin(), &other).await;
        assert!(matches!(taken, Err(Problem::Conflict(_))), "a client has the address: {taken:?}");
    }
}

fn reached(found: &records::RecordView) -> (String, Option<String>, usize, Vec<String>) {
    (found.name.clone(), found.email.clone(), found.fields.len(), found.tags.clone())
}

#[tokio::test]
async fn contacts_say_what_they_may_start_and_see() {
    for firm in firms().await {
        publish(&firm, "of-clients", "client").await;
        let id = records::create(&firm.admin(), "client", named("Halden", "")).await.unwrap();
        let given = |may_start: MayStart| ContactGiven {
            role: Some(" Bookkeeper ".to_owned()),
            is_primary: false,
            may_start,
            may_see: MaySee::Own,
        };
        let named = MayStart::Named(BTreeSet::from(["of-clients".to_owned()]));
        let ann = ("Ann", "ann@halden.example");
        let first = contacts::add(&firm.admin(), &id, ann, given(named.clone())).await.unwrap();
        let twice = contacts::add(&firm.admin(), &id, ann, given(MayStart::Nothing)).await;
        assert!(matches!(twice, Err(Problem::Invalid(_))));
        let unknown = MayStart::Named(BTreeSet::from(["none".to_owned()]));
        assert!(
            contacts::add(&firm.admin(), &id, ("Bo", "bo@halden.example"), given(unknown)).await.is_err()
        );
        let second = contacts::add(&firm.admin(), &id, ("Bo", "bo@halden.example"), given(MayStart::Nothing))
            .await
            .unwrap();
        let all = contacts::list(&firm.admin(), &id).await.unwrap();
        assert_eq!(
            all.iter().map(|one| (one.name.as_str(), one.is_primary)).collect::<Vec<_>>(),
            [("Ann", true), ("Bo", false)]
        );
        assert_eq!(all[0].role.as_deref(), Some("Bookkeeper"));
        let acts = contacts::acts_for(&firm.admin(), &all[0].person).await.unwrap();
        assert_eq!((acts.len(), &acts[0].may_start, &acts[0].record), (1, &named, &id));
        assert!(acts[0].may_start.allows("of-clients") && !acts[0].may_start.allows("other"));
        let wider = ContactGiven { is_primary: true, may_see: MaySee::All, ..given(MayStart::Offered) };
        contacts::change(&firm.admin(), &id, &second, wider).await.unwrap();
        let all = contacts::list(&firm.admin(), &id).await.unwrap();
        assert_eq!(
            all.iter().filter(|one| one.is_primary).map(|one| one.name.as_str()).collect::<Vec<_>>(),
            ["Bo"]
        );
        contacts::remove(&firm.admin(), &id, &second).await.unwrap();
        let all = contacts::list(&firm.admin(), &id).await.unwrap();
        assert_eq!(all.iter().map(|one| (&one.id, one.is_primary)).collect::<Vec<_>>(), [(&first, true)]);
    }
}

#[tokio::test]
async fn a_record_outside_ones_access_groups_is_not_there() {
    for firm in firms().await {
        let (outsider, hidden) = (firm.group("workers", &["Olga"]).await.remove(0), Id::given("hr"));
        let group = store::organisations::AccessGroup {
            id: hidden.clone(),
            organisation: firm.organisation.clone(),
            name: "HR".to_owned(),
            is_everyone: false,
        };
        firm.app.db.transact(vec![store::organisations::insert_access_group(group)]).await.unwrap();
        let secret = Change { access_group: Some(hidden), ..named("Eve", "eve@firm.example") };
        let id = records::create(&firm.admin(), "employee", secret).await.unwrap();
        let viewer = store::Viewer {
            organisation: firm.organisation.clone(),
            person: Some(outsider),
            permissions: store::Permissions { staff: true, ..Default::default() },
            access: store::Access::Groups(vec![Id::given("everyone")]),
        };
        let ctx = || firm.ctx(app::Caller::Member(viewer.clone()));
        assert!(matches!(records::show(&ctx(), &id).await, Err(Problem::NotFound)));
        assert!(matches!(
            records::change(&ctx(), &id, None, Change::default()).await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(records::history(&ctx(), &id, None).await, Err(Problem::NotFound)));
        assert!(matches!(contacts::list(&ctx(), &id).await, Err(Problem::NotFound)));
        assert!(records::list(&ctx(), &of_kind("employee")).await.unwrap().page.items.is_empty());
        assert_eq!(names(&firm, &of_kind("employee")).await, ["Eve"]);
        let since = records::meanwhile(&ctx(), &id, Instant(0)).await;
        assert!(matches!(since, Err(Problem::NotFound)));
        let nobody = firm.outside(&Id::given("p"), &Id::given("f"));
        assert!(matches!(records::list(&nobody, &of_kind("client")).await, Err(Problem::NotFound)));
        let guess = StartRequest {
            record: RecordChoice::Given(NewRecord { kind: "nothing".to_owned(), ..NewRecord::default() }),
            ..request("none", "", "")
        };
        assert!(flows::start(&firm.admin(), guess).await.is_err());
    }
}
