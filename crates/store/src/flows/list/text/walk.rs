//! Many flows: the index of the order is walked until the page is full.

use super::{
    Lead, Risk, STATUSES, Way, cursor_column,
    terms::{Filter, Others, alarmed, near, terms},
};
use crate::flows::{SUMMARY_COLUMNS, SUMMARY_JOINS, list::Sort};

/// One page's worth from each branch, merged.
pub fn walk(lead: Lead, (sort, way): (Sort, Way), risk: Risk) -> String {
    let of_status: Vec<String> = match lead {
        Lead::Any => STATUSES.iter().map(|status| format!("s.status = '{status}' AND ")).collect(),
        Lead::Status | Lead::StatusDue | Lead::Owner | Lead::Template => {
            vec!["s.status = $4 AND ".to_owned()]
        }
        Lead::Name | Lead::Held | Lead::Alarm | Lead::Priority => vec![String::new()],
    };
    let parts: &[Part] = if way.is_dated() { &[Part::Dated, Part::Undated] } else { &[Part::Whole] };
    let mut branches = Vec::new();
    for part in parts {
        for status in &of_status {
            branches.push(branch((sort, way, *part), status, &walked(lead, risk)));
        }
        if risk == Risk::Split {
            // Each has an order of its own in their index.
            for alarm in ["f.alarm <> 0 AND f.alarm = 2", "f.alarm <> 0 AND f.alarm = 1"] {
                branches.push(branch((sort, way, *part), "", &alarmed(alarm)));
            }
        }
    }
    let direction = way.direction();
    // Undated ones come last, so first where the walk goes backwards.
    let phase = if way.is_up() { "DESC" } else { "ASC" };
    let merged = format!("w.phase {phase}, w.sorted {direction}, w.id {direction}");
    format!(
        "WITH w AS MATERIALIZED (SELECT * FROM ({}) w ORDER BY {merged} LIMIT $22) \
         SELECT {}, f.id, {SUMMARY_COLUMNS} FROM w CROSS JOIN flow f {SUMMARY_JOINS} WHERE f.id = w.id ORDER BY {merged}",
        branches.join(" UNION ALL "),
        cursor_column(sort),
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Dated,
    Undated,
}

/// `s` is the table whose index is walked, `f` the flow.
fn branch((sort, way, part): (Sort, Way, Part), of_status: &str, met: &str) -> String {
    let (sign, direction) = (way.sign(), way.direction());
    let (from, id) = match sort {
        Sort::Updated => ("flow_state s CROSS JOIN flow f", "s.flow_id"),
        _ => ("flow f", "f.id"),
    };
    let key = match sort {
        Sort::Updated => "s.updated_at",
        other => cursor_column(other),
    };
    let of_status =
        if sort == Sort::Updated { of_status.to_owned() } else { of_status.replace("s.status", "f.status") };
    let joined = if sort == Sort::Updated { "s.organisation_id = $1 AND f.id = s.flow_id AND " } else { "" };
    let cursor = match part {
        Part::Whole => format!("({key}, {id}) {sign} ($23, $24)"),
        Part::Dated => format!("{key} < 9223372036854775807 AND ({key}, {id}) {sign} ($23, $24)"),
        Part::Undated => format!("{key} = 9223372036854775807 AND {id} {sign} $25"),
    };
    let phase = i32::from(part == Part::Undated);
    let order = match part {
        Part::Undated => format!("{id} {direction}"),
        _ => format!("{key} {direction}, {id} {direction}"),
    };
    format!(
        "SELECT * FROM (SELECT {phase} AS phase, {key} AS sorted, {id} AS id FROM {from} \
         WHERE {of_status}{joined}{cursor} AND {met} ORDER BY {order} LIMIT $22) b{phase}"
    )
}

/// What a row on the way has to meet besides the status.
fn walked(lead: Lead, risk: Risk) -> String {
    let own: &[Filter] = match lead {
        Lead::Any | Lead::Status | Lead::Name => &[],
        Lead::StatusDue => &[Filter::Due],
        Lead::Owner => &[Filter::Owner, Filter::Due],
        Lead::Template => &[Filter::Template, Filter::Due],
        Lead::Held => &[Filter::Held, Filter::Due],
        Lead::Alarm => &[Filter::Alarm, Filter::Due],
        Lead::Priority => &[Filter::Priority, Filter::Status, Filter::Due],
    };
    let near: Vec<Filter> = match risk {
        Risk::Whole => own.to_vec(),
        Risk::Split => own.iter().map(|filter| near(*filter)).collect(),
    };
    terms(&near, Others::Some, lead == Lead::Owner)
}
