//! What search finds, for whom, in which order, and that it follows what changes.

use crate::samples::{NOW, Samples};
use model::Id;
use std::collections::BTreeSet;
use store::{
    Access, Cursor, Db, FlowCommit, FlowWriter, PageRequest, Permissions, System, Viewer, backup, files,
    files::FileState,
    groups, messages,
    messages::Message,
    organisations::{self, AccessGroup},
    people, records,
    search::{self, Asked, feed::Line},
};
use testkit::TestDatabase;

/// Whatever was noted is read, in small pieces.
async fn feed(db: &Db) {
    while search::feed::go_on(db, &System, 7).await.unwrap() > 0 {}
}

fn asked(text: &str) -> Asked {
    Asked::read(text).unwrap()
}

/// Names of records.
async fn found(db: &Db, viewer: &Viewer, text: &str) -> Vec<String> {
    let page = search::records(db, viewer, &asked(text), &PageRequest::first(50)).await.unwrap();
    page.items.into_iter().map(|record| record.name).collect()
}

async fn add(db: &Db, samples: &mut Samples, names: &[(&str, Option<&str>)]) -> Vec<Id> {
    let mut ids = Vec::new();
    for (name, email) in names {
        let mut record = samples.record(name);
        record.email = email.map(str::to_owned);
        ids.push(record.id.clone());
        db.transact(vec![records::insert(record)]).await.unwrap();
    }
    feed(db).await;
    ids
}

#[tokio::test]
async fn records_are_found_by_the_beginning_of_any_word() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(500));
        let names = [
            ("Halden Marine Ltd", Some("i.solheim@fjord.example")),
            ("Marine Hall", None),
            ("Müller & Söhne", None),
            ("Mueller KG", None),
            ("O'Brien \"100%\" _x^ (Ltd)", None),
            ("東京 Trading", None),
            ("Donaudampfschifffahrt AG", None),
        ];
        add(db, &mut samples, &names).await;
        let viewer = samples.viewer();
        let cases: [(&str, &[&str]); 24] = [
            // Beginnings of up to ten letters, and longer ones.
            ("donaudamp", &["Donaudampfschifffahrt AG"]),
            ("donaudampf ag", &["Donaudampfschifffahrt AG"]),
            ("ag donaudampfs", &["Donaudampfschifffahrt AG"]),
            ("donaudampfschifffahrt", &["Donaudampfschifffahrt AG"]),
            ("donaudampfx", &[]),
            ("hal", &["Halden Marine Ltd", "Marine Hall"]),
            ("HALD", &["Halden Marine Ltd"]),
            ("mar", &["Marine Hall", "Halden Marine Ltd"]),
            ("marine hal", &["Marine Hall", "Halden Marine Ltd"]),
            ("halden  mar", &["Halden Marine Ltd"]),
            ("halden hall", &[]),
            ("arine", &[]),
            ("solheim", &["Halden Marine Ltd"]),
            ("I.Solheim@Fjord.example", &["Halden Marine Ltd"]),
            ("muller", &["Müller & Söhne"]),
            ("MÜLLER", &["Mueller KG", "Müller & Söhne"]),
            ("mueller", &["Mueller KG", "Müller & Söhne"]),
            ("sohne", &["Müller & Söhne"]),
            ("100%", &["O'Brien \"100%\" _x^ (Ltd)"]),
            ("brien ltd", &["O'Brien \"100%\" _x^ (Ltd)"]),
            ("京", &["東京 Trading"]),
            ("ltd NOT halden", &[]),
            ("\"hal* OR (mar) -x:y ^ ' \\ & | ! <-> NEAR(a b)", &[]),
            ("o x", &["O'Brien \"100%\" _x^ (Ltd)"]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(db, &viewer, text).await, expected, "{text}");
        }
    }
}

#[tokio::test]
async fn pages_hold_everything_once_and_the_newest_first() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(510));
        // More than are looked through before the index is asked, and few that begin with it.
        let names: Vec<String> = (0..900)
            .map(|number| match number % 10 {
                0 => format!("Alder {number}"),
                1..=4 => format!("Old alder {number}"),
                _ => format!("Birch {number}"),
            })
            .collect();
        let inserts = names.iter().map(|name| records::insert(samples.record(name)));
        db.transact(inserts.collect()).await.unwrap();
        feed(db).await;
        let viewer = samples.viewer();
        let first = names.iter().rev().filter(|name| name.starts_with("Alder"));
        let rest = names.iter().rev().filter(|name| name.starts_with("Old"));
        let expected: Vec<String> = first.chain(rest).cloned().collect();
        for size in [3, 40, 190] {
            let (mut all, mut after) = (Vec::new(), None);
            loop {
                let request = PageRequest { after, before: None, limit: size };
                let page = search::records(db, &viewer, &asked("al"), &request).await.unwrap();
                all.extend(page.items.into_iter().map(|record| record.name));
                let Some(next) = page.next else { break };
                after = Some(Cursor::parse(&next.encode()).unwrap());
            }
            assert_eq!(all, expected, "{size} at a time");
        }
    }
}

