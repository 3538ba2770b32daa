//! Calendars, which template counts in which, who has to be told, and absences.

use crate::samples::{NOW, Samples};
use model::{Id, Instant};
use store::{
    DbError, System, absences,
    calendars::{self, Calendar},
    organisations,
};
use testkit::TestDatabase;

fn calendar(samples: &mut Samples, name: &str) -> Calendar {
    Calendar {
        id: samples.id(),
        organisation: samples.organisation.clone(),
        name: name.into(),
        is_default: false,
        rules: "{}".into(),
        country: Some("DE".into()),
        region: None,
        calendar: "{}".into(),
        version: 1,
        updated_at: NOW,
    }
}

#[tokio::test]
async fn one_calendar_is_the_organisations_own_and_used_ones_stay() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(80));
        let viewer = samples.viewer();
        let (organisation, everyone) = samples.organisation();
        let own = Calendar { is_default: true, ..calendar(&mut samples, "Own") };
        let other = calendar(&mut samples, "Other");
        let mut statements = organisations::insert(organisation, everyone);
        statements.extend([calendars::insert(own.clone()), calendars::insert(other.clone())]);
        db.transact(statements).await.unwrap();
        assert_eq!(calendars::list(db, &viewer).await.unwrap(), [own.clone(), other.clone()]);

        let twice = calendars::insert(calendar(&mut samples, "Own"));
        let taken = DbError::Unique { table: "calendar".into() };
        assert_eq!(db.transact(vec![twice]).await, Err(taken.clone()));
        let second_own = Calendar { is_default: true, ..calendar(&mut samples, "Second") };
        assert_eq!(db.transact(vec![calendars::insert(second_own)]).await, Err(taken));

        let changed = Calendar { name: "Other 2".into(), country: None, ..other.clone() };
        db.transact(vec![calendars::update(changed.clone())]).await.unwrap();
        let beaten = db.transact(vec![calendars::update(changed)]).await;
        assert!(matches!(beaten, Err(DbError::Conflict { .. })), "the version is 2 by now");
        let stale = db.transact(vec![calendars::set_holidays(&other, "{\"zone\":1}".into())]).await;
        assert!(matches!(stale, Err(DbError::Conflict { .. })), "somebody changed it meanwhile");

        db.transact(vec![calendars::put_template(&viewer, "kyc", &other.id)]).await.unwrap();
        for keeps in [&own.id, &other.id] {
            let kept = db.transact(vec![calendars::delete(&viewer, keeps)]).await;
            assert!(matches!(kept, Err(DbError::Conflict { .. })));
        }
        let absent = db.transact(vec![calendars::put_template(&viewer, "kyc", &Id::given("none"))]).await;
        assert!(matches!(absent, Err(DbError::Conflict { .. })));
        db.transact(calendars::make_default(&viewer, &other.id)).await.unwrap();
        db.transact(vec![calendars::remove_template(&viewer, "kyc"), calendars::delete(&viewer, &own.id)])
            .await
            .unwrap();
        let left = calendars::list(db, &viewer).await.unwrap();
        assert_eq!(
            left.iter().map(|one| (one.name.as_str(), one.is_default)).collect::<Vec<_>>(),
            [("Other 2", true)]
        );
        assert_eq!(calendars::templates(db, &viewer).await.unwrap(), []);
        assert_eq!(calendars::of_countries(db, &System).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_telling_stays_until_everybody_knows_the_newest_change() {
    for database in TestDatabase::each().await {
        let (db, samples) = (&database.db, Samples::new(81));
        let viewer = samples.viewer();
        let later = NOW.plus_seconds(10);
        db.transact(vec![calendars::tell(&viewer, "kyc", NOW)]).await.unwrap();
        assert_eq!(calendars::tellings(db, &System, NOW.plus_seconds(-1)).await.unwrap(), []);
        let first = calendars::tellings(db, &System, NOW).await.unwrap().remove(0);
        db.transact(vec![calendars::tell(&viewer, "kyc", later)]).await.unwrap();
        db.transact(vec![calendars::told(&first), calendars::tell_again(&first, Instant(i64::MAX))])
            .await
            .unwrap();
        let second = calendars::tellings(db, &System, later).await.unwrap().remove(0);
        assert_eq!((second.changed_at, second.due_at), (later, later), "the newer change is not lost");
        db.transact(vec![calendars::tell_again(&second, later.plus_seconds(20))]).await.unwrap();
        assert_eq!(calendars::tellings(db, &System, later).await.unwrap(), []);
        let again = calendars::tellings(db, &System, later.plus_seconds(20)).await.unwrap().remove(0);
        db.transact(vec![calendars::told(&again)]).await.unwrap();
        assert_eq!(calendars::tellings(db, &System, Instant(i64::MAX)).await.unwrap(), []);
    }
}

#[tokio::test]
async fn absences_are_told_at_both_ends_and_can_be_taken_back() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(82));
        let viewer = samples.viewer();
        let absence = absences::Absence {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            person: samples.id(),
            substitute: samples.id(),
            first_day: "2026-08-03".into(),
            last_day: "2026-08-04".into(),
            from_at: NOW,
            until_at: NOW.plus_days(2),
            tell_at: Some(NOW),
            is_ended: false,
        };
        db.transact(vec![absences::insert(absence.clone())]).await.unwrap();
        assert_eq!(absences::current(db, &viewer).await.unwrap(), std::slice::from_ref(&absence));
        assert_eq!(absences::to_tell(db, &System, NOW.plus_seconds(-1)).await.unwrap(), []);
        assert_eq!(absences::to_tell(db, &System, NOW).await.unwrap(), std::slice::from_ref(&absence));
        db.transact(vec![absences::told(&absence, Some(absence.until_at))]).await.unwrap();
        assert_eq!(absences::to_tell(db, &System, NOW).await.unwrap(), []);
        db.transact(vec![absences::told(&absence, None)]).await.unwrap();
        assert_eq!(
            absences::to_tell(db, &System, absence.until_at).await.unwrap().len(),
            1,
            "told meanwhile"
        );

        db.transact(vec![absences::end(&viewer, &absence.id, NOW)]).await.unwrap();
        assert_eq!(absences::current(db, &viewer).await.unwrap(), []);
        let twice = db.transact(vec![absences::end(&viewer, &absence.id, NOW)]).await;
        assert!(matches!(twice, Err(DbError::Conflict { .. })));
        let ended = absences::to_tell(db, &System, NOW).await.unwrap().remove(0);
        db.transact(vec![absences::told(&ended, None)]).await.unwrap();
        assert_eq!(absences::to_tell(db, &System, Instant(i64::MAX)).await.unwrap(), []);
    }
}
