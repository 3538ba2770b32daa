//! The maps of the language and their words.

mod blocks;
mod deadlines;

pub use blocks::{BRANCH, CHOICE, CHOICE_BRANCH, MILESTONE, PARALLEL, REPEAT, RUN, SUB_FLOW, WAIT};
pub use deadlines::{ACTION, CLOCK, COMPLIANCE, ESCALATION, PRIORITY_RULE, REMINDER};

use super::{
    DECIDED_BY, FIELD_TYPES, FILE_TYPES, KINDS, ORDERS, PARTIES, RECORD_STATUSES,
    Shape::{
        Condition, Data, Decimal, Either, Format, Keyed, Line, ListOf, Name, Of, OneOf, OneOfOrNumber,
        OneOrMap, Outcomes, Target, TemplateKey, Text, Texts, Whole, YesNo,
    },
    Thing, Word,
};

pub static TEMPLATE: Thing = Thing {
    name: "a template",
    words: &[
        Word::needed("baton", Format, "Version of this format."),
        Word::needed("key", TemplateKey, "Names the template in addresses and in the API."),
        Word::needed("name", Line, "What people call it."),
        Word::may("description", Line, "One or two sentences for whoever chooses it."),
        Word::may("started_from", ListOf(&Name), "Record kinds whose menus offer it."),
        Word::may("roles", Keyed(&ROLE), "The parts people play, by key."),
        Word::may("start", Of(&START), "Who starts it and what is asked before."),
        Word::needed("stages", ListOf(&Of(&STAGE)), "The parts of the flow, one after the other."),
        Word::may("clocks", ListOf(&Of(&CLOCK)), "Promises over parts of the flow."),
        Word::may("targets", ListOf(&Of(&COMPLIANCE)), "How often a clock is to be met."),
        Word::may(
            "priority",
            ListOf(&Of(&PRIORITY_RULE)),
            "The first whose condition holds counts, else normal.",
        ),
    ],
    later: &[],
};

pub static ROLE: Thing = Thing {
    name: "a role",
    words: &[
        Word::may("name", Line, "What people read; the key in words where it is left out."),
        Word::needed("party", OneOf(|| PARTIES.words()), "On whose side the role is."),
        Word::may(
            "fill",
            Line,
            "Who plays it: `record.contact`, `record.contact ROLE`, `record.owner`, `starter`, `group NAME` or `later`; \
             asked at the start where it is left out.",
        ),
    ],
    later: &[],
};

pub static START: Thing = Thing {
    name: "the start",
    words: &[
        Word::may("initializer", Name, "The role of whoever starts the flow by link or portal."),
        Word::may(
            "form",
            ListOf(&Either(&FIELD, &SECTION)),
            "Asked before the flow exists; its data are `start.…`.",
        ),
    ],
    later: &[],
};

pub static STAGE: Thing = Thing {
    name: "a stage",
    words: &[
        Word::needed("stage", Name, "Key of the stage."),
        Word::may("name", Line, "What people read; the key in words where it is left out."),
        Word::needed("steps", ListOf(&Of(&ITEM)), "Steps and blocks, one after the other."),
    ],
    later: &[],
};

/// An item of `steps`: exactly one of these. Steps and milestones carry their other words beside.
pub static ITEM: Thing = Thing {
    name: "an item of `steps`",
    words: &[
        Word::may("step", Of(&STEP), "One action by one role, or by the system."),
        Word::may("parallel", Of(&PARALLEL), "Several branches at once."),
        Word::may("choice", Of(&CHOICE), "One of several branches."),
        Word::may("repeat", Of(&REPEAT), "Again and again until a condition holds."),
        Word::may("wait", Of(&WAIT), "Until a time or a signal comes."),
        Word::may("flow", Of(&SUB_FLOW), "Another template's flow for the same record."),
        Word::may("milestone", Of(&MILESTONE), "A point worth knowing about."),
    ],
    later: &[],
};