/// A flow of the group "hr" with a message and a file.
async fn hidden(db: &Db, samples: &mut Samples, hr: &Id, owner: &Id) -> FlowCommit {
    let mut start = samples.start("Quarry Lane");
    start.flow.access_group = hr.clone();
    start.flow.owner = Some(owner.clone());
    start.records[0].access_group = hr.clone();
    FlowWriter::start(db).commit(start.clone()).await.unwrap();
    let message = Message {
        id: samples.id(),
        organisation: samples.organisation.clone(),
        flow: start.flow.id.clone(),
        thread: "internal".into(),
        author: None,
        author_name: "Olga".into(),
        body: "The quarry has been measured twice.".into(),
        created_at: NOW,
    };
    let mut file = samples.file(&start.flow.id);
    file.flow = Some(start.flow.id.clone());
    file.state = FileState::Kept;
    file.name = "quarry_contract-2026.PDF".into();
    let mut draft = samples.file(&start.flow.id);
    draft.name = "quarry-draft.pdf".into();
    db.transact(vec![messages::insert(message), files::insert(file), files::insert(draft)]).await.unwrap();
    start
}

/// How many of each kind somebody finds: records, flows, messages, files.
async fn counts(db: &Db, viewer: &Viewer, text: &str) -> [usize; 4] {
    let (asked, page) = (asked(text), PageRequest::first(5));
    [
        search::records(db, viewer, &asked, &page).await.unwrap().items.len(),
        search::flows(db, viewer, &asked, &page).await.unwrap().items.len(),
        search::messages(db, viewer, &asked, &page).await.unwrap().items.len(),
        search::files(db, viewer, &asked, &page).await.unwrap().items.len(),
    ]
}

#[tokio::test]
async fn everybody_finds_what_they_may_see_and_nothing_else() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(520));
        let [owner, assignee, pooled, stranger, hr, fresh] = [(); 6].map(|()| samples.id());
        let group = groups::Group {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            name: "officers".into(),
            created_at: NOW,
        };
        let viewer = samples.viewer();
        let access = |id: &Id, name: &str| AccessGroup {
            id: id.clone(),
            organisation: samples.organisation.clone(),
            name: name.into(),
            is_everyone: false,
        };
        let pool = vec![
            groups::insert(group.clone()),
            groups::add(&viewer, &group.id, &pooled),
            organisations::insert_access_group(access(&hr, "hr")),
            organisations::insert_access_group(access(&samples.everyone, "everyone")),
        ];
        db.transact(pool).await.unwrap();
        let start = hidden(db, &mut samples, &hr, &owner).await;
        let mut next = samples.commit(&start.flow, 1);
        next.assignments = vec![
            samples.assignment(&start.flow.id, Some(&assignee), None),
            samples.assignment(&start.flow.id, None, Some(&group.id)),
        ];
        FlowWriter::start(db).commit(next).await.unwrap();
        feed(db).await;
        let organisation = samples.organisation.clone();
        let member = |person: &Id, groups: Vec<Id>| Viewer {
            organisation: organisation.clone(),
            person: Some(person.clone()),
            permissions: Permissions::default(),
            access: Access::Groups(groups),
        };
        let everyone = samples.everyone.clone();
        let elsewhere = Id::given("another-organisation");
        let cases = [
            ("system", viewer.clone(), [1; 4]),
            ("another organisation", Viewer::system(elsewhere.clone()), [0; 4]),
            ("of the group", member(&stranger, vec![everyone.clone(), hr.clone()]), [1; 4]),
            ("outside it", member(&stranger, vec![everyone.clone()]), [0; 4]),
            ("in no group", member(&stranger, vec![]), [0; 4]),
            // The record is in the group too; they see it by the flow they own, which search need not know.
            ("owner", member(&owner, vec![everyone.clone()]), [0, 1, 1, 1]),
            ("assignee", member(&assignee, vec![everyone.clone()]), [1; 4]),
            ("in the pool", member(&pooled, vec![everyone.clone()]), [1; 4]),
            ("assignee elsewhere", Viewer::outside(elsewhere, assignee.clone()), [0; 4]),
        ];
        for (who, viewer, expected) in &cases {
            assert_eq!(counts(db, viewer, "quarry").await, *expected, "{who}");
        }
        let all =
            [("quarry 2026", [0, 0, 0, 1]), ("contract pdf", [0, 0, 0, 1]), ("measured twice", [0, 0, 1, 0])];
        for (text, expected) in all {
            assert_eq!(counts(db, &viewer, text).await, expected, "{text}");
        }
        // Whoever gets the record gets what lies in its flows, and the others lose it.
        db.transact(vec![records::within::move_flows(&viewer, &start.flow.record, &fresh)]).await.unwrap();
        assert_eq!(counts(db, &cases[2].1, "quarry").await[1..], [0, 0, 0], "not even before it was noticed");
        feed(db).await;
        assert_eq!(counts(db, &member(&stranger, vec![fresh]), "quarry").await[1..], [1, 1, 1]);
    }
}

