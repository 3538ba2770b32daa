//! Whether a list of records is walked past what its reader may not see, or put together from what they may: whoever sees
//! few of many would wait while all the others are passed.

use super::list::Narrowed;
use crate::{
    Access, Db, DbError, Viewer,
    db::Row,
    row::{params, row, statements},
};
use model::Id;

/// Hidden records that a walk may pass.
const PASSED_MAX: i64 = 2_000;
/// Flows somebody has a part in that may be gathered; who has a part in more sees much anyway.
const PARTS_MAX: i64 = 2_000;
/// Access groups a list is put together from.
pub(super) const GROUPS_MAX: usize = 4;

/// How many records of kind `$3` and status `$4` group `x` has, counted so far.
macro_rules! records {
    ($most:literal) => {
        concat!(
            "(SELECT COUNT(*) FROM (SELECT r.id FROM record r WHERE r.organisation_id = $1 AND r.kind = $3 \
             AND r.status = $4 AND r.access_group_id = x.id LIMIT ",
            $most,
            ") n)"
        )
    };
}

statements! {
    // `$1` organisation, `$2` access as in queries, `$3` kind, `$4` status.
    // Of groups the reader is in it matters only whether they have any.
    GROUPS = concat!("SELECT x.id, x.is_mine, CASE WHEN x.is_mine = 1 THEN ", records!("1"), " ELSE ", records!("2001"), " END \
        FROM (SELECT g.id, CAST(CASE WHEN g.id = $2 OR $2 LIKE ('%|' || g.id || '|%') THEN 1 ELSE 0 END AS BIGINT) AS is_mine \
        FROM access_group g WHERE g.organisation_id = $1 ORDER BY g.id LIMIT 500) x ORDER BY x.id");
    // `$1` the person.
    PARTS = "SELECT COUNT(*) FROM (SELECT f.id FROM flow f WHERE f.owner_id = $1 UNION ALL \
        SELECT v.flow_id FROM assignment v WHERE v.person_id = $1 UNION ALL SELECT v.flow_id FROM member_group_member g \
        JOIN assignment v ON v.pool_id = g.group_id WHERE g.person_id = $1 LIMIT 2001) n";
}

row! {
    pub struct GroupSize {
        pub group: Id,
        pub is_mine: bool,
        pub records: i64,
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// In the order of the list, past what is hidden.
    Walk,
    /// From these access groups, each in its order, and from what the reader owns or has a part in.
    Split(Vec<Id>),
}

/// Ids of records the viewer (`$3`) owns or has a part in.
pub(super) const PARTS_OF_VIEWER: &str = "(SELECT o.id FROM record o WHERE o.owner_id = $3 UNION \
    SELECT f.record_id FROM flow f WHERE f.owner_id = $3 UNION \
    SELECT f.record_id FROM assignment v JOIN flow f ON f.id = v.flow_id WHERE v.person_id = $3 UNION \
    SELECT f.record_id FROM member_group_member g JOIN assignment v ON v.pool_id = g.group_id \
    JOIN flow f ON f.id = v.flow_id WHERE g.person_id = $3)";

pub(super) async fn sight(db: &Db, viewer: &Viewer, narrowed: &Narrowed) -> Result<Sight, DbError> {
    let Access::Groups(_) = viewer.access else { return Ok(Sight::Walk) };
    // What narrows the list to few has an index of its own.
    if narrowed.owner.is_some() || narrowed.tag.is_some() {
        return Ok(Sight::Walk);
    }
    let data = params![&viewer.organisation, viewer.access.text(), &narrowed.kind, &narrowed.status];
    let all: Vec<GroupSize> = db.fetch_all(GROUPS, data).await?;
    let hidden: i64 = all.iter().filter(|group| !group.is_mine).map(|group| group.records).sum();
    let seen = all.into_iter().filter(|group| group.is_mine && group.records > 0);
    let seen: Vec<Id> = seen.map(|group| group.group).collect();
    if hidden <= PASSED_MAX || seen.len() > GROUPS_MAX {
        return Ok(Sight::Walk);
    }
    let parts = match &viewer.person {
        Some(person) => db.fetch(PARTS, params![person]).await?.first_mut().map_or(Ok(0), Row::take)?,
        None => 0,
    };
    Ok(if parts > PARTS_MAX { Sight::Walk } else { Sight::Split(seen) })
}
