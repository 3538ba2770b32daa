//! Whoever may see few of many records finds the same ones, in the same order and number, as by walking past the others.

use crate::samples::{NOW, Samples};
use model::Id;
use store::{
    Access, PageRequest, Permissions, Viewer,
    organisations::{self, AccessGroup},
    people,
    records::{
        self,
        list::{self, Narrowed, Order, Sort},
    },
};
use testkit::TestDatabase;

/// More hidden ones than a walk may pass.
const HIDDEN: usize = 2_100;
const AT_ONCE: usize = 300;

#[tokio::test]
async fn few_of_many_are_found_in_every_order() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let mut samples = Samples::new(61);
        let (organisation, everyone) = samples.organisation();
        let owner = samples.person("Olga");
        let hr = AccessGroup {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            name: "hr".into(),
            is_everyone: false,
        };
        let mut statements = organisations::insert(organisation, everyone.clone());
        statements.push(organisations::insert_access_group(hr.clone()));
        statements.push(people::insert(owner.clone()));
        for number in 0..HIDDEN {
            let mut record = samples.record(&format!("{:04} Hidden", number * 7 % HIDDEN));
            record.access_group = hr.id.clone();
            // Every three hundredth is theirs.
            record.owner = (number % 300 == 0).then(|| owner.id.clone());
            record.updated_at = NOW.plus_seconds(number as i64);
            if number % 150 == 0 {
                record.access_group = everyone.id.clone();
                record.owner = None;
            } else if number % 151 == 0 {
                record.owner = Some(owner.id.clone());
            }
            statements.push(records::insert(record));
            if statements.len() >= AT_ONCE {
                db.transact(std::mem::take(&mut statements)).await.unwrap();
            }
        }
        db.transact(statements).await.unwrap();
        let kind = samples.record("x").kind;
        let viewer = |access| Viewer {
            organisation: samples.organisation.clone(),
            person: Some(owner.id.clone()),
            permissions: Permissions { staff: true, ..Permissions::default() },
            access,
        };
        let mut all = Vec::new();
        let narrowed = Narrowed { kind, status: "active".into(), owner: None, tag: None, name_starts: None };
        let everything = Viewer::system(samples.organisation.clone());
        let mut after = None;
        loop {
            let page = PageRequest { after, ..PageRequest::first(200) };
            let found = list::page(db, &everything, &narrowed, Order::default(), &page).await.unwrap();
            all.extend(found.items);
            after = found.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(all.len(), HIDDEN);
        for (name, groups) in [("none", Vec::new()), ("everyone", vec![everyone.id.clone()])] {
            let viewer = viewer(Access::Groups(groups.clone()));
            let mut expected = Vec::new();
            for line in &all {
                if records::get(db, &viewer, &line.id).await.unwrap().is_some() {
                    expected.push(line.clone());
                }
            }
            assert!(expected.len() > 10 && expected.len() < 60, "{name}: {}", expected.len());
            for (sort, descending) in
                [(Sort::Name, false), (Sort::Name, true), (Sort::Changed, false), (Sort::Changed, true)]
            {
                match sort {
                    Sort::Name => expected.sort_by_key(|line| (line.name.to_lowercase(), line.id.clone())),
                    Sort::Changed => expected.sort_by_key(|line| (line.updated_at, line.id.clone())),
                }
                if descending {
                    expected.reverse();
                }
                let order = Order { sort, descending };
                let mut found: Vec<Id> = Vec::new();
                let mut after = None;
                loop {
                    let page = PageRequest { after, ..PageRequest::first(7) };
                    let (page, count) = list::lines(db, &viewer, &narrowed, order, &page).await.unwrap();
                    assert_eq!(count.0, expected.len() as i64, "{name} {order:?}");
                    found.extend(page.items.into_iter().map(|line| line.id));
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                let expected: Vec<Id> = expected.iter().map(|line| line.id.clone()).collect();
                assert_eq!(found, expected, "{name} {order:?}");
            }
        }
    }
}