pub static STEP: Thing = Thing {
    name: "a step",
    words: &[
        Word::needed("step", Name, "Key of the step; its data are `KEY.…`."),
        Word::needed("kind", OneOf(|| KINDS.words()), "What is to be done."),
        Word::may("role", Name, "Who does it."),
        Word::may("to", Name, "Whom a message reaches."),
        Word::may("title", Text, "One line: what is to be done."),
        Word::may("text", Text, "The explanation, or the words of a message."),
        Word::may("form", ListOf(&Either(&FIELD, &SECTION)), "What is asked."),
        Word::may("files", ListOf(&Of(&FILE)), "Documents asked for or delivered."),
        Word::may("sees", ListOf(&Name), "`start` or earlier steps whose data are shown."),
        Word::may("visible", ListOf(&Name), "Outside roles that may see the step although it is not theirs."),
        Word::may("label_for_client", Text, "What outside people read instead of the title."),
        Word::may(
            "outcome",
            Outcomes,
            "What an outcome does: `end`, `continue`, a list of steps, or `{steps: […]}`.",
        ),
        Word::may("decided_by", OneOfOrNumber(|| DECIDED_BY.words()), "How many must act."),
        Word::may("order", OneOf(|| ORDERS.words()), "Whether they act together or one after another."),
        Word::may("checklist", ListOf(&Line), "Each must be ticked before the positive outcome."),
        Word::may("due", Target, "How long it may take."),
        Word::may(
            "calendar",
            Line,
            "The calendar that counts `due`, by name; the flow's own where it is left out.",
        ),
        Word::may(
            "remind",
            ListOf(&OneOrMap(&REMINDER)),
            "Before or after `due`; the usual schedule where it is left out, `[]` for none.",
        ),
        Word::may("escalate", ListOf(&Of(&ESCALATION)), "What else happens before or after `due`."),
        Word::may("prepared_by", Name, "One of our roles that fills in the details before anybody sees it."),
        Word::may("when", Condition, "Skipped when it does not hold."),
        Word::may(
            "set",
            Texts,
            "update_record: fields of the record and what they are set to; `{{…}}` alone keeps the type of its datum.",
        ),
        Word::may("status", OneOf(|| RECORD_STATUSES.words()), "update_record: in use, or archived."),
        Word::may("convert_to", Name, "update_record: `client`, of a prospect."),
        Word::may("add_tags", ListOf(&Line), "update_record: tags it gets."),
        Word::may("remove_tags", ListOf(&Line), "update_record: tags it loses."),
        Word::may("owner", Name, "update_record: the role of ours whose player owns it from then on."),
        Word::may(
            "creates",
            Name,
            "update_record: a new record of this kind, which belongs to the flow's and gets what is said here.",
        ),
    ],
    later: &["anonymous", "document", "clock"],
};

pub static FIELD: Thing = Thing {
    name: "a field",
    words: &[
        Word::needed("key", Name, "Names the answer in conditions and texts."),
        Word::needed("label", Text, "The question."),
        Word::needed("type", OneOf(|| FIELD_TYPES.words()), "What is answered."),
        Word::may("hint", Text, "A sentence under the label."),
        Word::may("required", YesNo, "Must be answered."),
        Word::may("names_record", YesNo, "Start form: the record takes its name from this answer."),
        Word::may(
            "shown_if",
            Condition,
            "Asked only when it holds; may read earlier fields of the same form.",
        ),
        Word::may("prefill", Data, "Offered as the answer."),
        Word::may("options", ListOf(&Line), "choice, several: what can be chosen."),
        Word::may("decimals", Whole { min: 0, max: 9 }, "number: places behind the point, 0 unless told."),
        Word::may("min", Decimal, "number: the least. list: the fewest entries, 0 unless told."),
        Word::may(
            "max",
            Decimal,
            "number: the most. rating: the best, 5 unless told. list: the most entries, 10 unless told.",
        ),
        Word::may("currency", Line, "money: the ISO 4217 code, for example EUR."),
        Word::may("types", ListOf(&OneOf(|| FILE_TYPES.words())), "file: what is taken."),
        Word::may("from", Line, "person: `group NAME` or `outside`."),
        Word::may("contact_role", Line, "person from outside: their part in the record."),
        Word::may("several", YesNo, "person: more than one."),
        Word::may("kinds", ListOf(&Name), "records: of which kinds, any where it is left out."),
        Word::may("binds", Name, "person, records: the role they (or their contacts) play from then on."),
        Word::may("entry", Line, "list: what one entry is called, for example `Owner`."),
        Word::may(
            "fields",
            ListOf(&Of(&FIELD)),
            "list: what is asked of each entry; their `shown_if` reads earlier ones as `KEY_OF_THE_LIST.FIELD`.",
        ),
    ],
    later: &[],
};

pub static SECTION: Thing = Thing {
    name: "a section",
    words: &[
        Word::needed("section", Text, "The heading over its fields."),
        Word::needed("fields", ListOf(&Of(&FIELD)), "What is asked under it; keys are the form's."),
        Word::may("hint", Text, "A sentence under the heading."),
        Word::may("shown_if", Condition, "Its fields are asked only when it holds."),
    ],
    later: &[],
};

pub static FILE: Thing = Thing {
    name: "a document",
    words: &[
        Word::needed("key", Name, "Names the document in conditions and texts."),
        Word::needed("label", Text, "What is asked for."),
        Word::may("hint", Text, "A sentence under the label."),
        Word::may(
            "types",
            ListOf(&OneOf(|| FILE_TYPES.words())),
            "What is taken; any type where it is left out.",
        ),
        Word::may("required", YesNo, "Must be given."),
        Word::may("reviewed_by", Name, "The role that accepts or returns it."),
        Word::may(
            "may_decline",
            YesNo,
            "\u{201c}I don't have this\u{201d} is offered; the reviewer may waive it.",
        ),
    ],
    later: &["template", "valid_for"],
};
