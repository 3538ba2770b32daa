//! Whoever may see few of many records finds the same ones, in the same order and number, as by walking past the others.

use crate::samples::{NOW, Samples};
use model::Id;
use store::{
    Access, Db, PageRequest, Permissions, System, Viewer,
    organisations::{self, AccessGroup},
    people,
    records::{
        self,
        list::{self, Narrowed, Order, RecordLine, Sort},
    },
    search::{self, Asked},
};
use testkit::TestDatabase;

/// More hidden ones than a walk may pass.
const HIDDEN: usize = 2_100;
const AT_ONCE: usize = 300;

/// A reader with few of their own among many hidden ones.
struct Few {
    samples: Samples,
    everyone: Id,
    owner: Id,
    narrowed: Narrowed,
}

async fn few(db: &Db) -> Few {
    let mut samples = Samples::new(61);
    let (organisation, everyone) = samples.organisation();
    let (owner, id) = (samples.person("Olga"), samples.id());
    let organisation_id = samples.organisation.clone();
    let hr = AccessGroup { id, organisation: organisation_id, name: "hr".into(), is_everyone: false };
    let mut statements = organisations::insert(organisation, everyone.clone());
    statements.push(organisations::insert_access_group(hr.clone()));
    statements.push(people::insert(owner.clone()));
    for number in 0..HIDDEN {
        let mut record = samples.record(&format!("{:04} Hidden", number * 11 % HIDDEN));
        let is_open = number % 150 == 0;
        record.access_group = if is_open { everyone.id.clone() } else { hr.id.clone() };
        record.owner = (number % 151 == 0 && !is_open).then(|| owner.id.clone());
        record.updated_at = NOW.plus_seconds(i64::try_from(number).unwrap());
        statements.push(records::insert(record));
        if statements.len() >= AT_ONCE {
            db.transact(std::mem::take(&mut statements)).await.unwrap();
        }
    }
    db.transact(statements).await.unwrap();
    while search::feed::go_on(db, &System, 500).await.unwrap() > 0 {}
    let kind = samples.record("x").kind;
    let narrowed = Narrowed { kind, status: "active".into(), owner: None, tag: None, words: None };
    Few { samples, everyone: everyone.id, owner: owner.id, narrowed }
}

async fn all(db: &Db, viewer: &Viewer, narrowed: &Narrowed, (order, size): (Order, u32)) -> Vec<RecordLine> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = PageRequest { after, ..PageRequest::first(size) };
        let page = list::page(db, viewer, narrowed, order, &page).await.unwrap();
        found.extend(page.items);
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

#[tokio::test]
async fn few_of_many_are_found_in_every_order() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let few = few(db).await;
        let everything = Viewer::system(few.samples.organisation.clone());
        let lines = all(db, &everything, &few.narrowed, (Order::default(), 200)).await;
        assert_eq!(lines.len(), HIDDEN);
        for (name, groups) in [("none", Vec::new()), ("everyone", vec![few.everyone.clone()])] {
            let viewer = Viewer {
                organisation: few.samples.organisation.clone(),
                person: Some(few.owner.clone()),
                permissions: Permissions { staff: true, ..Permissions::default() },
                access: Access::Groups(groups),
            };
            let mut expected = Vec::new();
            for line in &lines {
                expected.extend(records::get(db, &viewer, &line.id).await.unwrap().map(|_| line.clone()));
            }
            assert!((10..60).contains(&expected.len()), "{name}: {}", expected.len());
            // All of them; those with a word that many have; those with one that few have; and both.
            for words in ["", "hidden", "00", "hid 00"] {
                let narrowed = Narrowed { words: Asked::listed(words), ..few.narrowed.clone() };
                let few_have = words.contains("00");
                let expected = expected
                    .iter()
                    .filter(|line| !few_have || line.name.starts_with("00"))
                    .cloned()
                    .collect();
                check(db, &viewer, &narrowed, expected).await;
            }
        }
    }
}

/// In every order, page by page.
async fn check(db: &Db, viewer: &Viewer, narrowed: &Narrowed, mut expected: Vec<RecordLine>) {
    let count = list::count(db, viewer, narrowed).await.unwrap();
    assert_eq!(usize::try_from(count.0).unwrap(), expected.len(), "{narrowed:?}");
    for sort in [Sort::Name, Sort::Changed] {
        for descending in [false, true] {
            match sort {
                Sort::Name => expected.sort_by_key(|line| (line.name.to_lowercase(), line.id.clone())),
                Sort::Changed => expected.sort_by_key(|line| (line.updated_at, line.id.clone())),
            }
            if descending {
                expected.reverse();
            }
            let order = Order { sort, descending };
            let found = all(db, viewer, narrowed, (order, 7)).await;
            assert_eq!(found, expected, "{narrowed:?} {order:?}");
        }
    }
}
