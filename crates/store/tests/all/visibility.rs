//! Who sees which flow and record: organisation, access group, owner, assignee, pool.

use crate::samples::{NOW, Samples};
use model::Id;
use store::{
    Access, Db, FlowCommit, FlowWriter, PageRequest, Permissions, Viewer, assignments,
    flows::{self, FlowFilter, Order},
    groups, members, messages, organisations, people, records,
};
use testkit::TestDatabase;

/// One flow of the access group "hr", with an owner, an assignee and a pool.
struct House {
    samples: Samples,
    start: FlowCommit,
    owner: Id,
    assignee: Id,
    pool_member: Id,
    stranger: Id,
    hr: Id,
}

async fn house(db: &Db) -> House {
    let mut samples = Samples::new(50);
    let viewer = samples.viewer();
    let (organisation, everyone) = samples.organisation();
    let people: Vec<_> = ["Olga", "Anna", "Paul", "Stan"].iter().map(|name| samples.person(name)).collect();
    let [owner, assignee, pool_member, stranger] =
        [0, 1, 2, 3].map(|number: usize| people[number].id.clone());
    let group = groups::Group {
        id: samples.id(),
        organisation: samples.organisation.clone(),
        name: "officers".into(),
        created_at: NOW,
    };
    let mut statements = organisations::insert(organisation, everyone);
    statements.extend(people.iter().cloned().map(people::insert));
    let permissions = Permissions { staff: true, ..Permissions::default() };
    statements.extend(people.iter().map(|person| members::insert(&viewer, &person.id, permissions, NOW)));
    statements.push(groups::insert(group.clone()));
    statements.push(groups::add(&viewer, &group.id, &pool_member));
    statements.push(groups::add(&viewer, &group.id, &pool_member));
    db.transact(statements).await.unwrap();

    let hr = samples.id();
    let mut start = samples.start("Hidden");
    start.flow.access_group = hr.clone();
    start.records[0].access_group = hr.clone();
    start.flow.owner = Some(owner.clone());
    let flow = start.flow.id.clone();
    start.assignments = vec![
        samples.assignment(&flow, Some(&assignee), None),
        samples.assignment(&flow, None, Some(&group.id)),
    ];
    start.steps = vec![samples.step(&flow, "check")];
    FlowWriter::start(db).commit(start.clone()).await.unwrap();
    House { samples, start, owner, assignee, pool_member, stranger, hr }
}

#[tokio::test]
async fn only_those_with_a_part_see_a_flow_and_its_record() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let house = house(db).await;
        let organisation = house.samples.organisation.clone();
        let staff = |person: &Id, groups: Vec<Id>| Viewer {
            organisation: organisation.clone(),
            person: Some(person.clone()),
            permissions: Permissions::default(),
            access: Access::Groups(groups),
        };
        let everyone = house.samples.everyone.clone();
        let elsewhere = Id::given("another-organisation");
        let cases = [
            ("system", house.samples.viewer(), true),
            ("system of another organisation", Viewer::system(elsewhere.clone()), false),
            (
                "member of the access group",
                staff(&house.stranger, vec![everyone.clone(), house.hr.clone()]),
                true,
            ),
            ("member outside it", staff(&house.stranger, vec![everyone.clone()]), false),
            ("member without any", staff(&house.stranger, vec![]), false),
            ("owner", staff(&house.owner, vec![everyone.clone()]), true),
            ("assignee", staff(&house.assignee, vec![]), true),
            ("member of the pool", staff(&house.pool_member, vec![everyone]), true),
            ("outside assignee", Viewer::outside(organisation.clone(), house.assignee.clone()), true),
            ("outside stranger", Viewer::outside(organisation.clone(), house.stranger.clone()), false),
            ("assignee of another organisation", Viewer::outside(elsewhere, house.assignee.clone()), false),
        ];
        for (who, viewer, sees) in cases {
            let seen = seen(db, &viewer, &house.start).await;
            assert!(seen.iter().all(|(_, seen)| *seen == sees), "{who}: {seen:?}");
        }
    }
}

