//! The kinds every organisation has, with the fields they begin with.

use crate::records::firm;
use model::{Field, definition::record_fields};
use std::{collections::BTreeMap, sync::LazyLock};

pub const PROSPECT: &str = "prospect";
pub const CLIENT: &str = "client";
pub const EMPLOYEE: &str = "employee";
pub const PARTNER: &str = "partner";
/// What a client has had approved: a service, so many times, until a day.
pub const AUTHORIZATION: &str = "authorization";

pub(super) struct BuiltIn {
    pub key: &'static str,
    pub belongs_to: Option<&'static str>,
    pub launches: bool,
    pub fields: &'static str,
}

/// In the order of menus and lists.
pub(super) const BUILT_IN: [BuiltIn; 6] = [
    BuiltIn { key: PROSPECT, belongs_to: None, launches: true, fields: PERSON_OR_FIRM },
    BuiltIn { key: CLIENT, belongs_to: None, launches: true, fields: CLIENT_FIELDS },
    BuiltIn { key: EMPLOYEE, belongs_to: None, launches: true, fields: EMPLOYEE_FIELDS },
    BuiltIn { key: PARTNER, belongs_to: None, launches: true, fields: PERSON_OR_FIRM },
    BuiltIn { key: AUTHORIZATION, belongs_to: Some(CLIENT), launches: false, fields: AUTHORIZATION_FIELDS },
    BuiltIn { key: firm::KIND, belongs_to: None, launches: true, fields: "[]" },
];

const PERSON_OR_FIRM: &str = r#"[
    {"key": "phone", "label": "Phone", "type": "phone"},
    {"key": "address", "label": "Address", "type": "address"},
    {"key": "source", "label": "Came to us by", "type": "text"}]"#;

const CLIENT_FIELDS: &str = r#"[
    {"key": "phone", "label": "Phone", "type": "phone"},
    {"key": "address", "label": "Address", "type": "address"},
    {"key": "contract_start", "label": "Contract from", "type": "date"},
    {"key": "contract_end", "label": "Contract until", "type": "date"},
    {"key": "next_appointment", "label": "Next appointment", "type": "date"}]"#;

const EMPLOYEE_FIELDS: &str = r#"[
    {"key": "phone", "label": "Phone", "type": "phone"},
    {"key": "address", "label": "Address", "type": "address"},
    {"key": "job_title", "label": "Job title", "type": "text"},
    {"key": "first_day", "label": "First day", "type": "date"},
    {"key": "last_day", "label": "Last day", "type": "date"},
    {"key": "emergency_contact", "label": "Emergency contact", "type": "text"}]"#;

const AUTHORIZATION_FIELDS: &str = r#"[
    {"key": "service", "label": "Service", "type": "text"},
    {"key": "reference", "label": "Reference", "type": "text"},
    {"key": "units", "label": "Units", "type": "number"},
    {"key": "valid_from", "label": "Valid from", "type": "date"},
    {"key": "valid_until", "label": "Valid until", "type": "date"}]"#;

static FIELDS: LazyLock<BTreeMap<&'static str, Vec<Field>>> = LazyLock::new(|| {
    BUILT_IN.iter().map(|kind| (kind.key, record_fields(kind.fields).unwrap_or_default())).collect()
});

/// What it begins with, until an admin says otherwise.
pub(super) fn fields(key: &str) -> Vec<Field> {
    FIELDS.get(key).cloned().unwrap_or_default()
}

pub(crate) fn is_built_in(key: &str) -> bool {
    BUILT_IN.iter().any(|kind| kind.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_kinds_begin_with_can_be_read() {
        for kind in BUILT_IN {
            assert!(record_fields(kind.fields).is_ok(), "{}", kind.key);
        }
        let known = BUILT_IN.map(|kind| kind.key);
        assert!(BUILT_IN.iter().filter_map(|kind| kind.belongs_to).all(|owner| known.contains(&owner)));
    }
}
