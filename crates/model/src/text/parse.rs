//! From `Dear {{client.name}}, …` to its pieces.

use super::{Piece, Text};
use crate::names::Names;

/// What is wrong with a text, and at which character of it (from 0).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}, expected {expected}")]
pub struct TextProblem {
    pub offset: usize,
    pub what: String,
    pub expected: String,
}

const NAME_EXPECTED: &str = "a name between the braces, such as `{{start.company}}`";

impl Text {
    /// Reads a text at one place of a definition.
    ///
    /// # Errors
    /// The first thing that is wrong, with the character at which it stands.
    pub fn parse(source: &str, names: &dyn Names) -> Result<Self, TextProblem> {
        let mut pieces = Vec::new();
        let mut rest = source;
        while let Some((words, after)) = rest.split_once("{{") {
            let offset = source[..source.len() - after.len()].chars().count();
            let problem = |what: String, expected: &str| TextProblem {
                offset: offset - 2,
                what,
                expected: expected.to_owned(),
            };
            let (inside, after) = after
                .split_once("}}")
                .ok_or_else(|| problem("`{{` without its end".to_owned(), "`}}` after the name"))?;
            let (owner, name) = inside
                .trim()
                .split_once('.')
                .filter(|(owner, name)| crate::path::is_name(owner) && crate::path::is_name(name))
                .ok_or_else(|| problem("`{{…}}` without a name".to_owned(), NAME_EXPECTED))?;
            let (path, _) =
                names.resolve(owner, name).map_err(|unknown| problem(unknown.what, &unknown.expected))?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Data(path));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Self(pieces))
    }
}

/// As it was written, but for spaces within the braces.
impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => f.write_str(words)?,
                Piece::Data(path) => write!(f, "{{{{{path}}}}}")?,
            }
        }
        Ok(())
    }
}
