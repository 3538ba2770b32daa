//! Why an act was not done. Closed: a new variant forces a decision on its status and its words.

use model::field::FieldProblem;
use std::{error::Error, fmt};
use texts::{Language, Sentence};

/// Every way a use case can end other than well. `web` gives each its status and page.
#[derive(Debug)]
pub enum Problem {
    /// Absent, or hidden from whoever asks: the two are never told apart.
    NotFound,
    NotSignedIn,
    /// Their organisation asks for a second factor, and they have none yet.
    NoSecondFactor,
    /// A key without the scope, a member without the permission, where the thing itself is no secret.
    NotAllowed {
        needs: Sentence,
    },
    /// What was given does not fit the fields; everything typed is still with the caller.
    Invalid(Vec<FieldProblem>),
    /// Files that fit and could not be kept: the storage failed, the same may go well later.
    NotKept(Vec<FieldProblem>),
    /// A template file with mistakes, each with its place.
    Definition(Vec<model::definition::Problem>),
    /// The flow does not allow it now.
    Refused(Box<Refused>),
    /// Something of that name or state is there already.
    Conflict(Sentence),
    /// The caller worked from an older version.
    Stale(Sentence),
    /// The same key was used for another request.
    KeyReused,
    ChangedMeanwhile,
    TooMany {
        wait_minutes: u32,
    },
    /// Nothing was done; the same act can be repeated later.
    Unavailable(store::DbError),
    /// A defect or a damaged row: the log has the chain, the visitor gets an id.
    Broken(String),
}

/// What the flow refused and what it would take instead.
#[derive(Debug, Clone)]
pub struct Refused {
    pub what: Sentence,
    pub accepted: Option<Accepted>,
    /// Who closed the step a moment ago, and how.
    pub closed: Option<ClosedBy>,
}

#[derive(Debug, Clone)]
pub struct ClosedBy {
    pub step: String,
    pub closure: engine::flow::Closure,
    /// What they are called; looked up for members and keys.
    pub name: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accepted {
    pub attempt: Option<u32>,
    pub outcomes: Vec<model::definition::Outcome>,
}

impl Problem {
    pub fn refused(what: impl Into<Sentence>) -> Self {
        Self::Refused(Box::new(Refused { what: what.into(), accepted: None, closed: None }))
    }

    pub fn broken(what: impl std::fmt::Display) -> Self {
        Self::Broken(what.to_string())
    }

    /// A row that holds no JSON, or another than it should. What serde says repeats the value; the log must not.
    pub fn unreadable(error: serde_json::Error) -> Self {
        let (of, line, column) = (error.classify(), error.line(), error.column());
        Self::Broken(format!("what is stored cannot be read: {of:?} error in line {line}, column {column}"))
    }

    /// One answer that does not fit, for checks that stand outside any form.
    pub fn invalid(path: &str, message: impl Into<Sentence>) -> Self {
        Self::Invalid(vec![FieldProblem::new(path, message)])
    }
}

impl Problem {
    /// For whoever tried: all of what does not fit, or why the act was not done.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotFound => Sentence::problem_not_found(),
            Self::NotSignedIn => Sentence::problem_not_signed_in(),
            Self::NoSecondFactor => Sentence::portal_factor_required(),
            Self::NotAllowed { needs } => Sentence::problem_not_allowed(needs.clone()),
            Self::Invalid(_) => Sentence::problem_invalid(),
            Self::NotKept(_) => Sentence::problem_upload_unkept(),
            Self::Definition(problems) => Sentence::problem_definition(problems.len()),
            Self::Refused(refused) => refused.what.clone(),
            Self::Conflict(said) | Self::Stale(said) => said.clone(),
            Self::KeyReused => Sentence::problem_key_reused(),
            Self::ChangedMeanwhile => Sentence::problem_changed_meanwhile(),
            Self::TooMany { wait_minutes } => Sentence::problem_too_many(*wait_minutes),
            Self::Unavailable(_) => Sentence::problem_unavailable(),
            Self::Broken(_) => Sentence::problem_broken(),
        }
    }

    /// The same, and for answers that do not fit each of their sentences.
    pub fn said(&self, language: Language) -> String {
        match self {
            Self::Invalid(all) | Self::NotKept(all) => {
                all.iter().map(|one| one.message.to(language)).collect::<Vec<_>>().join(" ")
            }
            problem => problem.sentence().to(language),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sentence().fmt(formatter)
    }
}

impl Error for Problem {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unavailable(error) => Some(error),
            _ => None,
        }
    }
}

impl From<store::DbError> for Problem {
    fn from(error: store::DbError) -> Self {
        match error {
            store::DbError::Conflict { .. } => Self::ChangedMeanwhile,
            store::DbError::Unique { .. } => Self::ChangedMeanwhile,
            store::DbError::Decode { .. } | store::DbError::Other(_) => Self::Broken(error.to_string()),
            store::DbError::Busy | store::DbError::Unavailable(_) | store::DbError::Full => {
                Self::Unavailable(error)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_never_repeated() {
        for stored in [r#""Quellwasser""#, "Quellwasser", r#"{"a": "Quellwasser"}"#] {
            let error = serde_json::from_str::<Vec<u8>>(stored).unwrap_err();
            assert!(!format!("{:?}", Problem::unreadable(error)).contains("Quellwasser"), "{stored}");
        }
    }
}
