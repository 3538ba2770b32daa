//! Limits of templates and flows (engine.md, "Limits"). Refused with a clear error, never cut off.

pub const TEMPLATE_STEPS_MAX: usize = 500;
pub const TEMPLATE_NESTING_MAX: usize = 12;
pub const TEMPLATE_ROLES_MAX: usize = 50;
pub const FORM_FIELDS_MAX: usize = 200;
pub const DEFINITION_BYTES_MAX: usize = 1024 * 1024;
pub const FLOW_EVENTS_MAX: usize = 10_000;
pub const FLOW_DATA_BYTES_MAX: usize = 1024 * 1024;
/// Values above this are kept as references and do not count towards a flow's data.
pub const VALUE_INLINE_BYTES_MAX: usize = 4 * 1024;
/// One answer to a text or long text field, in characters.
pub const TEXT_CHARS_MAX: usize = 500;
pub const LONG_TEXT_CHARS_MAX: usize = 20_000;
pub const FIELD_OPTIONS_MAX: usize = 500;
pub const CHECKLIST_ITEMS_MAX: usize = 100;
pub const FIELD_FILES_MAX: usize = 20;
pub const FIELD_PERSONS_MAX: usize = 50;
/// Records one answer may name.
pub const FIELD_RECORDS_MAX: usize = 200;
/// Entries of a list that says nothing about it, and at most.
pub const LIST_ENTRIES: u8 = 10;
pub const LIST_ENTRIES_MAX: u8 = 50;
/// Turns of a repeat that says nothing about it, and at most.
pub const REPEAT_TURNS: u32 = 100;
pub const REPEAT_TURNS_MAX: u32 = 1_000;
/// How often a reminder with `every` comes that says nothing about it, and at most.
pub const REMINDER_TIMES: u32 = 3;
pub const REMINDER_TIMES_MAX: u32 = 50;
/// Reminders, escalations or actions in one list.
pub const ACTIONS_MAX: usize = 20;
pub const TEMPLATE_CLOCKS_MAX: usize = 50;
pub const PRIORITY_RULES_MAX: usize = 50;
