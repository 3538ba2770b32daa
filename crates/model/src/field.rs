//! Fields of forms: what is asked, of which type, and when it is shown.

mod email;
mod form;
mod input;
mod list;
mod persons;
mod read;
mod records;
mod section;
#[cfg(test)]
mod tests;

pub use email::check_email;
pub use form::{Answers, Before, FieldProblem, read_draft, read_form};
pub use input::FieldInput;
pub use list::{too_few, too_many};
pub use read::{check_line, check_long_text, read};
pub use section::Section;

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
    /// The heading it stands under; fields in a row with the same one form one section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
}

impl Field {
    /// Whether it is asked: its section's condition and its own hold.
    pub fn is_shown(&self, holds: impl Fn(&Condition) -> bool) -> bool {
        let of_section = self.section.as_ref().and_then(|section| section.shown_if.as_ref());
        of_section.into_iter().chain(&self.shown_if).all(holds)
    }

    /// Whether some condition decides that.
    pub fn is_conditional(&self) -> bool {
        let of_section = self.section.as_ref().and_then(|section| section.shown_if.as_ref());
        of_section.or(self.shown_if.as_ref()).is_some()
    }

    /// The same where nothing must be answered yet.
    #[must_use]
    pub fn optional(&self) -> Self {
        let mut field = Self { required: false, ..self.clone() };
        if let FieldType::List { fields, .. } = &mut field.of {
            fields.iter_mut().for_each(|inner| inner.required = false);
        }
        field
    }
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
    /// (`list`, with `entry`, `min`, `max`, `fields`) The same questions for each of several entries. `min` is 1 at
    /// least where the field is required, and 0 where it is not.
    List { entry: String, min: u8, max: u8, fields: Vec<Field> },
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
