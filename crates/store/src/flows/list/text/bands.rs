//! Orders in bands: red before amber before the rest, urgent before high, one party after the other; within each band by
//! deadline. One page's worth from each band, merged; of bands that are behind the page, nothing.
//! Parameters: from `$23` on two for each band, where to go on in it.

use super::{
    Lead, STATUSES, Way,
    terms::{Others, terms},
};
use crate::flows::{SUMMARY_COLUMNS, SUMMARY_JOINS, list::Sort};

/// Where a page ended: band and deadline.
pub const CURSOR: &str = "CAST(w.band AS VARCHAR(20)) || ':' || CAST(w.sorted AS VARCHAR(20))";

/// How many bands an order has.
pub fn bands(sort: Sort) -> usize {
    conditions(sort).len()
}

/// What a flow meets in each band, as an index finds it.
fn conditions(sort: Sort) -> &'static [&'static str] {
    match sort {
        Sort::Alarm => &["f.alarm <> 0 AND f.alarm = 2", "f.alarm <> 0 AND f.alarm = 1", "f.alarm = 0"],
        Sort::Priority => &[
            "f.priority <> 1 AND f.priority = 3",
            "f.priority <> 1 AND f.priority = 2",
            "f.priority = 1",
            "f.priority <> 1 AND f.priority = 0",
        ],
        Sort::Held => &[
            "f.held_by = 'client'",
            "f.held_by = 'us'",
            "f.held_by = 'third_party'",
            "f.held_by = 'waiting'",
            "f.held_by IS NULL",
        ],
        Sort::Updated | Sort::Started | Sort::Due | Sort::Name => &[],
    }
}

/// The number of a flow's band.
pub fn band_of(sort: Sort) -> String {
    let of = |(number, met): (usize, &&str)| format!("WHEN {met} THEN {number}");
    let cases: Vec<String> = conditions(sort).iter().enumerate().map(of).collect();
    format!("CASE {} END", cases.join(" "))
}

pub fn walk(lead: Lead, sort: Sort, way: Way) -> String {
    let direction = way.direction();
    let mut branches = Vec::new();
    for (number, band) in conditions(sort).iter().enumerate() {
        branches
            .extend(statuses(lead, sort, number).iter().map(|status| branch(number, way, (status, band))));
    }
    let merged = format!("w.band {direction}, w.sorted {direction}, w.id {direction}");
    format!(
        "WITH w AS MATERIALIZED (SELECT * FROM ({}) w ORDER BY {merged} LIMIT $22) \
         SELECT {CURSOR}, f.id, {SUMMARY_COLUMNS} FROM w CROSS JOIN flow f {SUMMARY_JOINS} WHERE f.id = w.id ORDER BY {merged}",
        branches.join(" UNION ALL "),
    )
}

fn branch(number: usize, way: Way, (of_status, band): (&str, &str)) -> String {
    let (sign, direction, place) = (way.sign(), way.direction(), 23 + 2 * number);
    format!(
        "SELECT * FROM (SELECT {number} AS band, f.next_due_at AS sorted, f.id AS id FROM flow f WHERE {of_status}{band} \
         AND (f.next_due_at, f.id) {sign} (${place}, ${}) AND {} ORDER BY f.next_due_at {direction}, f.id {direction} \
         LIMIT $22) s{number}",
        place + 1,
        terms(&[], Others::Some, false),
    )
}

/// One branch for each status where the index that has the band begins with it.
fn statuses(lead: Lead, sort: Sort, number: usize) -> Vec<String> {
    let held_by_nobody = sort == Sort::Held && number == 4;
    let by_status = held_by_nobody || sort == Sort::Priority || (sort == Sort::Alarm && number == 2);
    match lead {
        _ if !by_status => vec![String::new()],
        Lead::Any => {
            // What has ended is held by nobody, and nothing else.
            let all = if held_by_nobody { &STATUSES[2..] } else { &STATUSES[..] };
            all.iter().map(|status| format!("f.status = '{status}' AND ")).collect()
        }
        _ if held_by_nobody => vec!["f.status = $4 AND $4 <> 'running' AND $4 <> 'paused' AND ".to_owned()],
        _ => vec!["f.status = $4 AND ".to_owned()],
    }
}
