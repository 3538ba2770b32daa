//! Databases that refuse: nothing is written, the caller is told, and life goes on.

use crate::samples::{NOW, Samples};
use futures::future::join_all;
use store::{CommitError, DbError, FlowWriter, Settings, System, flows, organisations, outbox, people};
use testkit::TestDatabase;

#[tokio::test]
async fn a_transaction_is_undone_whole() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(30));
        let viewer = samples.viewer();
        let (organisation, everyone) = samples.organisation();
        db.transact(organisations::insert(organisation.clone(), everyone.clone())).await.unwrap();
        let ada = samples.person("Ada");
        let nobody = samples.id();
        let cases = [
            // A row that is not there to be met.
            (people::rename(&viewer, &nobody, "Ada"), DbError::Conflict { statement: 1, rows: 0 }),
            // A key that is taken.
            (
                organisations::insert(organisation, everyone).remove(0),
                DbError::Unique { table: "organisation".into() },
            ),
        ];
        for (refused, expected) in cases {
            let answer = db.transact(vec![people::insert(ada.clone()), refused]).await;
            assert_eq!(answer, Err(expected));
            assert_eq!(people::get(db, &viewer, &ada.id).await.unwrap(), None);
        }
        db.transact(vec![people::insert(ada.clone())]).await.unwrap();
        assert_eq!(people::get(db, &viewer, &ada.id).await.unwrap(), Some(ada));
    }
}

#[tokio::test]
async fn a_database_that_gives_up_in_the_middle_refuses_the_batch_and_goes_on() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(31));
        let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
        from_outside(&database, give_up_when_doomed(database.is_postgres())).await;
        let starts: Vec<_> = (0..6)
            .map(|number| {
                let mut start = samples.start(&format!("Flow {number}"));
                start.log.actor = if number == 3 { "doomed" } else { "system" }.into();
                start
            })
            .collect();
        let answers = join_all(starts.iter().map(|start| writer.commit(start.clone()))).await;
        for (number, (start, answer)) in starts.iter().zip(answers).enumerate() {
            let loaded = flows::load(db, &viewer, &start.flow.id).await.unwrap();
            assert_eq!(answer.is_ok(), loaded.is_some(), "{number}: {answer:?}");
            assert!(number != 3 || matches!(answer, Err(CommitError::Db(DbError::Other(_)))), "{answer:?}");
        }
        writer.commit(samples.start("After")).await.unwrap();
    }
}

/// A trigger that ends the transaction as a failing disk would.
fn give_up_when_doomed(postgres: bool) -> &'static str {
    if postgres {
        "CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
         IF NEW.actor = 'doomed' THEN RAISE EXCEPTION 'the disk has failed'; END IF; RETURN NEW; END $$; \
         CREATE TRIGGER give_up BEFORE INSERT ON flow_log FOR EACH ROW EXECUTE FUNCTION give_up()"
    } else {
        "CREATE TRIGGER give_up BEFORE INSERT ON flow_log WHEN NEW.actor = 'doomed' \
         BEGIN SELECT RAISE(ROLLBACK, 'the disk has failed'); END"
    }
}

/// The same on SQLite stands beside its connection, which alone can be told not to let the file grow.
#[tokio::test]
async fn a_postgres_that_is_out_of_room_says_so_and_goes_on_when_there_is_some() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let (db, mut samples) = (&database.db, Samples::new(33));
    let (viewer, writer) = (samples.viewer(), FlowWriter::start(db));
    from_outside(&database, OUT_OF_ROOM).await;
    let start = samples.start("Flow");
    let answer = writer.commit(start.clone()).await;
    assert_eq!(answer, Err(CommitError::Db(DbError::Full)));
    assert_eq!(flows::load(db, &viewer, &start.flow.id).await.unwrap(), None);
    let ada = samples.person("Ada");
    assert_eq!(db.transact(vec![people::insert(ada.clone())]).await, Err(DbError::Full));
    assert_eq!(people::get(db, &viewer, &ada.id).await.unwrap(), None);
    from_outside(&database, "DROP FUNCTION out_of_room CASCADE").await;
    writer.commit(start.clone()).await.unwrap();
    db.transact(vec![people::insert(ada)]).await.unwrap();
}

/// What PostgreSQL says when its disk is full.
const OUT_OF_ROOM: &str = "CREATE FUNCTION out_of_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
     RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$; \
     CREATE TRIGGER out_of_room AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION out_of_room(); \
     CREATE TRIGGER out_of_room AFTER INSERT ON flow_log FOR EACH ROW EXECUTE FUNCTION out_of_room()";

/// Runs SQL as another process would.
pub async fn from_outside(database: &TestDatabase, sql: &str) {
    match &database.settings {
        Settings::SqliteFile(path) => rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap(),
        Settings::Postgres(url) => {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(sql).await.unwrap();
        }
    }
}

#[tokio::test]
async fn work_is_claimed_by_one_and_comes_back_when_its_lease_ends() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(32));
        let viewer = samples.viewer();
        let flow = samples.id();
        let rows: Vec<_> = (0..10).map(|_| samples.outbox(&flow)).collect();
        db.transact(rows.iter().cloned().map(outbox::insert).collect()).await.unwrap();
        assert_eq!(outbox::next_at(db, &System, "mail").await.unwrap(), Some(NOW));

        let lease = NOW.plus_seconds(60);
        let claims = join_all((0..4).map(|_| outbox::claim(db, &System, "mail", (NOW, lease), 3))).await;
        let mut claimed: Vec<_> = claims.into_iter().flat_map(Result::unwrap).collect();
        claimed.sort_by(|a, b| a.id.cmp(&b.id));
        let ids = |rows: &[outbox::OutboxRow]| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&claimed), ids(&rows));
        assert!(outbox::claim(db, &System, "mail", (NOW, lease), 3).await.unwrap().is_empty());

        let settle = vec![
            outbox::delivered(&System, &claimed[0], NOW, Some("<1@mail.example>")),
            outbox::retry(&System, &claimed[1], NOW.plus_seconds(5), "no answer"),
            outbox::failed(&System, &claimed[2], NOW, "no such address"),
        ];
        db.transact(settle).await.unwrap();
        let after = outbox::claim(db, &System, "mail", (NOW.plus_seconds(5), lease.plus_seconds(9)), 500)
            .await
            .unwrap();
        assert_eq!(ids(&after), ids(&claimed[1..2]));
        assert_eq!((after[0].attempts, after[0].last_error.as_deref()), (2, Some("no answer")));

        // The lease has ended: others take over, and who comes too late is told.
        let taken = outbox::claim(db, &System, "mail", (lease, lease.plus_seconds(99)), 500).await.unwrap();
        assert_eq!(taken.len(), 7);
        let late = db.transact(vec![outbox::delivered(&System, &claimed[3], lease, None)]).await;
        assert_eq!(late, Err(DbError::Conflict { statement: 0, rows: 0 }));
        let recent = outbox::recent(db, &viewer).await.unwrap();
        assert_eq!(recent.iter().filter(|row| row.done_at.is_some()).count(), 1);
    }
}
