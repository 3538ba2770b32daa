//! The words of clocks, and of what happens around a deadline.

use super::super::{
    EACH, PAUSES, PRIORITIES, REMINDED,
    Shape::{
        ClockTarget, Condition, Line, ListOf, Name, Of, OneOf, OneOrList, Percent, Span, TemplateKey,
        Trigger, Whole, YesNo,
    },
    Thing, Word,
};
use crate::limits::REMINDER_TIMES_MAX;

pub static CLOCK: Thing = Thing {
    name: "a clock",
    words: &[
        Word::needed("clock", Name, "Key of the clock."),
        Word::may("name", Line, "What people read; the key in words where it is left out."),
        Word::may("starts", OneOrList(&Trigger), "Runs from the first of these."),
        Word::may(
            "stops",
            OneOrList(&Trigger),
            "Stops at the last of these; with the flow where it is left out.",
        ),
        Word::may("first", YesNo, "Stops at the first of `stops`, for good."),
        Word::may("each", OneOf(|| EACH.words()), "Runs anew in each stage, from its start to its end."),
        Word::needed("target", ClockTarget, "How long it may take; may differ by priority."),
        Word::may("amber", ClockTarget, "When it becomes urgent, before `target`."),
        Word::may(
            "calendar",
            Line,
            "The calendar that counts, by name; the flow's own where it is left out.",
        ),
        Word::may("pause", OneOrList(&OneOf(|| PAUSES.words())), "When it stands still."),
        Word::may("on_amber", ListOf(&Of(&ACTION)), "What happens at amber."),
        Word::may("on_red", ListOf(&Of(&ACTION)), "What happens at the deadline."),
        Word::may("escalate", ListOf(&Of(&ESCALATION)), "What happens before or after the deadline."),
    ],
    later: &[],
};

pub static COMPLIANCE: Thing = Thing {
    name: "a target",
    words: &[
        Word::needed("clock", Name, "Key of the clock."),
        Word::needed("met", Percent, "How often it is to be met, for example `95%`."),
    ],
    later: &[],
};

pub static PRIORITY_RULE: Thing = Thing {
    name: "a priority rule",
    words: &[
        Word::needed("if", Condition, "When it holds, …"),
        Word::needed("is", OneOf(|| PRIORITIES.words()), "… the flow has this priority."),
    ],
    later: &[],
};

pub static REMINDER: Thing = Thing {
    name: "a reminder",
    words: &[
        Word::may("before", Span, "So long before the deadline."),
        Word::may("after", Span, "So long after it."),
        Word::may("every", Span, "Again so long after the one before."),
        Word::may(
            "at_most",
            Whole { min: 1, max: REMINDER_TIMES_MAX as i64 },
            "How often in all, 3 unless told.",
        ),
    ],
    later: &[],
};

/// What is done; an escalation adds when.
pub static ACTION: Thing = Thing {
    name: "an action",
    words: &[
        Word::may("remind", OneOf(|| REMINDED.words()), "Whoever has something to do."),
        Word::may("notify", Name, "Everybody who plays this role."),
        Word::may("reassign", Name, "The open work goes to this role of ours."),
        Word::may("priority", OneOf(|| PRIORITIES.words()), "The flow is raised to it, never lowered."),
        Word::may("start", TemplateKey, "A flow of this template begins for the same record."),
    ],
    later: &[],
};

pub static ESCALATION: Thing = Thing {
    name: "an escalation",
    words: &[
        Word::may("before", Span, "So long before the deadline."),
        Word::may("after", Span, "So long after it."),
        Word::may("remind", OneOf(|| REMINDED.words()), "Whoever has something to do."),
        Word::may("notify", Name, "Everybody who plays this role."),
        Word::may("reassign", Name, "The open work goes to this role of ours."),
        Word::may("priority", OneOf(|| PRIORITIES.words()), "The flow is raised to it, never lowered."),
        Word::may("start", TemplateKey, "A flow of this template begins for the same record."),
    ],
    later: &[],
};
