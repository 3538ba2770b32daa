//! Few flows: all that meet the filter, sorted. How many they are stands in front of each row.

use super::{
    Others, Risk, Scope, Way,
    bands::{self, band_of},
    cursor_column, terms,
};
use crate::flows::{SUMMARY_COLUMNS, SUMMARY_JOINS, list::Sort};

const COUNTED: &str = "(SELECT COUNT(*) FROM found)";

pub fn gather((scope, others): (Scope, Others), (sort, way): (Sort, Way), risk: Risk) -> String {
    let (sign, direction) = (way.sign(), way.direction());
    let key = key(sort, way);
    let band = if sort.is_banded() { format!(", {} AS band", band_of(sort)) } else { String::new() };
    let found: Vec<String> = terms::conditions(scope, others, risk)
        .iter()
        .map(|met| format!("SELECT f.id AS id, {key} AS sorted{band} FROM {} WHERE {met}", scope.tables()))
        .collect();
    let found = found.join(" UNION ALL ");
    if sort.is_banded() {
        return format!(
            "WITH found AS MATERIALIZED ({found}), w AS MATERIALIZED (SELECT x.id, x.sorted, x.band FROM found x \
             WHERE (x.band, x.sorted, x.id) {sign} (CAST($23 AS BIGINT), $24, $25) \
             ORDER BY x.band {direction}, x.sorted {direction}, x.id {direction} LIMIT $22) \
             SELECT {COUNTED}, {}, f.id, {SUMMARY_COLUMNS} FROM w CROSS JOIN flow f {SUMMARY_JOINS} WHERE f.id = w.id \
             ORDER BY w.band {direction}, w.sorted {direction}, w.id {direction}",
            bands::CURSOR,
        );
    }
    format!(
        "WITH found AS MATERIALIZED ({found}), \
         w AS MATERIALIZED (SELECT x.id, x.sorted FROM found x WHERE (x.sorted, x.id) {sign} ($23, $24) \
         ORDER BY x.sorted {direction}, x.id {direction} LIMIT $22) \
         SELECT {COUNTED}, {}, f.id, {SUMMARY_COLUMNS} FROM w CROSS JOIN flow f {SUMMARY_JOINS} WHERE f.id = w.id \
         ORDER BY w.sorted {direction}, w.id {direction}",
        cursor_column(sort),
    )
}

fn key(sort: Sort, way: Way) -> &'static str {
    match sort {
        Sort::Updated => "(SELECT s.updated_at FROM flow_state s WHERE s.flow_id = f.id)",
        Sort::Due if way.is_dated() => {
            "CASE WHEN f.next_due_at = 9223372036854775807 THEN -1 ELSE f.next_due_at END"
        }
        other => cursor_column(other),
    }
}