#[tokio::test]
async fn it_follows_what_changes() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(530));
        let ids = add(db, &mut samples, &[("Before Ltd", None), ("Gone Ltd", None)]).await;
        let viewer = samples.viewer();
        let person = samples.person("Ingrid");
        let contact = records::Contact {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            record: ids[0].clone(),
            person: person.id.clone(),
            role: None,
            is_primary: true,
            created_at: NOW,
        };
        db.transact(vec![people::insert(person.clone()), records::insert_contact(contact.clone())])
            .await
            .unwrap();
        feed(db).await;
        assert_eq!(found(db, &viewer, "ingrid").await, ["Before Ltd"]);
        assert_eq!(found(db, &viewer, "ingrid@client").await, ["Before Ltd"]);

        let mut record = records::get(db, &viewer, &ids[0]).await.unwrap().unwrap();
        record.name = "After Ltd".into();
        record.updated_at = NOW.plus_micros(1);
        let renamed = records::update(record, NOW);
        db.transact(vec![renamed, records::delete_contact(&viewer, &contact.id)]).await.unwrap();
        feed(db).await;
        assert_eq!(found(db, &viewer, "before").await, [""; 0]);
        assert_eq!(found(db, &viewer, "ingrid").await, [""; 0]);
        assert_eq!(found(db, &viewer, "after").await, ["After Ltd"]);

        let merged = records::merges::go(&viewer, &ids[1], &ids[0], NOW.plus_micros(2), NOW);
        db.transact(vec![merged]).await.unwrap();
        assert_eq!(found(db, &viewer, "gone").await, [""; 0], "not even before it was noticed");
        feed(db).await;
        assert_eq!(found(db, &viewer, "gone").await, ["After Ltd"]);
        let parted = records::merges::come_back(&viewer, &ids[1], &ids[0], "active", NOW.plus_micros(3));
        db.transact(vec![parted]).await.unwrap();
        feed(db).await;
        assert_eq!(found(db, &viewer, "gone").await, ["Gone Ltd"]);
        assert_eq!(found(db, &viewer, "ltd").await, ["Gone Ltd", "After Ltd"]);
    }
}

#[tokio::test]
async fn two_nodes_feed_each_thing_once() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(540));
        let inserts = (0..60).map(|number| records::insert(samples.record(&format!("Twin {number}"))));
        db.transact(inserts.collect()).await.unwrap();
        let one = async || while search::feed::go_on(db, &System, 10).await.unwrap() > 0 {};
        futures::join!(one(), one());
        feed(db).await;
        let names = found(db, &samples.viewer(), "twin").await;
        assert_eq!(names.len(), 50);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 50);
    }
}

/// A node reads a piece and is slow; meanwhile what it read changes, and another node writes that.
async fn overtake(db: &Db, samples: &Samples, line: Line, [renamed, gone]: &[records::Record; 2]) {
    let slow = search::feed::read(db, &System, line, 100).await.unwrap().unwrap();
    let viewer = samples.viewer();
    let mut after = records::get(db, &viewer, &renamed.id).await.unwrap().unwrap();
    let was = after.updated_at;
    (after.name, after.updated_at) = ("Elm after".into(), was.plus_micros(1));
    let merged = records::merges::go(&viewer, &gone.id, &renamed.id, NOW.plus_micros(2), NOW);
    db.transact(vec![records::update(after, was), merged]).await.unwrap();
    let fast = search::feed::read(db, &System, Line::Changed, 100).await.unwrap().unwrap();
    assert!(search::feed::write(db, fast).await.unwrap() > 0);
    assert_eq!(search::feed::write(db, slow).await.unwrap(), 0, "{line:?}");
    for _ in 0..2 {
        assert_eq!(found(db, &viewer, "elm").await, ["Elm after"], "{line:?}");
        assert_eq!(found(db, &viewer, "before").await, [""; 0], "{line:?}");
        assert_eq!(found(db, &viewer, "gone").await, ["Elm after"], "{line:?}");
        feed(db).await;
    }
}

