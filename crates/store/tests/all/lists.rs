//! Lists of flows: every filter in every order, forwards and backwards, against sorting all of them by hand.

use crate::samples::{NOW, Samples};
use model::{Id, Instant, definition::Priority};
use std::cmp::Ordering;
use store::{
    Access, Cursor, Db, FlowCommit, FlowWriter, Page, PageRequest, Permissions, System, Viewer,
    flows::{self, Alarm, FlowFilter, FlowRow, FlowSummary, Order, Sort},
    search::{self, Asked},
};
use testkit::TestDatabase;

const FLOWS: i64 = 60;
const PAGE: u32 = 7;

struct House {
    samples: Samples,
    owners: [Id; 2],
    rows: Vec<FlowRow>,
}

/// Flows of every kind, many of them alike in what lists sort by.
async fn house(db: &Db) -> House {
    let mut samples = Samples::new(51);
    let owners = [samples.id(), samples.id()];
    let mut rows = Vec::new();
    for number in 0..FLOWS {
        let commit = start(&mut samples, &owners, number);
        rows.push(commit.flow.clone());
        FlowWriter::start(db).commit(commit).await.unwrap();
    }
    while search::feed::go_on(db, &System, 500).await.unwrap() > 0 {}
    House { samples, owners, rows }
}

fn start(samples: &mut Samples, owners: &[Id; 2], number: i64) -> FlowCommit {
    let of = |words: &[&'static str], step: i64| {
        words[usize::try_from(number / step).unwrap() % words.len()].to_owned()
    };
    let mut start = samples.start(&format!("{}low {}", if number % 2 == 0 { "f" } else { "F" }, number % 7));
    start.flow.updated_at = NOW.plus_seconds(number * 7 % 10);
    start.flow.started_at = NOW.plus_seconds(number * 3 % 8);
    start.flow.status = of(&["running", "running", "completed", "running", "cancelled", "paused"], 1);
    let is_open = matches!(start.flow.status.as_str(), "running" | "paused");
    start.flow.held_by = is_open.then(|| of(&["us", "client", "client", "third_party"], 2));
    start.flow.next_due_at = (is_open && number % 3 > 0).then(|| NOW.plus_seconds(number * 5 % 9));
    start.flow.template_key = of(&["kyc", "tax", "kyc"], 1);
    start.flow.alarm = match number % 6 {
        1 if is_open => Alarm::Red,
        3 if is_open => Alarm::Amber,
        _ => Alarm::None,
    };
    let priorities = [Priority::Normal, Priority::High, Priority::Normal, Priority::Urgent, Priority::Low];
    start.flow.priority = priorities[usize::try_from(number).unwrap() % 5];
    start.flow.owner = (number % 4 > 0).then(|| owners[usize::try_from(number % 2).unwrap()].clone());
    start
}

