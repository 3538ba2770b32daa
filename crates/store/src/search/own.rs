//! What the viewer sees only because they have, or had, something to do in it: in the flows they were asked last.
//! `$1` to `$3` the viewer, `$4` to `$11` words, `$12` what begins with the first, `$13` where to go on, `$14` how many.

use super::{
    Asked, Kind,
    found::{columns, each, matched, something_hidden, tables},
    query::WORDS_MAX,
};
use crate::{PageRequest, Viewer, db::Datum, dialect::Pair, row::params};

/// How many flows are looked at: none where they see everything anyway.
macro_rules! asked_last {
    () => {
        concat!("(CASE WHEN ", something_hidden!(), " THEN 100 ELSE 0 END)")
    };
}

/// Flows they were asked in, with what is in none of their access groups. Every deadline is above 0: said, so that pools are
/// gone through by what is open in them, not by all they ever had.
macro_rules! own {
    ($kind:ident, $tables:expr, $rank:expr, $group:literal) => {
        concat!(
            "WITH own AS MATERIALIZED (SELECT v.flow_id FROM (SELECT a.flow_id FROM assignment a WHERE a.person_id = $3 \
             ORDER BY a.flow_id DESC LIMIT ",
            asked_last!(),
            ") v UNION SELECT w.flow_id FROM (SELECT a.flow_id FROM member_group_member g \
             CROSS JOIN assignment a WHERE a.pool_id = g.group_id AND g.person_id = $3 AND a.is_open = 1 AND a.person_id IS NULL \
             AND a.due_at > 0 LIMIT ",
            asked_last!(),
            ") w) SELECT DISTINCT ",
            $rank,
            ", ",
            columns!($kind),
            " FROM own",
            $tables,
            " WHERE o.id = own.flow_id AND o.organisation_id = $1 AND ",
            matched!($kind),
            " AND ",
            $group,
            " <> $2 AND $2 NOT LIKE ('%|' || ",
            $group,
            " || '|%') AND ' ' || s.words || ' ' LIKE $4 AND ' ' || s.words || ' ' LIKE $5 AND ' ' || s.words || ' ' LIKE $6 \
             AND ' ' || s.words || ' ' LIKE $7 AND ' ' || s.words || ' ' LIKE $8 AND ' ' || s.words || ' ' LIKE $9 AND ' ' || s.words || ' ' LIKE $10 \
             AND ' ' || s.words || ' ' LIKE $11 AND ",
            $rank,
            " > $13 ORDER BY 1 LIMIT $14"
        )
    };
}

macro_rules! rank {
    () => {
        "CASE WHEN ' ' || s.words || ' ' LIKE $12 THEN CAST(0 AS BIGINT) ELSE 10000000000000 END - s.number"
    };
}

/// Items of a flow `o`, under the name given.
macro_rules! of_flow {
    (record, $item:literal) => {
        concat!($item, ".kind = 'record' AND ", $item, ".item_id = o.record_id")
    };
    (flow, $item:literal) => {
        concat!($item, ".kind = 'flow' AND ", $item, ".flow_id = o.id")
    };
    (message, $item:literal) => {
        concat!($item, ".kind = 'message' AND ", $item, ".flow_id = o.id")
    };
    (file, $item:literal) => {
        concat!($item, ".kind = 'file' AND ", $item, ".flow_id = o.id")
    };
}

macro_rules! pair {
    ($kind:ident, $group:literal) => {
        Pair {
            sqlite: own!(
                $kind,
                concat!(
                    " CROSS JOIN flow o CROSS JOIN search_item s ON ",
                    of_flow!($kind, "s"),
                    tables!(sqlite, $kind)
                ),
                rank!(),
                $group
            ),
            postgres: own!(
                $kind,
                concat!(
                    each!(" CROSS", "flow", "o", "x.id = own.flow_id"),
                    " CROSS JOIN LATERAL (SELECT x.* FROM search_item x WHERE ",
                    of_flow!($kind, "x"),
                    " OFFSET 0) s",
                    tables!(postgres, $kind)
                ),
                rank!(),
                $group
            ),
        }
    };
}

pub(super) const RECORDS: Pair = pair!(record, "r.access_group_id");
pub(super) const FLOWS: Pair = pair!(flow, "o.access_group_id");
pub(super) const MESSAGES: Pair = pair!(message, "o.access_group_id");
pub(super) const FILES: Pair = pair!(file, "o.access_group_id");

pub(crate) const PAIRS: &[&Pair] = &[&RECORDS, &FLOWS, &MESSAGES, &FILES];

pub(super) fn data(
    viewer: &Viewer,
    kind: Kind,
    asked: &Asked,
    (after, page): (i64, &PageRequest),
) -> Vec<Datum> {
    let pattern = |mark: &str, word: &super::query::Spelled| word.pattern(mark, &word.forms[0]);
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
