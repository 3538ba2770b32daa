//! Fields of forms: what is asked, of which type, and when it is shown.

mod email;
mod form;
mod input;
mod persons;
mod read;
mod records;
#[cfg(test)]
mod tests;

pub use email::check_email;
pub use form::{Answers, FieldProblem, read_draft, read_form};
pub use input::FieldInput;
pub use read::{check_line, check_long_text, read};

use crate::{DataPath, condition::Condition, text::Text};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub key: String,
    pub label: Text,
    /// A sentence under the label.
    pub hint: Option<Text>,
    #[serde(rename = "type")]
    pub of: FieldType,
    pub required: bool,
    /// Start form only: the record takes its name from this answer.
    pub names_record: bool,
    /// May read the other fields of its own form (as `start.x` or `STEP.x`) as they are being answered.
    pub shown_if: Option<Condition>,
    /// Offered as the answer before the person has given one.
    pub prefill: Option<DataPath>,
    /// A person or records field that fills this role when the step is done.
    pub binds: Option<String>,
}

/// YAML names in brackets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// (`text`) one line
    Text,
    /// (`long_text`)
    LongText,
    /// (`number`, with `decimals`, `min`, `max`)
    Number { decimals: u8, min: Option<crate::Decimal>, max: Option<crate::Decimal> },
    /// (`money`, with `currency`)
    Money { currency: String },
    /// (`date`)
    Date,
    /// (`choice`, with `options`)
    Choice { options: Vec<String> },
    /// (`several`, with `options`)
    Several { options: Vec<String> },
    /// (`yes_no`)
    YesNo,
    /// (`email`)
    Email,
    /// (`phone`)
    Phone,
    /// (`address`)
    Address,
    /// (`file`, with `types`)
    File { types: Vec<FileType> },
    /// (`rating`, 1 to `max`, 5 unless told)
    Rating { max: u8 },
    /// (`person`, with `from`, `contact_role`, `several: true`)
    Person { from: PersonFrom, contact_role: Option<String>, several: bool },
    /// (`records`, with `kinds`; none are all) Records of the organisation, named by one of its members.
    Records { kinds: Vec<String> },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonFrom {
    /// A member of this group.
    Group(String),
    /// Somebody outside, by name and e-mail; becomes a contact of the record.
    Outside,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    Pdf,
    Jpg,
    Png,
    Heic,
    Docx,
    Xlsx,
    Csv,
    Txt,
    Zip,
}