fn filters(house: &House) -> Vec<FlowFilter> {
    let all = FlowFilter::default;
    let running = || Some("running".to_owned());
    let owner = || Some(house.owners[1].clone());
    let template = || Some("tax".to_owned());
    let client = || Some("client".to_owned());
    let risk = || Some(NOW.plus_seconds(2));
    vec![
        all(),
        FlowFilter { status: running(), ..all() },
        FlowFilter { status: Some("completed".into()), ..all() },
        FlowFilter { owner: owner(), ..all() },
        FlowFilter { owner: owner(), status: running(), ..all() },
        FlowFilter { template_key: template(), ..all() },
        FlowFilter { template_key: template(), status: running(), ..all() },
        FlowFilter { held_by: client(), ..all() },
        FlowFilter { held_by: client(), status: running(), ..all() },
        FlowFilter { due_until: Some(NOW.plus_seconds(4)), ..all() },
        FlowFilter { due_until: Some(NOW.plus_seconds(4)), owner: owner(), held_by: client(), ..all() },
        FlowFilter { words: Asked::listed("3 FLO"), ..all() },
        FlowFilter { words: Asked::listed("flow"), template_key: template(), status: running(), ..all() },
        FlowFilter { words: Asked::listed("f"), ..all() },
        FlowFilter { words: Asked::listed("%"), ..all() },
        FlowFilter { record: Some(house.rows[3].record.clone()), ..all() },
        FlowFilter { template_key: Some("other".into()), ..all() },
        FlowFilter { alarm: Some(Alarm::Red), ..all() },
        FlowFilter { alarm: Some(Alarm::Amber), status: running(), owner: owner(), ..all() },
        FlowFilter { alarm: Some(Alarm::None), held_by: client(), ..all() },
        FlowFilter { priority: Some(Priority::High), ..all() },
        FlowFilter { priority: Some(Priority::Urgent), status: running(), ..all() },
        FlowFilter { priority: Some(Priority::Normal), status: running(), ..all() },
        FlowFilter { risk_until: risk(), ..all() },
        FlowFilter { risk_until: risk(), owner: owner(), ..all() },
        FlowFilter { risk_until: risk(), template_key: template(), priority: Some(Priority::High), ..all() },
        FlowFilter { risk_until: risk(), held_by: client(), ..all() },
        FlowFilter { risk_until: risk(), words: Asked::listed("flow"), ..all() },
        FlowFilter { risk_until: risk(), alarm: Some(Alarm::Red), ..all() },
    ]
}

fn meets(filter: &FlowFilter, row: &FlowRow) -> bool {
    let is = |wanted: &Option<String>, has: Option<&String>| wanted.is_none() || wanted.as_ref() == has;
    let has = |word: &str| match word {
        "3" => row.name.ends_with(" 3"),
        word => ["flo", "flow"].contains(&word),
    };
    let words = |asked: &Asked| {
        [("3 FLO", &["3", "flo"][..]), ("flow", &["flow"]), ("f", &["f"]), ("%", &["%"])].into_iter().any(
            |(text, all)| Asked::listed(text).as_ref() == Some(asked) && all.iter().all(|word| has(word)),
        )
    };
    is(&filter.status, Some(&row.status))
        && is(&filter.template_key, Some(&row.template_key))
        && is(&filter.held_by, row.held_by.as_ref())
        && (filter.owner.is_none() || filter.owner == row.owner)
        && filter.record.as_ref().is_none_or(|record| *record == row.record)
        && filter.words.as_ref().is_none_or(words)
        && filter
            .due_until
            .is_none_or(|until| row.status == "running" && row.next_due_at.is_some_and(|due| due <= until))
        && filter.alarm.is_none_or(|alarm| alarm == row.alarm)
        && filter.priority.is_none_or(|priority| priority == row.priority)
        && filter.risk_until.is_none_or(|until| {
            let is_near = row.next_due_at.is_some_and(|due| due <= until);
            row.status == "running" && (is_near || row.alarm != Alarm::None)
        })
}

/// As the list promises: by the column, then by id, what has no deadline last either way.
fn compare(a: &FlowRow, b: &FlowRow, order: Order) -> Ordering {
    let undated = |row: &FlowRow| order.sort == Sort::Due && row.next_due_at.is_none();
    let due = |row: &FlowRow| row.next_due_at.unwrap_or(Instant(i64::MAX));
    let party = |row: &FlowRow| {
        let parties = ["client", "us", "third_party", "waiting"];
        parties.iter().position(|party| row.held_by.as_deref() == Some(party)).unwrap_or(4)
    };
    let columns = match order.sort {
        Sort::Updated => a.updated_at.cmp(&b.updated_at),
        Sort::Started => a.started_at.cmp(&b.started_at),
        Sort::Due => a.next_due_at.cmp(&b.next_due_at),
        Sort::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
        Sort::Alarm => b.alarm.cmp(&a.alarm).then_with(|| due(a).cmp(&due(b))),
        Sort::Priority => b.priority.cmp(&a.priority).then_with(|| due(a).cmp(&due(b))),
        Sort::Held => party(a).cmp(&party(b)).then_with(|| due(a).cmp(&due(b))),
    };
    let by_row = columns.then_with(|| a.id.as_str().cmp(b.id.as_str()));
    undated(a).cmp(&undated(b)).then(if order.descending { by_row.reverse() } else { by_row })
}

