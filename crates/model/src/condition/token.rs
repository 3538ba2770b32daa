//! Conditions cut into words, numbers, texts and signs, each with its place.

use super::{Comparison, ConditionProblem};
use crate::Decimal;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `and`, `given`, …, or half a name.
    Word(String),
    /// `owner.name`
    Name(String, String),
    Number(Decimal),
    Date(jiff::civil::Date),
    Text(String),
    Compare(Comparison),
    Open,
    Close,
    ListOpen,
    ListClose,
    Comma,
}

impl Token {
    pub fn described(&self) -> String {
        match self {
            Self::Word(word) => format!("`{word}`"),
            Self::Name(owner, name) => format!("`{owner}.{name}`"),
            Self::Number(number) => format!("`{number}`"),
            Self::Date(date) => format!("`{date}`"),
            Self::Text(_) => "a text".to_owned(),
            Self::Compare(comparison) => format!("`{comparison}`"),
            Self::Open => "`(`".to_owned(),
            Self::Close => "`)`".to_owned(),
            Self::ListOpen => "`[`".to_owned(),
            Self::ListClose => "`]`".to_owned(),
            Self::Comma => "`,`".to_owned(),
        }
    }
}

pub(super) struct Tokens<'s> {
    letters: std::iter::Peekable<std::iter::Enumerate<std::str::Chars<'s>>>,
}

/// Tokens with the character each begins at, from 0.
pub(super) fn cut(source: &str) -> Result<Vec<(usize, Token)>, ConditionProblem> {
    let mut tokens = Tokens { letters: source.chars().enumerate().peekable() };
    let mut found = Vec::new();
    while let Some((at, letter)) = tokens.letters.peek().copied() {
        if letter.is_whitespace() {
            tokens.letters.next();
            continue;
        }
        found.push((at, tokens.next_token(at, letter)?));
    }
    Ok(found)
}

impl Tokens<'_> {
    fn next_token(&mut self, at: usize, letter: char) -> Result<Token, ConditionProblem> {
        match letter {
            'a'..='z' | 'A'..='Z' | '_' => self.word_or_name(at),
            '0'..='9' | '-' => self.number_or_date(at),
            '"' | '\'' => self.text(at, letter),
            _ => self.sign(at, letter),
        }
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let mut run = String::new();
        while let Some((_, letter)) = self.letters.next_if(|(_, letter)| belongs(*letter)) {
            run.push(letter);
        }
        run
    }

    fn word_or_name(&mut self, at: usize) -> Result<Token, ConditionProblem> {
        let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let owner = self.run(word);
        if self.letters.next_if(|(_, letter)| *letter == '.').is_none() {
            return Ok(Token::Word(owner));
        }
        let name = self.run(word);
        if crate::path::is_name(&owner) && crate::path::is_name(&name) {
            return Ok(Token::Name(owner, name));
        }
        let what = format!("`{owner}.{name}` is no name");
        Err(ConditionProblem::new(at, what, "a name such as `start.company`"))
    }

    fn number_or_date(&mut self, at: usize) -> Result<Token, ConditionProblem> {
        let text = self.run(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_'));
        if let Ok(number) = text.parse() {
            return Ok(Token::Number(number));
        }
        if let Some(date) = crate::value::iso_date(&text) {
            return Ok(Token::Date(date));
        }
        let what = format!("`{text}` is neither a number nor a date");
        Err(ConditionProblem::new(at, what, "for example 1250, 12.50 or 2026-12-31"))
    }

    fn text(&mut self, at: usize, quote: char) -> Result<Token, ConditionProblem> {
        self.letters.next();
        let mut text = String::new();
        while let Some((_, letter)) = self.letters.next() {
            match letter {
                '\\' => match self.letters.next() {
                    Some((_, escaped @ ('"' | '\'' | '\\'))) => text.push(escaped),
                    _ => return Err(ConditionProblem::new(at, "a lone `\\` in a text", "`\\\\` or `\\\"`")),
                },
                _ if letter == quote => return Ok(Token::Text(text)),
                _ => text.push(letter),
            }
        }
        Err(ConditionProblem::new(at, "a text without its end", format!("a closing {quote}")))
    }

    fn sign(&mut self, at: usize, letter: char) -> Result<Token, ConditionProblem> {
        self.letters.next();
        let mut then_equals = || self.letters.next_if(|(_, letter)| *letter == '=').is_some();
        Ok(match letter {
            '(' => Token::Open,
            ')' => Token::Close,
            '[' => Token::ListOpen,
            ']' => Token::ListClose,
            ',' => Token::Comma,
            '<' if then_equals() => Token::Compare(Comparison::AtMost),
            '<' => Token::Compare(Comparison::Less),
            '>' if then_equals() => Token::Compare(Comparison::AtLeast),
            '>' => Token::Compare(Comparison::More),
            '!' if then_equals() => Token::Compare(Comparison::NotEqual),
            '=' => {
                then_equals();
                Token::Compare(Comparison::Equal)
            }
            _ => {
                let what = format!("`{letter}` has no meaning here");
                return Err(ConditionProblem::new(at, what, super::parse::CONDITION_EXPECTED));
            }
        })
    }
}
