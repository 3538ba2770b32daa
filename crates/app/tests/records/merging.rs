//! Two records become one and two again.

use super::*;

/// The one that is kept, the one that goes, what belongs to it, and its flow.
type Twins = (Id, Id, Id, Id);

/// Two records of one client: the first with a tag, the other with a phone, a contact, a paper and a flow.
async fn twins(firm: &Firm) -> (Id, Id, Id, Id) {
    firm.group("workers", &["Olga"]).await;
    publish(firm, "of-clients", "client").await;
    let kept = Change { tags: Some(vec!["VIP".to_owned()]), ..named("Halden", "ann@halden.example") };
    let kept = records::create(&firm.admin(), "client", kept).await.unwrap();
    let gone = Change {
        tags: Some(vec!["vip".to_owned(), "new".to_owned()]),
        ..named("Halden Ltd", "bo@halden.example")
    };
    let gone = records::create(&firm.admin(), "client", gone).await.unwrap();
    records::change(&firm.admin(), &gone, None, with(&[("phone", "+47 22 123 456")])).await.unwrap();
    let given =
        ContactGiven { role: None, is_primary: false, may_start: MayStart::Offered, may_see: MaySee::All };
    contacts::add(&firm.admin(), &gone, ("Bo Halden", "bo@halden.example"), given).await.unwrap();
    let paper =
        Change { belongs_to: Some(Some(gone.clone())), name: Some("Paper".to_owned()), ..Change::default() };
    let paper = records::create(&firm.admin(), "authorization", paper).await.unwrap();
    let flow = start_for(firm, "of-clients", &gone).await;
    (kept, gone, paper, flow)
}

#[tokio::test]
async fn merging_brings_everything_together_and_its_undo_parts_it() {
    for firm in firms().await {
        let twins = twins(&firm).await;
        let merge = merged(&firm, &twins).await;
        parted(&firm, twins, &merge).await;
    }
}

/// Merges the two, the second into the first.
async fn merged(firm: &Firm, (kept, gone, paper, flow): &Twins) -> Id {
    let before = reached(&records::show(&firm.admin(), kept).await.unwrap());

    let take = BTreeSet::from(["name".to_owned()]);
    let preview = records::preview(&firm.admin(), kept, gone, &take).await.unwrap();
    let lines: Vec<(&str, bool)> =
        preview.lines.iter().map(|line| (line.key.as_str(), line.takes_other)).collect();
    assert_eq!(lines, [("name", true), ("email", false), ("phone", true)]);
    assert_eq!((preview.flows.0, preview.contacts.len(), preview.belonging), (1, 1, 1));
    assert_eq!(
        reached(&records::show(&firm.admin(), kept).await.unwrap()),
        before,
        "a preview changes nothing"
    );

    // Whoever looked before somebody else changed one of the two is told, and nothing is done.
    let seen = Some(preview.versions());
    let phone = |number: &str| with(&[("phone", number)]);
    records::change(&firm.admin(), gone, None, phone("+49 30 901820")).await.unwrap();
    let stale = records::merge(&firm.admin(), (kept, gone), &take, seen).await;
    assert!(matches!(stale, Err(Problem::Stale(_))), "{stale:?}");
    assert_eq!(reached(&records::show(&firm.admin(), kept).await.unwrap()), before);
    assert_eq!(records::show(&firm.admin(), gone).await.unwrap().merged_into, None);

    // Of two who have seen the same, one merges.
    let seen = Some(records::preview(&firm.admin(), kept, gone, &take).await.unwrap().versions());
    let (admin, other) = (firm.admin(), firm.admin());
    let (merge, refused) = one_of(<[_; 2]>::from(tokio::join!(
        records::merge(&admin, (kept, gone), &take, seen),
        records::merge(&other, (kept, gone), &take, seen)
    )));
    assert!(matches!(refused, Problem::Stale(_) | Problem::Conflict(_)), "{refused:?}");
    let one = records::show(&firm.admin(), kept).await.unwrap();
    assert_eq!(one.name, "Halden Ltd");
    assert_eq!(one.tags, ["VIP", "new"]);
    assert!(one.fields.contains_key("phone"));
    assert_eq!(flows_of(firm, kept).await, std::slice::from_ref(flow), "flows of the other are found here");
    assert_eq!(contacts::list(&firm.admin(), kept).await.unwrap().len(), 1);
    assert_eq!(records::belonging(&firm.admin(), kept).await.unwrap()[0].id, *paper);
    assert_eq!(names(firm, &of_kind("client")).await, ["Halden Ltd"]);
    assert_eq!(records::show(&firm.admin(), gone).await.unwrap().merged_into, Some(kept.clone()));
    let twice = records::merge(&firm.admin(), (kept, gone), &take, None).await;
    assert!(matches!(twice, Err(Problem::Conflict(_))), "{twice:?}");
    let changed = records::change(&firm.admin(), gone, None, with(&[("phone", "")])).await;
    assert!(matches!(changed, Err(Problem::Conflict(_))), "{changed:?}");
    let by_address =
        flows::start(&firm.admin(), request("of-clients", "Bo", "bo@halden.example")).await.unwrap();
    assert_eq!(flows_of(firm, kept).await.len(), 2, "{:?} is of the one that was kept", by_address.flow);
    merge
}

async fn parted(firm: &Firm, (kept, gone, paper, flow): Twins, merge: &Id) {
    let (admin, other) = (firm.admin(), firm.admin());
    let email = Change { email: Some(Some("office@halden.example".to_owned())), ..Change::default() };
    records::change(&firm.admin(), &kept, None, email).await.unwrap();
    assert_eq!(records::merged(&firm.admin(), &kept).await.unwrap()[0].id, *merge);
    let (parted, refused) = one_of(<[_; 2]>::from(tokio::join!(
        records::unmerge(&admin, &kept, merge),
        records::unmerge(&other, &kept, merge)
    )));
    assert!(matches!(refused, Problem::NotFound | Problem::Stale(_)), "{refused:?}");
    assert_eq!(parted, gone);
    let kept_now = records::show(&firm.admin(), &kept).await.unwrap();
    assert_eq!(kept_now.email.as_deref(), Some("office@halden.example"), "changed since, so it stays");
    assert_eq!((kept_now.name.as_str(), kept_now.fields.len()), ("Halden", 0));
    assert_eq!(kept_now.tags, ["VIP"]);
    assert_eq!(names(firm, &of_kind("client")).await, ["Halden", "Halden Ltd"]);
    assert_eq!(flows_of(firm, &gone).await, [flow]);
    assert_eq!(records::belonging(&firm.admin(), &gone).await.unwrap()[0].id, paper);
    assert!(contacts::list(&firm.admin(), &kept).await.unwrap().is_empty());
    let tagged = ListQuery { tag: Some("new".to_owned()), ..of_kind("client") };
    assert_eq!(names(firm, &tagged).await, ["Halden Ltd"]);
    assert!(matches!(records::unmerge(&firm.admin(), &kept, merge).await, Err(Problem::NotFound)));
}

/// What the one of two came to that did it, and what the other was told.
fn one_of(both: [Result<Id, Problem>; 2]) -> (Id, Problem) {
    let (done, refused): (Vec<_>, Vec<_>) = both.into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), refused.len()), (1, 1), "{done:?} {refused:?}");
    let first = |all: Vec<_>| all.into_iter().next();
    (first(done).unwrap().unwrap(), first(refused).unwrap().unwrap_err())
}
