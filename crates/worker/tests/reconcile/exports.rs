//! Everything of an organisation as an archive: written in pieces by whoever is there, kept for some days, for admins alone.

use super::firm::{Firm, monday};
use app::{
    Caller, Ctx, Problem,
    organisation_exports::{self, ExportStatus},
};
use gateways::files::FileStore as _;
use model::{Id, Instant};
use std::sync::Arc;
use store::{Permissions, Viewer};

fn member(firm: &Firm, admin: bool, now: Instant) -> Ctx {
    let mut viewer = Viewer::system(firm.organisation.clone());
    viewer.person = Some(Id::given("ada"));
    viewer.permissions = Permissions { admin, staff: true, ..Permissions::default() };
    Ctx::new(Arc::clone(&firm.app), Caller::Member(viewer), now, firm.entropy())
}

async fn tick(firm: &Firm, now: Instant) -> usize {
    worker::exports::tick(&firm.worker, now, firm.entropy()).await.unwrap()
}

#[tokio::test]
async fn it_is_written_once_and_goes_after_some_days() {
    for firm in Firm::each().await {
        let now = monday();
        let ctx = member(&firm, true, now);
        let refused = organisation_exports::ask(&member(&firm, false, now)).await;
        assert!(matches!(refused, Err(Problem::NotAllowed { .. })), "{refused:?}");
        let id = organisation_exports::ask(&ctx).await.unwrap();
        let twice = organisation_exports::ask(&member(&firm, true, now)).await;
        assert!(matches!(twice, Err(Problem::Conflict(_))), "{twice:?}");
        let begun = organisation_exports::show(&ctx, &id).await.unwrap();
        let early = organisation_exports::contents(&ctx, &begun, 0).await;
        assert!(matches!(early, Err(Problem::NotFound)), "not before it is done");

        // Two workers at once, and one that goes on alone.
        let (one, other) = tokio::join!(tick(&firm, now), tick(&firm, now));
        assert!(one + other > 0);
        while tick(&firm, now).await > 0 {}
        let done = organisation_exports::show(&ctx, &id).await.unwrap();
        assert_eq!(done.status, ExportStatus::Done);
        let pieces = organisation_exports::contents(&ctx, &done, 0).await.unwrap();
        assert_eq!(pieces.len() as i64, done.pieces);
        assert_eq!(pieces[0].name, "README.txt");
        let parts: Vec<&str> =
            pieces.iter().filter_map(|piece| piece.name.split_once('/')).map(|(part, _)| part).collect();
        for part in ["organisation", "access_groups", "records", "templates", "audit_log"] {
            assert_eq!(parts.iter().filter(|known| **known == part).count(), 1, "{part} in {parts:?}");
        }
        for piece in &pieces {
            let kept = firm.files.get(&piece.file).await.unwrap();
            assert_eq!(kept.size as i64, piece.packed_bytes, "{}", piece.name);
        }
        assert_eq!(tick(&firm, now).await, 0, "there is nothing left to do");

        let clean = async |now| worker::cleanup::tick(&firm.worker, now, firm.entropy()).await.unwrap();
        clean(now.plus_days(2)).await;
        assert!(firm.files.ids().contains(&pieces[0].file), "it can still be fetched");
        let late = member(&firm, true, now.plus_days(8));
        let gone = organisation_exports::contents(&late, &done, 0).await;
        assert!(matches!(gone, Err(Problem::NotFound)));
        clean(now.plus_days(3)).await;
        clean(now.plus_days(8)).await;
        clean(now.plus_days(9)).await;
        assert!(firm.files.ids().is_empty(), "{:?}", firm.files.ids());
        assert_eq!(organisation_exports::show(&late, &id).await.unwrap().status, ExportStatus::Gone);
    }
}