#[tokio::test]
async fn every_filter_in_every_order_both_ways() {
    for database in TestDatabase::each().await {
        let (db, house) = (&database.db, house(&database.db).await);
        let viewer = house.samples.viewer();
        for filter in filters(&house) {
            for order in Sort::ALL
                .into_iter()
                .flat_map(|sort| [false, true].map(|descending| Order { sort, descending }))
            {
                let mut expected: Vec<&FlowRow> =
                    house.rows.iter().filter(|row| meets(&filter, row)).collect();
                expected.sort_by(|a, b| compare(a, b, order));
                let expected: Vec<&Id> = expected.into_iter().map(|row| &row.id).collect();
                let (forwards, backwards) = both_ways(db, &viewer, &filter, order).await;
                assert_eq!(forwards.iter().collect::<Vec<_>>(), expected, "{filter:?} {order:?}");
                assert_eq!(backwards, forwards, "{filter:?} {order:?} backwards");
                let count = flows::count(db, &viewer, &filter).await.unwrap();
                assert_eq!(usize::try_from(count.0).unwrap(), expected.len(), "{filter:?}");
                let (_, listed) =
                    flows::list(db, &viewer, &filter, order, &PageRequest::first(PAGE)).await.unwrap();
                assert_eq!(listed, Some(count), "{filter:?}");
                let end = Cursor::in_front_of("0:0".into());
                let beyond = PageRequest { before: Some(end), ..PageRequest::first(PAGE) };
                let (_, listed) = flows::list(db, &viewer, &filter, order, &beyond).await.unwrap();
                assert_eq!(listed, Some(count), "{filter:?} beyond its end");
            }
        }
    }
}

/// All pages to the last, then back to the first.
async fn both_ways(db: &Db, viewer: &Viewer, filter: &FlowFilter, order: Order) -> (Vec<Id>, Vec<Id>) {
    let ids = |page: &Page<FlowSummary>| page.items.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let ask = async |request: &PageRequest| {
        let (page, _) = flows::list(db, viewer, filter, order, request).await.unwrap();
        assert!(page.items.len() <= PAGE as usize);
        page
    };
    let through_text = |cursor: store::Cursor| store::Cursor::parse(&cursor.encode()).unwrap();
    let mut page = ask(&PageRequest::first(PAGE)).await;
    assert_eq!(page.previous, None);
    let mut forwards = ids(&page);
    while let Some(next) = page.next.take() {
        page = ask(&PageRequest { after: Some(through_text(next)), ..PageRequest::first(PAGE) }).await;
        assert!(page.previous.is_some());
        forwards.extend(ids(&page));
    }
    let mut backwards = ids(&page);
    while let Some(previous) = page.previous.take() {
        page = ask(&PageRequest { before: Some(through_text(previous)), ..PageRequest::first(PAGE) }).await;
        assert!(page.next.is_some());
        backwards.splice(0..0, ids(&page));
    }
    (forwards, backwards)
}

