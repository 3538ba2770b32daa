//! What the viewer sees only because they have, or had, something to do in it: in the flows they were asked last.
//! `$1` to `$3` the viewer, `$4` to `$11` words, `$12` what begins with the first, `$13` where to go on, `$14` how many.

use super::{
    Asked, Kind,
    found::{columns, matched, tables},
    query::WORDS_MAX,
};
use crate::{
    PageRequest, Viewer,
    db::Datum,
    row::{params, statements},
};

/// Flows they were asked in, with what is in none of their access groups.
macro_rules! own {
    ($kind:ident, $rank:expr, $join:literal, $group:literal) => {
        concat!(
            "WITH own AS MATERIALIZED (SELECT v.flow_id FROM (SELECT a.flow_id FROM assignment a WHERE a.person_id = $3 \
             ORDER BY a.flow_id DESC LIMIT 100) v UNION SELECT w.flow_id FROM (SELECT a.flow_id FROM member_group_member g \
             CROSS JOIN assignment a WHERE a.pool_id = g.group_id AND g.person_id = $3 AND a.is_open = 1 AND a.person_id IS NULL \
             LIMIT 100) w) SELECT DISTINCT ",
            $rank,
            ", ",
            columns!($kind),
            " FROM own CROSS JOIN flow o CROSS JOIN search_item s",
            tables!($kind),
            " WHERE o.id = own.flow_id AND o.organisation_id = $1 AND ",
            $join,
            " AND ",
            matched!($kind),
            " AND ",
            $group,
            " <> $2 AND $2 NOT LIKE ('%|' || ",
            $group,
            " || '|%') AND ' ' || s.words LIKE $4 AND ' ' || s.words LIKE $5 AND ' ' || s.words LIKE $6 \
             AND ' ' || s.words LIKE $7 AND ' ' || s.words LIKE $8 AND ' ' || s.words LIKE $9 AND ' ' || s.words LIKE $10 \
             AND ' ' || s.words LIKE $11 AND ",
            $rank,
            " > $13 ORDER BY 1 LIMIT $14"
        )
    };
}

macro_rules! rank {
    () => {
        "CASE WHEN ' ' || s.words LIKE $12 THEN CAST(0 AS BIGINT) ELSE 10000000000000 END - s.number"
    };
}

statements! {
    RECORDS_TEXT = own!(record, rank!(), "s.kind = 'record' AND s.item_id = o.record_id", "r.access_group_id");
    FLOWS_TEXT = own!(flow, rank!(), "s.kind = 'flow' AND s.flow_id = o.id", "o.access_group_id");
    MESSAGES_TEXT = own!(message, rank!(), "s.kind = 'message' AND s.flow_id = o.id", "o.access_group_id");
    FILES_TEXT = own!(file, rank!(), "s.kind = 'file' AND s.flow_id = o.id", "o.access_group_id");
}

pub(super) const RECORDS: &str = RECORDS_TEXT;
pub(super) const FLOWS: &str = FLOWS_TEXT;
pub(super) const MESSAGES: &str = MESSAGES_TEXT;
pub(super) const FILES: &str = FILES_TEXT;

pub(super) fn data(
    viewer: &Viewer,
    kind: Kind,
    asked: &Asked,
    (after, page): (i64, &PageRequest),
) -> Vec<Datum> {
    let pattern = |mark: &str, word: &super::query::Spelled| {
        let end = if word.is_beginning() { "%" } else { " %" };
        format!("% {mark}{}{end}", word.forms[0])
    };
    let mut data = Vec::with_capacity(WORDS_MAX + 3);
    for place in 0..WORDS_MAX {
        data.push(Datum::from(asked.words.get(place).map_or("%".to_owned(), |word| pattern("", word))));
    }
    // Messages have no name to begin with anything.
    let first = asked.words.first().filter(|_| kind != Kind::Message);
    data.push(Datum::from(first.map_or_else(|| "^".to_owned(), |word| pattern("^", word))));
    data.extend(params![after, page.size() + 1]);
    viewer.with(data)
}