#[tokio::test]
async fn nothing_older_is_written_over_what_is_newer() {
    let databases = TestDatabase::each().await;
    let mut samples = Samples::new(545);
    let (organisation, everyone) = samples.organisation();
    let organisation = store::organisations::insert(organisation, everyone);
    let elms = ["Elm before", "Elm gone"].map(|name| samples.record(name));
    let origin = &databases[0];
    let inserts = elms.iter().map(|record| records::insert(record.clone()));
    origin.db.transact(organisation.into_iter().chain(inserts.clone()).collect()).await.unwrap();
    let path = origin.folder.path().join("snapshot.db");
    let snapshot = backup::take(&origin.settings, &path).await.unwrap();
    overtake(&origin.db, &samples, Line::Changed, &elms).await;
    for database in &databases[1..] {
        database.db.transact(inserts.clone().collect()).await.unwrap();
        overtake(&database.db, &samples, Line::Changed, &elms).await;
        // What was noted before a restore into PostgreSQL waits in a line of its own.
        for target in crate::backups::empty_each().await.iter().skip(1) {
            backup::restore(&target.settings, &snapshot).await.unwrap();
            overtake(&Db::open(&target.settings).await.unwrap(), &samples, Line::Back, &elms).await;
        }
    }
}

#[tokio::test]
async fn what_came_back_with_a_backup_is_found_again_the_newest_first() {
    for origin in TestDatabase::each().await {
        let mut samples = Samples::new(550);
        let (organisation, everyone) = samples.organisation();
        origin.db.transact(store::organisations::insert(organisation, everyone)).await.unwrap();
        let names: Vec<String> = (0..30).map(|number| format!("Tide {number}")).collect();
        for (age, name) in (1..).zip(&names) {
            let mut record = samples.record(name);
            record.created_at = NOW.plus_seconds(age);
            origin.db.transact(vec![records::insert(record)]).await.unwrap();
        }
        feed(&origin.db).await;
        let start = samples.start("Tidal");
        FlowWriter::start(&origin.db).commit(start.clone()).await.unwrap();
        let path = origin.folder.path().join("snapshot.db");
        let snapshot = backup::take(&origin.settings, &path).await.unwrap();
        let viewer = samples.viewer();
        for target in crate::backups::empty_each().await {
            backup::restore(&target.settings, &snapshot).await.unwrap();
            let db = Db::open(&target.settings).await.unwrap();
            let late = samples.record("Tide of today");
            db.transact(vec![records::insert(late)]).await.unwrap();
            assert!(search::feed::go_on(&db, &System, 10).await.unwrap() > 0);
            let found_first = found(&db, &viewer, "tide").await;
            assert_eq!(found_first[..2], ["Tide of today", "Tide 29"], "before all is fed");
            feed(&db).await;
            let all = found(&db, &viewer, "tide").await;
            let expected: Vec<String> =
                std::iter::once("Tide of today".to_owned()).chain(names.iter().rev().cloned()).collect();
            assert_eq!(all, expected);
            assert_eq!(counts(&db, &viewer, "tidal").await, [1, 1, 0, 0]);
        }
    }
}

/// PostgreSQL plans a statement once, for the rows there are when it is first read: with none in any table, what is found is
/// still looked up by its key, not found among all there are.
#[tokio::test]
async fn an_empty_database_leads_no_search_astray() {
    let mut looked = 0;
    for (sql, step) in crate::plans::of_an_empty_database("JOIN LATERAL").await {
        // What is joined row by row is called x.
        let Some((index, _)) = step.split_once(" x ") else { continue };
        let Some((_, index)) = index.split_once("using ") else { continue };
        let index = index.split(' ').next().unwrap();
        let is_key =
            index.ends_with("_pkey") || ["search_item_flow", "search_item_kind_item_id_key"].contains(&index);
        assert!(is_key, "{step}\n{sql}");
        looked += 1;
    }
    assert!(looked >= 20 || std::env::var("BATON_TEST_POSTGRES").is_err(), "{looked}");
}
