//! Magic links, devices and codes; drafts and files of people without a sign-in.

use crate::samples::{NOW, Samples};
use store::{DbError, FlowWriter, System, drafts, files, idempotency, links};
use testkit::TestDatabase;

const REFUSED: Result<(), DbError> = Err(DbError::Conflict { statement: 0, rows: 0 });

#[tokio::test]
async fn a_generation_is_raised_once_and_a_link_revoked_for_good() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(80));
        let viewer = samples.viewer();
        let person = samples.id();
        let mut start = samples.start("Quarry Lane");
        let (flow, other) = (start.flow.id.clone(), samples.id());
        start.assignments = vec![samples.assignment(&flow, Some(&person), None)];
        let assignment = start.assignments[0].id.clone();
        FlowWriter::start(db).commit(start).await.unwrap();
        let link = samples.link(&flow, Some(&assignment), &person);
        let beside = samples.link(&flow, Some(&other), &person);
        db.transact(vec![links::insert(beside)]).await.unwrap();
        db.transact(vec![links::insert(link.clone())]).await.unwrap();
        assert_eq!(links::get(db, &System, &link.id).await.unwrap(), Some(link.clone()));
        let raise = || vec![links::raise_generation(&viewer, &link.id, 1, NOW.plus_days(60))];
        db.transact(raise()).await.unwrap();
        assert_eq!(db.transact(raise()).await, REFUSED);
        let found = links::of_assignment(db, &viewer, &assignment, &person).await.unwrap().unwrap();
        assert_eq!((found.generation, found.expires_at), (2, NOW.plus_days(60)));
        for at in [NOW, NOW.plus_days(1)] {
            db.transact(vec![links::prove(&link.id, at)]).await.unwrap();
        }
        db.transact(vec![links::revoke(&viewer, &link.id, NOW)]).await.unwrap();
        let found = links::get(db, &System, &link.id).await.unwrap().unwrap();
        assert_eq!((found.generation, found.revoked_at, found.proved_at), (3, Some(NOW), Some(NOW)));
        assert_eq!(links::of_assignment(db, &viewer, &assignment, &person).await.unwrap(), None);
        assert_eq!(db.transact(vec![links::revoke(&viewer, &link.id, NOW)]).await, REFUSED);
    }
}

#[tokio::test]
async fn a_code_ends_by_use_by_guessing_and_by_time() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(81));
        let viewer = samples.viewer();
        let person = samples.id();
        let mut code = || links::MailCode {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            person: person.clone(),
            tries: 0,
            created_at: NOW,
            expires_at: NOW.plus_seconds(600),
            used_at: None,
        };
        let (used, guessed, late) = (code(), code(), code());
        let insert = [&used, &guessed, &late].map(|code| links::insert_code(code.clone()));
        db.transact(insert.to_vec()).await.unwrap();
        assert_eq!(links::codes_since(db, &System, &person, NOW).await.unwrap(), 3);
        assert_eq!(
            links::code(db, &viewer, &person, NOW).await.unwrap().map(|code| code.id),
            Some(late.id.clone())
        );

        assert_eq!(db.transact(vec![links::use_code(&used.id, NOW, 2)]).await, Ok(()));
        assert_eq!(db.transact(vec![links::use_code(&used.id, NOW, 2)]).await, REFUSED);
        for expected in [Ok(()), Ok(()), REFUSED] {
            assert_eq!(db.transact(vec![links::try_code(&guessed.id, 2)]).await, expected);
        }
        assert_eq!(db.transact(vec![links::use_code(&guessed.id, NOW, 2)]).await, REFUSED);
        let expired = NOW.plus_seconds(600);
        assert_eq!(db.transact(vec![links::use_code(&late.id, expired, 2)]).await, REFUSED);
        db.transact(links::delete_expired(&System, expired)).await.unwrap();
        assert_eq!(links::codes_since(db, &System, &person, NOW).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_device_counts_for_the_person_it_was_proved_for() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(82));
        let (ada, bob) = (samples.id(), samples.id());
        let device = links::Device {
            token_hash: "device".into(),
            person: ada.clone(),
            organisation: samples.organisation.clone(),
            proved_at: NOW,
            expires_at: NOW.plus_days(30),
        };
        for _ in 0..2 {
            db.transact(vec![links::insert_device(device.clone())]).await.unwrap();
        }
        let find = async |person, now| links::device(db, &System, "device", person, now).await.unwrap();
        assert_eq!(find(&ada, NOW).await, Some(device));
        assert_eq!(find(&bob, NOW).await, None);
        assert_eq!(find(&ada, NOW.plus_days(30)).await, None);
    }
}

