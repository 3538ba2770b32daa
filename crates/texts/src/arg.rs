//! What stands in a text where it varies.

use crate::{Language, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(i64),
    /// A number with decimals, written with a point; said as the language writes it.
    Decimal(String),
    /// Said in the language of the text around it.
    Sentence(Box<Sentence>),
}

impl Arg {
    /// `12.50` is "12,50" in German.
    pub fn decimal(written: impl ToString) -> Self {
        Self::Decimal(written.to_string())
    }

    pub(crate) fn is_number(&self, wanted: i64) -> bool {
        *self == Self::Number(wanted)
    }

    pub(crate) fn is_word(&self, wanted: &str) -> bool {
        matches!(self, Self::Text(text) if text == wanted)
    }

    /// Plural categories of whole numbers, as Unicode CLDR gives them: English and German have the same two.
    pub(crate) fn is_plural(&self, language: Language, category: &str) -> bool {
        let Self::Number(number) = self else { return self.is_word(category) };
        match language {
            Language::En | Language::De => (if *number == 1 { "one" } else { "other" }) == category,
        }
    }
}

pub(crate) fn push(said: &mut String, language: Language, arg: Option<&Arg>) {
    match arg {
        Some(Arg::Text(text)) => said.push_str(text),
        Some(Arg::Number(number)) => push_number(said, language, *number),
        Some(Arg::Decimal(written)) => match language {
            Language::En => said.push_str(written),
            Language::De => said.push_str(&written.replace('.', ",")),
        },
        Some(Arg::Sentence(sentence)) => said.push_str(&sentence.to(language)),
        None => {}
    }
}

/// From five digits on in groups of three; years and other short numbers stay in one piece.
fn push_number(said: &mut String, language: Language, number: i64) {
    let digits = number.unsigned_abs().to_string();
    if digits.len() < 5 {
        said.push_str(&number.to_string());
        return;
    }
    if number < 0 {
        said.push('-');
    }
    let mark = match language {
        Language::En => ',',
        Language::De => '.',
    };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            said.push(mark);
        }
        said.push(digit);
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Sentence> for Arg {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(Box::new(sentence))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Number)
            }
        }
    )*};
}

numbers!(i8, i16, i32, i64, u8, u16, u32, u64, usize);