/// More than a list counts exactly: these pages walk an index, where the others gather and sort.
#[tokio::test]
async fn many_are_walked_as_few_are_gathered() {
    for database in TestDatabase::each().await {
        let (db, mut house) = (&database.db, house(&database.db).await);
        let writer = FlowWriter::start(db);
        let more = (FLOWS..2_100).map(|number| start(&mut house.samples, &house.owners, number));
        let commits: Vec<FlowCommit> = more.collect();
        house.rows.extend(commits.iter().map(|commit| commit.flow.clone()));
        for outcome in
            futures::future::join_all(commits.into_iter().map(|commit| writer.commit(commit))).await
        {
            outcome.unwrap();
        }
        let viewer = house.samples.viewer();
        let all = FlowFilter::default();
        while search::feed::go_on(db, &System, 500).await.unwrap() > 0 {}
        let named = FlowFilter { words: Asked::listed("flow"), ..FlowFilter::default() };
        let running = FlowFilter { status: Some("running".into()), ..FlowFilter::default() };
        let both = FlowFilter { words: named.words.clone(), ..running.clone() };
        check_counts(db, &viewer, &house, [&all, &running], &named).await;
        for filter in [all, named, running, both] {
            assert!(flows::count(db, &viewer, &filter).await.unwrap().is_capped());
            for order in Sort::ALL
                .into_iter()
                .flat_map(|sort| [false, true].map(|descending| Order { sort, descending }))
            {
                let mut expected: Vec<&FlowRow> =
                    house.rows.iter().filter(|row| meets(&filter, row)).collect();
                expected.sort_by(|a, b| compare(a, b, order));
                check_around(db, &viewer, &filter, order, &expected).await;
            }
        }
    }
}

/// What many have is counted where there are few of them, and where a page holds them all.
async fn check_counts(db: &Db, viewer: &Viewer, house: &House, plain: [&FlowFilter; 2], named: &FlowFilter) {
    let count = async |filter: &FlowFilter| {
        let page = PageRequest::first(PAGE);
        flows::list(db, viewer, filter, Order::default(), &page).await.unwrap().1
    };
    for filter in plain {
        assert!(count(filter).await.unwrap().is_capped());
        assert_eq!(count(&FlowFilter { words: named.words.clone(), ..filter.clone() }).await, None);
    }
    let ended = FlowFilter { status: Some("completed".into()), ..named.clone() };
    let of_record = FlowFilter { record: Some(house.rows[3].record.clone()), ..named.clone() };
    for filter in [ended, of_record] {
        let expected = house.rows.iter().filter(|row| meets(&filter, row)).count();
        assert!(expected > 0 && expected <= 1_000);
        assert_eq!(count(&filter).await.map(|count| count.0), i64::try_from(expected).ok(), "{filter:?}");
    }
}

/// The first pages, and those around the place where deadlines end, there and back.
async fn check_around(db: &Db, viewer: &Viewer, filter: &FlowFilter, order: Order, expected: &[&FlowRow]) {
    let size = 199_u32;
    let ids = |page: &Page<FlowSummary>| page.items.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let mut request = PageRequest::first(size);
    let mut pages: Vec<Vec<Id>> = Vec::new();
    loop {
        let (page, _) = flows::list(db, viewer, filter, order, &request).await.unwrap();
        pages.push(ids(&page));
        if let Some(previous) = &page.previous {
            let back = PageRequest { before: Some(previous.clone()), ..PageRequest::first(size) };
            let (before, _) = flows::list(db, viewer, filter, order, &back).await.unwrap();
            assert_eq!(ids(&before), pages[pages.len() - 2], "{order:?} back");
        }
        match page.next {
            Some(next) => request.after = Some(next),
            None => break,
        }
    }
    let found: Vec<Id> = pages.concat();
    assert_eq!(found, expected.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), "{order:?}");
}