#[tokio::test]
async fn each_device_of_a_person_has_a_draft_of_its_own() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(84));
        let (viewer, assignment) = (samples.viewer(), samples.id());
        let draft = |person: &str, place: &str, second: i64| drafts::Draft {
            draft_of: assignment.clone(),
            person: person.into(),
            place: place.into(),
            organisation: samples.organisation.clone(),
            entries: format!("{second}"),
            updated_at: NOW.plus_seconds(second),
        };
        let all = [draft("ada", "phone", 1), draft("ada", "desk", 3), draft("bea", "phone", 2)];
        db.transact(all.iter().cloned().map(drafts::put).collect()).await.unwrap();
        let newest = async |person| drafts::newest(db, &viewer, &assignment, person).await.unwrap();
        assert_eq!((newest("ada").await, newest("bea").await), (Some(all[1].clone()), Some(all[2].clone())));
        let found = drafts::get(db, &viewer, &assignment, "ada", "phone").await.unwrap();
        assert_eq!(found, Some(all[0].clone()));
        let many: Vec<_> = (0..12).map(|at| draft("ada", &format!("device {at:02}"), 10 + at)).collect();
        let mut statements: Vec<_> = many.iter().cloned().map(drafts::put).collect();
        statements.push(drafts::keep_newest(&viewer, &assignment, "ada"));
        db.transact(statements).await.unwrap();
        let there =
            async |place: &str| drafts::get(db, &viewer, &assignment, "ada", place).await.unwrap().is_some();
        assert!(!there("phone").await && !there("device 03").await && there("device 04").await);
        assert_eq!(newest("bea").await, Some(all[2].clone()), "another's stay");
        db.transact(vec![drafts::delete(&viewer, &assignment)]).await.unwrap();
        assert_eq!((newest("ada").await, newest("bea").await), (None, None));
    }
}

#[tokio::test]
async fn drafts_and_answers_are_swept() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(83));
        let viewer = samples.viewer();
        let assignment = samples.id();
        let draft = |entries: &str| drafts::Draft {
            draft_of: assignment.clone(),
            person: "ada".into(),
            place: "phone".into(),
            organisation: samples.organisation.clone(),
            entries: entries.into(),
            updated_at: NOW,
        };
        let answer = idempotency::Answer {
            organisation: samples.organisation.clone(),
            actor: "key".into(),
            key: "k".into(),
            route: "POST /flows".into(),
            body_hash: "b".into(),
            status: 201,
            answer: "{}".into(),
            expires_at: NOW.plus_days(8),
        };
        db.transact(vec![
            drafts::put(draft("1")),
            drafts::put(draft("2")),
            idempotency::insert(answer.clone()),
        ])
        .await
        .unwrap();
        assert_eq!(drafts::get(db, &viewer, &assignment, "ada", "phone").await.unwrap(), Some(draft("2")));
        let repeated = db.transact(vec![idempotency::insert(answer.clone())]).await;
        assert_eq!(repeated, Err(DbError::Unique { table: "idempotency".into() }));
        let sweep =
            vec![drafts::sweep(&System, NOW.plus_seconds(1)), idempotency::sweep(&System, NOW.plus_days(8))];
        db.transact(sweep).await.unwrap();
        assert_eq!(drafts::get(db, &viewer, &assignment, "ada", "phone").await.unwrap(), None);
        assert_eq!(idempotency::get(db, &viewer, "key", "k").await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_draft_file_is_taken_back_or_swept_but_not_once_it_is_kept() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(84));
        let viewer = samples.viewer();
        let (mine, other) = (samples.id(), samples.id());
        let all = [&mine, &mine, &other].map(|draft_of| samples.file(draft_of));
        db.transact(all.iter().cloned().map(files::insert).collect()).await.unwrap();
        assert_eq!(files::drafts(db, &viewer, &mine).await.unwrap(), all[..2]);
        assert_eq!(db.transact(vec![files::delete_draft(&viewer, &all[2].id, &mine)]).await, REFUSED);
        assert_eq!(db.transact(vec![files::delete_draft(&viewer, &all[0].id, &mine)]).await, Ok(()));
        let later = NOW.plus_days(30);
        assert_eq!(files::old_drafts(db, &System, NOW).await.unwrap(), []);
        assert_eq!(files::old_drafts(db, &System, later).await.unwrap().len(), 2);
        assert_eq!(db.transact(vec![files::sweep(&System, &all[1].id, later)]).await, Ok(()));
        assert!(!files::exists(db, &System, &all[1].id).await.unwrap());
        assert!(files::exists(db, &System, &all[2].id).await.unwrap());
    }
}
