//! The words of blocks.

use super::super::{
    JOINS,
    Shape::{
        Condition, Line, ListOf, Name, Of, OneOfOrNumber, OneOrMap, Span, Target, TemplateKey, Text, Whole,
        YesNo,
    },
    Thing, Word,
};
use super::{ESCALATION, ITEM, REMINDER};
use crate::limits::REPEAT_TURNS_MAX;

pub static PARALLEL: Thing = Thing {
    name: "a parallel block",
    words: &[
        Word::may("name", Line, "What people read."),
        Word::may(
            "join",
            OneOfOrNumber(|| JOINS.words()),
            "How many branches have to finish; the others are withdrawn then.",
        ),
        Word::needed("branches", ListOf(&Of(&BRANCH)), "Run at once."),
    ],
    later: &[],
};

pub static BRANCH: Thing = Thing {
    name: "a branch",
    words: &[
        Word::may("name", Line, "What people read."),
        Word::needed("steps", ListOf(&Of(&ITEM)), "Steps and blocks, one after the other."),
    ],
    later: &[],
};

pub static CHOICE: Thing = Thing {
    name: "a choice",
    words: &[
        Word::may("key", Name, "With `by`: key of the decision, made from the name where it is left out."),
        Word::may("name", Line, "What people read."),
        Word::may("by", Name, "The role that picks the branch; without it, conditions do."),
        Word::may("title", Text, "With `by`: what is to be decided, the name where it is left out."),
        Word::may("text", Text, "With `by`: the explanation."),
        Word::may("sees", ListOf(&Name), "With `by`: `start` or earlier steps whose data are shown."),
        Word::may("due", Target, "With `by`: how long the decision may take."),
        Word::may("calendar", Line, "With `by`: the calendar that counts `due`, by name."),
        Word::may("remind", ListOf(&OneOrMap(&REMINDER)), "With `by`: before or after `due`."),
        Word::may(
            "escalate",
            ListOf(&Of(&ESCALATION)),
            "With `by`: what else happens before or after `due`.",
        ),
        Word::needed("branches", ListOf(&Of(&CHOICE_BRANCH)), "The first whose condition holds is taken."),
    ],
    later: &[],
};

pub static CHOICE_BRANCH: Thing = Thing {
    name: "a branch",
    words: &[
        Word::may("name", Line, "What people read; needed where a person picks."),
        Word::may("if", Condition, "Taken when it holds and none before did."),
        Word::may("otherwise", YesNo, "`true`: taken when no condition holds; stands last."),
        Word::needed("steps", ListOf(&Of(&ITEM)), "Steps and blocks, one after the other."),
    ],
    later: &[],
};

pub static REPEAT: Thing = Thing {
    name: "a repeat",
    words: &[
        Word::may("name", Line, "What people read."),
        Word::needed("until", Condition, "Looked at after each turn; may read the steps inside."),
        Word::may(
            "at_most",
            Whole { min: 1, max: REPEAT_TURNS_MAX as i64 },
            "Turns after which the flow goes on all the same, 100 unless told.",
        ),
        Word::needed("steps", ListOf(&Of(&ITEM)), "Steps and blocks, one after the other."),
    ],
    later: &[],
};

pub static WAIT: Thing = Thing {
    name: "a wait",
    words: &[
        Word::may("key", Name, "Key of the wait, made from the name where it is left out."),
        Word::may("name", Line, "What people read."),
        Word::may("for", Span, "So long."),
        Word::may("until", Target, "Until that time; a date means its first instant."),
        Word::may("signal", Name, "Until this signal comes from outside."),
        Word::may("keep", YesNo, "signal: counts also if it came before."),
        Word::may(
            "calendar",
            Line,
            "The calendar that counts, by name; the flow's own where it is left out.",
        ),
        VISIBLE,
        LABEL_FOR_CLIENT,
    ],
    later: &[],
};

const VISIBLE: Word =
    Word::may("visible", ListOf(&Name), "Outside roles that may know of it, by the label for them.");
const LABEL_FOR_CLIENT: Word = Word::may("label_for_client", Text, "What those outside people read.");

pub static SUB_FLOW: Thing = Thing {
    name: "a flow to start",
    words: &[
        Word::may("key", Name, "Key of this step, made from the name where it is left out."),
        Word::may("name", Line, "What people read."),
        Word::needed("template", TemplateKey, "Key of the template to start for the same record."),
        Word::may("wait", YesNo, "Whether this flow waits until that one has ended; it does unless told."),
        VISIBLE,
        LABEL_FOR_CLIENT,
    ],
    later: &[],
};

pub static MILESTONE: Thing = Thing {
    name: "a milestone",
    words: &[
        Word::needed("milestone", Name, "Key of the milestone."),
        Word::may("name", Line, "What people read; the key in words where it is left out."),
        Word::may("visible", ListOf(&Name), "Outside roles that are told when it is reached."),
    ],
    later: &[],
};

/// What runs after an outcome before the flow ends.
pub static RUN: Thing = Thing {
    name: "an outcome",
    words: &[Word::needed("steps", ListOf(&Of(&ITEM)), "These run, then the flow ends.")],
    later: &[],
};