/// Every query about a flow, and whether it shows anything.
async fn seen(db: &Db, viewer: &Viewer, start: &FlowCommit) -> Vec<(&'static str, bool)> {
    let (flow, record) = (&start.flow.id, &start.flow.record);
    let all = FlowFilter::default();
    let page = PageRequest::default();
    let of_kind = records::RecordFilter { kind: Some("client".into()), name_starts: None };
    vec![
        ("load", flows::load(db, viewer, flow).await.unwrap().is_some()),
        ("summary", flows::summary(db, viewer, flow).await.unwrap().is_some()),
        ("steps", !flows::steps(db, viewer, flow).await.unwrap().is_empty()),
        ("log", !flows::log(db, viewer, flow, 0, 10).await.unwrap().is_empty()),
        ("command", flows::command(db, viewer, flow, &start.log.command_id).await.unwrap().is_some()),
        ("list", !flows::list(db, viewer, &all, Order::default(), &page).await.unwrap().0.items.is_empty()),
        ("count", flows::count(db, viewer, &all).await.unwrap().0 == 1),
        ("assignments", assignments::of_flow(db, viewer, flow).await.unwrap().len() == 2),
        ("assignment", assignments::get(db, viewer, &start.assignments[0].id).await.unwrap().is_some()),
        ("record", records::get(db, viewer, record).await.unwrap().is_some()),
        ("records", !records::list(db, viewer, &of_kind, &page).await.unwrap().items.is_empty()),
    ]
}

#[tokio::test]
async fn a_to_do_list_holds_ones_own_and_what_waits_in_a_pool() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let mut house = house(db).await;
        let viewer = house.samples.viewer();
        let writer = FlowWriter::start(db);
        let page = PageRequest::default();
        let todo = async |person: &Id| {
            let page = assignments::todo(db, &viewer, person, &page).await.unwrap();
            let counts = assignments::todo_counts(db, &viewer, person, NOW, NOW).await.unwrap();
            assert_eq!(i64::try_from(page.items.len()).unwrap(), counts.open.0);
            page.items.into_iter().map(|item| item.assignment.id).collect::<Vec<_>>()
        };
        let [own, pooled] = [0, 1].map(|number: usize| house.start.assignments[number].clone());
        assert_eq!(todo(&house.assignee).await, vec![own.id.clone()]);
        assert_eq!(todo(&house.pool_member).await, vec![pooled.id.clone()]);
        assert_eq!(todo(&house.stranger).await, vec![]);

        // Picked up by somebody, it is theirs alone; with a deadline it stands before what has none.
        let mut next = house.samples.commit(&house.start.flow, 1);
        let mut picked_up = pooled;
        picked_up.person = Some(house.assignee.clone());
        picked_up.due_at = Some(NOW.plus_days(1));
        next.assignments = vec![picked_up.clone()];
        writer.commit(next).await.unwrap();
        assert_eq!(todo(&house.pool_member).await, vec![]);
        assert_eq!(todo(&house.assignee).await, vec![picked_up.id, own.id]);
        for (now, end, late, today) in
            [(NOW, NOW, 0, 0), (NOW, NOW.plus_days(2), 0, 1), (NOW.plus_days(2), NOW.plus_days(2), 1, 1)]
        {
            let counts = assignments::todo_counts(db, &viewer, &house.assignee, now, end).await.unwrap();
            assert_eq!((counts.open.0, counts.late.0, counts.today.0), (2, late, today));
        }
        let elsewhere = Viewer::system(Id::given("another-organisation"));
        let page = assignments::todo(db, &elsewhere, &house.assignee, &PageRequest::default()).await.unwrap();
        assert_eq!(page.items.len(), 0);
        let counts = assignments::todo_counts(db, &elsewhere, &house.assignee, NOW, NOW).await.unwrap();
        assert_eq!(counts.open.0, 0);
    }
}

#[tokio::test]
async fn messages_are_read_by_those_who_see_the_flow() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let mut house = house(db).await;
        let flow = house.start.flow.id.clone();
        let mut ids = Vec::new();
        for thread in ["client", "internal", "client"] {
            let message = messages::Message {
                id: house.samples.id(),
                organisation: house.samples.organisation.clone(),
                flow: flow.clone(),
                thread: thread.into(),
                author: Some(house.owner.clone()),
                author_name: "Olga".into(),
                body: "Hello".into(),
                created_at: NOW,
            };
            ids.push(message.id.clone());
            db.transact(vec![messages::insert(message)]).await.unwrap();
        }
        let outside = Viewer::outside(house.samples.organisation.clone(), house.assignee.clone());
        let read = async |viewer: &Viewer, after: Option<&Id>| {
            let read = messages::thread(db, viewer, &flow, "client", after).await.unwrap();
            read.into_iter().map(|message| message.id).collect::<Vec<_>>()
        };
        assert_eq!(read(&outside, None).await, vec![ids[0].clone(), ids[2].clone()]);
        assert_eq!(read(&outside, Some(&ids[0])).await, vec![ids[2].clone()]);
        let stranger = Viewer::outside(house.samples.organisation.clone(), house.stranger.clone());
        assert_eq!(read(&stranger, None).await, Vec::<Id>::new());
    }
}
