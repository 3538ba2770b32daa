//! From the text of a condition to the checked condition, by descent with a bound on depth.
//!
//! `or` binds least, then `and`, then `not`, then one comparison.

use super::{
    Comparison, Condition, ConditionProblem, Operand,
    token::{self, Token},
    typing,
};
use crate::{
    DataPath, Value,
    names::{DataType, Names},
};

/// Said when a condition is none.
pub const CONDITION_EXPECTED: &str = "a condition such as `screening.hits > 0`, `start.sector in [\"Banking\"]` or `identity.address is given`";

const DEPTH_MAX: usize = 32;
const SOURCE_CHARS_MAX: usize = 4_000;

impl Condition {
    /// Reads and types a condition at one place of a definition.
    ///
    /// # Errors
    /// The first thing that is wrong, with the character at which it stands.
    pub fn parse(source: &str, names: &dyn Names) -> Result<Self, ConditionProblem> {
        if source.len() > SOURCE_CHARS_MAX {
            return Err(ConditionProblem::new(0, "a condition that long", "at most 4000 characters"));
        }
        let end = source.trim_end().chars().count();
        let mut parser = Parser { tokens: token::cut(source)?, next: 0, end, depth: 0, names };
        let condition = parser.any()?;
        match parser.peek() {
            None => Ok(condition),
            Some(token) => {
                let what = format!("{} after the condition", token.described());
                Err(parser.problem(what, "`and`, `or` or the end"))
            }
        }
    }
}

pub(super) struct Parser<'n> {
    tokens: Vec<(usize, Token)>,
    next: usize,
    end: usize,
    depth: usize,
    names: &'n dyn Names,
}

/// One side of a comparison with its type; a literal takes its type from the other side.
pub(super) struct Side {
    pub at: usize,
    pub operand: Operand,
    /// `None` for a literal.
    pub of: Option<DataType>,
}

type Parsed = Result<Condition, ConditionProblem>;

impl Parser<'_> {
    fn any(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.problem("a condition nested too deep", "at most 32 levels"));
        }
        let mut parts = vec![self.all()?];
        while self.word("or") {
            parts.push(self.all()?);
        }
        self.depth -= 1;
        Ok(one_or(parts, Condition::Any))
    }

    fn all(&mut self) -> Parsed {
        let mut parts = vec![self.not()?];
        while self.word("and") {
            parts.push(self.not()?);
        }
        Ok(one_or(parts, Condition::All))
    }

    fn not(&mut self) -> Parsed {
        let mut negated = false;
        while self.word("not") {
            negated = !negated;
        }
        let condition = self.single()?;
        Ok(if negated { Condition::Not(Box::new(condition)) } else { condition })
    }

    fn single(&mut self) -> Parsed {
        if self.take(&Token::Open) {
            let inner = self.any()?;
            self.need(&Token::Close, "`)`")?;
            return Ok(inner);
        }
        let left = self.side()?;
        if self.word("is") {
            return self.given(left);
        }
        if let Some(Token::Compare(comparison)) = self.peek().cloned() {
            self.next += 1;
            let right = self.side()?;
            return compare(left, comparison, right);
        }
        let negated = self.word("not");
        let condition = if self.word("in") {
            self.list(left)?
        } else if self.word("contains") {
            let right = self.side()?;
            typing::contains(left, right)?
        } else if negated {
            return Err(self.unexpected("`in` or `contains`"));
        } else {
            typing::truth(left)?
        };
        Ok(if negated { Condition::Not(Box::new(condition)) } else { condition })
    }

    fn given(&mut self, left: Side) -> Parsed {
        let negated = self.word("not");
        if !self.word("given") {
            return Err(self.unexpected("`given` or `not given`"));
        }
        match left.operand {
            Operand::Data(path) if negated => Ok(Condition::NotGiven(path)),
            Operand::Data(path) => Ok(Condition::Given(path)),
            Operand::Literal(_) => Err(typing::needs_data(left.at)),
        }
    }

    fn list(&mut self, left: Side) -> Parsed {
        self.need(&Token::ListOpen, "a list such as `[\"Banking\", \"Insurance\"]`")?;
        let mut list = Vec::new();
        loop {
            let item = self.side()?;
            list.push(typing::list_item(&left, item)?);
            if self.take(&Token::ListClose) {
                break;
            }
            self.need(&Token::Comma, "`,` or `]`")?;
        }
        match left.operand {
            Operand::Data(_) => Ok(Condition::In { left: left.operand, list }),
            Operand::Literal(_) => Err(typing::needs_data(left.at)),
        }
    }

    fn side(&mut self) -> Result<Side, ConditionProblem> {
        let at = self.at();
        let literal = |value| Side { at, operand: Operand::Literal(value), of: None };
        let side = match self.peek().cloned() {
            Some(Token::Name(owner, name)) => self.data(at, &owner, &name)?,
            Some(Token::Number(number)) => literal(Value::Number(number)),
            Some(Token::Date(date)) => literal(Value::Date(date)),
            Some(Token::Text(text)) => literal(Value::Text(text)),
            Some(Token::Word(word)) if word == "true" || word == "yes" => literal(Value::YesNo(true)),
            Some(Token::Word(word)) if word == "false" || word == "no" => literal(Value::YesNo(false)),
            _ => {
                return Err(
                    self.unexpected("a name such as `start.company`, a text in quotes, a number or a date")
                );
            }
        };
        self.next += 1;
        Ok(side)
    }

    fn data(&self, at: usize, owner: &str, name: &str) -> Result<Side, ConditionProblem> {
        let (path, of): (DataPath, DataType) = self
            .names
            .resolve(owner, name)
            .map_err(|unknown| ConditionProblem::new(at, unknown.what, unknown.expected))?;
        Ok(Side { at, operand: Operand::Data(path), of: Some(of) })
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn take(&mut self, token: &Token) -> bool {
        let taken = self.peek() == Some(token);
        self.next += usize::from(taken);
        taken
    }

    fn word(&mut self, word: &str) -> bool {
        let taken = matches!(self.peek(), Some(Token::Word(found)) if found == word);
        self.next += usize::from(taken);
        taken
    }

    fn need(&mut self, token: &Token, expected: &str) -> Result<(), ConditionProblem> {
        if self.take(token) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn unexpected(&self, expected: &str) -> ConditionProblem {
        let what = self.peek().map_or_else(|| "the condition ends here".to_owned(), Token::described);
        self.problem(what, expected)
    }

    fn problem(&self, what: impl Into<String>, expected: &str) -> ConditionProblem {
        ConditionProblem::new(self.at(), what, expected)
    }
}

fn compare(left: Side, comparison: Comparison, right: Side) -> Parsed {
    typing::compare(left, comparison, right)
}

fn one_or(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}
