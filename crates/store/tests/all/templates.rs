//! Templates: drafts, ETags, publication, Start Links.

use crate::samples::{NOW, Samples};
use store::{
    DbError, System, Viewer,
    templates::{self, DraftChange, TemplateVersion, VersionState, settings},
};
use testkit::TestDatabase;

fn draft(viewer: &Viewer, version: i64, etag: &str) -> TemplateVersion {
    TemplateVersion {
        organisation: viewer.organisation.clone(),
        key: "sample".into(),
        version,
        state: VersionState::Draft,
        name: "Sample".into(),
        etag: etag.into(),
        source: "baton: 1".into(),
        updated_at: NOW,
        published_at: None,
    }
}

#[tokio::test]
async fn a_draft_is_replaced_by_its_etag_and_published_once() {
    for database in TestDatabase::each().await {
        let db = &database.db;
        let viewer = Samples::new(70).viewer();
        db.transact(templates::insert(draft(&viewer, 1, "a"))).await.unwrap();
        let taken = db.transact(templates::insert(draft(&viewer, 1, "x"))).await;
        assert_eq!(taken, Err(DbError::Unique { table: "template".into() }));

        let change =
            DraftChange { name: "New".into(), etag: "b".into(), source: "baton: 1 # new".into(), at: NOW };
        let replace = |etag| vec![templates::replace_draft(&viewer, "sample", etag, change.clone())];
        db.transact(replace("a")).await.unwrap();
        let stale = Err(DbError::Conflict { statement: 0, rows: 0 });
        assert_eq!(db.transact(replace("a")).await, stale);
        let found = templates::draft(db, &viewer, "sample").await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.source.as_str()), ("New", "baton: 1 # new"));

        assert_eq!(templates::published(db, &viewer, "sample").await.unwrap(), None);
        db.transact(vec![templates::publish(&viewer, "sample", "b", NOW)]).await.unwrap();
        assert_eq!(db.transact(vec![templates::publish(&viewer, "sample", "b", NOW)]).await, stale);
        assert_eq!(db.transact(replace("b")).await, stale);
        let published = templates::published(db, &viewer, "sample").await.unwrap().unwrap();
        assert_eq!((published.version, published.published_at), (1, Some(NOW)));

        db.transact(vec![templates::open_draft(draft(&viewer, 2, "c"))]).await.unwrap();
        let second = db.transact(vec![templates::open_draft(draft(&viewer, 3, "d"))]).await;
        assert_eq!(second, Err(DbError::Unique { table: "template_version".into() }));
        let versions = templates::versions(db, &viewer, "sample").await.unwrap();
        let states: Vec<_> = versions.iter().map(|version| (version.version, version.state)).collect();
        assert_eq!(states, [(2, VersionState::Draft), (1, VersionState::Published)]);
        assert_eq!(templates::list(db, &viewer).await.unwrap().len(), 2);
        let foreign = Samples::new(71).viewer();
        assert_eq!(templates::list(db, &foreign).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_start_link_keeps_its_address() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(72));
        let viewer = samples.viewer();
        let link = settings::StartLink {
            organisation: viewer.organisation.clone(),
            template_key: "sample".into(),
            token: "first".into(),
            enabled: true,
            owner: Some(samples.id()),
            initializer: Some("client".into()),
            updated_at: NOW,
            uses: 0,
            used_at: None,
            origins: String::new(),
        };
        let off = settings::StartLink { token: "second".into(), enabled: false, ..link.clone() };
        db.transact(vec![settings::put_start_link(link.clone())]).await.unwrap();
        db.transact(vec![settings::put_start_link(off.clone())]).await.unwrap();
        let expected = settings::StartLink { token: "first".into(), ..off };
        assert_eq!(settings::start_link(db, &viewer, "sample").await.unwrap(), Some(expected.clone()));
        let by_token = settings::start_link_by_token(db, &System, "first").await.unwrap();
        assert_eq!(by_token, Some(expected.clone()));
        assert_eq!(settings::start_link_by_token(db, &System, "second").await.unwrap(), None);
        assert_eq!(settings::start_links(db, &viewer).await.unwrap(), std::slice::from_ref(&expected));

        let later = NOW.plus_seconds(60);
        let origins = "https://a.example\nhttps://b.example";
        db.transact(vec![settings::count_start(&viewer, "sample", NOW)]).await.unwrap();
        db.transact(vec![settings::count_start(&viewer, "sample", later)]).await.unwrap();
        db.transact(vec![settings::put_origins(&viewer, "sample", origins, later)]).await.unwrap();
        db.transact(vec![settings::put_start_link(link.clone())]).await.unwrap();
        let used = settings::StartLink { uses: 2, used_at: Some(later), origins: origins.into(), ..link };
        assert_eq!(
            settings::start_link(db, &viewer, "sample").await.unwrap(),
            Some(used),
            "saving keeps them"
        );
        let none = db.transact(vec![settings::put_origins(&viewer, "other", origins, later)]).await;
        assert!(matches!(none, Err(store::DbError::Conflict { .. })), "{none:?}");
    }
}
