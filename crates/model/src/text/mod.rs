//! Texts with data in them: `Dear {{client.name}}, …`.

mod parse;

pub use parse::TextProblem;

use crate::DataPath;
use serde::{Deserialize, Serialize};

/// A text split into what stands there and what is filled in. What is not given is filled in as nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text(pub Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Words(String),
    Data(DataPath),
}

impl Text {
    pub fn plain(words: &str) -> Self {
        Self(vec![Piece::Words(words.to_owned())])
    }

    /// Every datum this text reads.
    pub fn reads(&self) -> impl Iterator<Item = &DataPath> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Data(path) => Some(path),
            Piece::Words(_) => None,
        })
    }
}
