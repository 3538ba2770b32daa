//! Words that stand for values.

use super::Vocabulary;
use crate::{
    definition::{DecidedBy, Join, Kind, Moment, Order, Outcome, Party, PauseWhile, Priority, RecordStatus},
    field::FileType,
};

/// Names that steps and roles cannot have: they mean something else in conditions and texts.
pub const RESERVED_NAMES: [&str; 15] = [
    "start", "record", "flow", "end", "and", "or", "not", "in", "is", "given", "contains", "true", "false",
    "yes", "no",
];

pub const RESERVED_STAGES: [&str; 3] = ["flow", "signal", "milestone"];

pub const KINDS: Vocabulary<Kind> = Vocabulary {
    now: &[
        ("form", Kind::Form),
        ("file_request", Kind::FileRequest),
        ("approval", Kind::Approval),
        ("acknowledgement", Kind::Acknowledgement),
        ("task", Kind::Task),
        ("message", Kind::Message),
        ("update_record", Kind::UpdateRecord),
    ],
    later: &["signature", "booking", "email", "webhook", "connector", "ai_check"],
};

pub const RECORD_STATUSES: Vocabulary<RecordStatus> =
    Vocabulary { now: &[("active", RecordStatus::Active), ("inactive", RecordStatus::Inactive)], later: &[] };

/// Words that only steps of kind `update_record` have.
pub const UPDATE_WORDS: [&str; 7] =
    ["set", "status", "convert_to", "add_tags", "remove_tags", "owner", "creates"];

pub const PARTIES: Vocabulary<Party> = Vocabulary {
    now: &[("us", Party::Us), ("client", Party::Client), ("third_party", Party::ThirdParty)],
    later: &[],
};

pub const OUTCOMES: Vocabulary<Outcome> = Vocabulary {
    now: &[
        ("submitted", Outcome::Submitted),
        ("approved", Outcome::Approved),
        ("denied", Outcome::Denied),
        ("sent_back", Outcome::SentBack),
        ("acknowledged", Outcome::Acknowledged),
        ("done", Outcome::Done),
    ],
    later: &["signed", "declined", "booked"],
};

pub const DECIDED_BY: Vocabulary<DecidedBy> = Vocabulary {
    now: &[("one", DecidedBy::One), ("all", DecidedBy::All), ("majority", DecidedBy::Majority)],
    later: &[],
};

pub const ORDERS: Vocabulary<Order> = Vocabulary {
    now: &[("together", Order::Together), ("one_after_another", Order::OneAfterAnother)],
    later: &[],
};

/// Besides a number.
pub const JOINS: Vocabulary<Join> = Vocabulary { now: &[("all", Join::All), ("any", Join::Any)], later: &[] };

pub const PRIORITIES: Vocabulary<Priority> = Vocabulary {
    now: &[
        ("low", Priority::Low),
        ("normal", Priority::Normal),
        ("high", Priority::High),
        ("urgent", Priority::Urgent),
    ],
    later: &[],
};

pub const PAUSES: Vocabulary<PauseWhile> =
    Vocabulary { now: &[("client", PauseWhile::Client), ("paused", PauseWhile::Paused)], later: &[] };

/// What a clock may run anew in.
pub const EACH: Vocabulary<()> = Vocabulary { now: &[("stage", ())], later: &[] };

/// Whom a reminder may reach.
pub const REMINDED: Vocabulary<()> = Vocabulary { now: &[("assignees", ())], later: &[] };

/// Of a step, besides `idle`.
pub const MOMENTS: Vocabulary<Moment> = Vocabulary {
    now: &[
        ("opened", Moment::Opened),
        ("done", Moment::Done),
        ("approved", Moment::Approved),
        ("denied", Moment::Denied),
        ("sent_back", Moment::SentBack),
        ("skipped", Moment::Skipped),
    ],
    later: &[],
};

pub const FILE_TYPES: Vocabulary<FileType> = Vocabulary {
    now: &[
        ("pdf", FileType::Pdf),
        ("jpg", FileType::Jpg),
        ("png", FileType::Png),
        ("heic", FileType::Heic),
        ("docx", FileType::Docx),
        ("xlsx", FileType::Xlsx),
        ("csv", FileType::Csv),
        ("txt", FileType::Txt),
        ("zip", FileType::Zip),
    ],
    later: &[],
};

/// A field's `type`, before its details are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeWord {
    Text,
    LongText,
    Number,
    Money,
    Date,
    Choice,
    Several,
    YesNo,
    Email,
    Phone,
    Address,
    File,
    Rating,
    Person,
    Records,
    List,
}

impl TypeWord {
    /// Words that only fields of this type have; those needed first.
    pub fn details(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["decimals", "min", "max"],
            Self::Money => &["currency"],
            Self::Choice | Self::Several => &["options"],
            Self::File => &["types"],
            Self::Rating => &["max"],
            Self::Person => &["from", "contact_role", "several", "binds"],
            Self::Records => &["kinds", "binds"],
            Self::List => &["entry", "fields", "min", "max"],
            _ => &[],
        }
    }
}

pub const FIELD_TYPES: Vocabulary<TypeWord> = Vocabulary {
    now: &[
        ("text", TypeWord::Text),
        ("long_text", TypeWord::LongText),
        ("number", TypeWord::Number),
        ("money", TypeWord::Money),
        ("date", TypeWord::Date),
        ("choice", TypeWord::Choice),
        ("several", TypeWord::Several),
        ("yes_no", TypeWord::YesNo),
        ("email", TypeWord::Email),
        ("phone", TypeWord::Phone),
        ("address", TypeWord::Address),
        ("file", TypeWord::File),
        ("rating", TypeWord::Rating),
        ("person", TypeWord::Person),
        ("records", TypeWord::Records),
        ("list", TypeWord::List),
    ],
    later: &[],
};