#[tokio::test]
async fn a_line_names_who_holds_it_and_since_when() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let mut samples = Samples::new(52);
        let person = samples.person("Ingrid");
        let group = store::groups::Group {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            name: "Compliance".into(),
            created_at: NOW,
        };
        db.transact(vec![store::people::insert(person.clone()), store::groups::insert(group.clone())])
            .await
            .unwrap();
        let cases = [
            (Some(&person.id), None, Some("Ingrid"), false),
            (None, Some(&group.id), Some("Compliance"), true),
            (Some(&person.id), Some(&group.id), Some("Ingrid"), false),
        ];
        for (of_person, of_pool, name, is_pool) in cases {
            let mut start = samples.start("Halden");
            let mut assignment = samples.assignment(&start.flow.id, of_person, of_pool);
            assignment.opened_at = NOW.plus_days(-3);
            start.flow.holder = Some(assignment.id.clone());
            start.flow.holders = 2;
            start.flow.due_since = Some(NOW.plus_days(-2));
            let flow = start.flow.id.clone();
            start.assignments = vec![assignment];
            FlowWriter::start(db).commit(start).await.unwrap();
            let line = flows::summary(db, &samples.viewer(), &flow).await.unwrap().unwrap();
            assert_eq!((line.holder.as_deref(), line.is_pool, line.holders), (name, is_pool, 2));
            assert_eq!((line.held_since, line.due_since), (Some(NOW.plus_days(-3)), Some(NOW.plus_days(-2))));
        }
    }
}

#[tokio::test]
async fn what_changed_and_who_holds_is_told_to_those_who_may_see_it() {
    for database in TestDatabase::each().await {
        let (db, house) = (&database.db, house(&database.db).await);
        let stranger = Viewer {
            organisation: house.samples.organisation.clone(),
            person: Some(Id::given("stranger")),
            permissions: Permissions::default(),
            access: Access::Groups(Vec::new()),
        };
        for (viewer, sees) in [(house.samples.viewer(), true), (stranger, false)] {
            let held = flows::held(db, &viewer).await.unwrap().map(|count| count.0);
            let of =
                |party: &str| house.rows.iter().filter(|row| row.held_by.as_deref() == Some(party)).count();
            let expected =
                ["us", "client", "third_party", "waiting"].map(|party| if sees { of(party) } else { 0 });
            assert_eq!(held.map(|count| usize::try_from(count).unwrap()), expected);
            let since = NOW.plus_seconds(5);
            let news = flows::news(db, &viewer, since, 12).await.unwrap();
            let mut changed: Vec<&FlowRow> =
                house.rows.iter().filter(|row| row.updated_at >= since).collect();
            changed.sort_by(|a, b| (b.updated_at, b.id.as_str()).cmp(&(a.updated_at, a.id.as_str())));
            let expected: Vec<&Id> = changed.into_iter().take(12).map(|row| &row.id).collect();
            let found: Vec<&Id> = news.iter().map(|line| &line.flow).collect();
            assert_eq!(found, if sees { expected } else { Vec::new() });
        }
    }
}

#[tokio::test]
async fn a_pick_up_and_a_passed_deadline_keep_their_first_time() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(53));
        let writer = FlowWriter::start(db);
        let start = samples.start("Halden");
        let flow = start.flow.clone();
        let (person, pool) = (samples.id(), samples.id());
        let mut assignment = samples.assignment(&flow.id, Some(&person), Some(&pool));
        let (picked, noticed) = (Some(NOW.plus_days(1)), Some(NOW.plus_days(2)));
        // What each command says, and what stands there afterwards.
        let cases = [
            (Some(&person), picked, noticed, (picked, noticed)),
            (Some(&person), None, Some(NOW.plus_days(3)), (picked, noticed)),
            (Some(&person), None, None, (picked, None)),
            (None, None, None, (None, None)),
        ];
        writer.commit(start).await.unwrap();
        for (seq, (holder, picked_up_at, overdue_at, expected)) in (1..).zip(cases) {
            assignment = store::assignments::Assignment {
                person: holder.cloned(),
                picked_up_at,
                overdue_at,
                ..assignment
            };
            let mut next = samples.commit(&flow, seq);
            next.assignments = vec![assignment.clone()];
            writer.commit(next).await.unwrap();
            let stored =
                store::assignments::get(db, &samples.viewer(), &assignment.id).await.unwrap().unwrap();
            assert_eq!((stored.picked_up_at, stored.overdue_at), expected, "after {seq}");
        }
    }
}
