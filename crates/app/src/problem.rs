//! Why an act was not done. Closed: a new variant forces a decision on its status and its words.

use model::field::FieldProblem;

/// Every way a use case can end other than well. `web` gives each its status and page.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Absent, or hidden from whoever asks: the two are never told apart.
    #[error("There is nothing here, or it is not yours to see.")]
    NotFound,
    #[error("Sign in first.")]
    NotSignedIn,
    /// A key without the scope, a member without the permission, where the thing itself is no secret.
    #[error("This needs {needs}.")]
    NotAllowed { needs: String },
    /// What was given does not fit the fields; everything typed is still with the caller.
    #[error("Some answers need a correction.")]
    Invalid(Vec<FieldProblem>),
    /// A template file with mistakes, each with its place.
    #[error("The template has {} problem(s).", .0.len())]
    Definition(Vec<model::definition::Problem>),
    /// The flow does not allow it now.
    #[error("{}", .0.what)]
    Refused(Box<Refused>),
    /// Something of that name or state is there already.
    #[error("{0}")]
    Conflict(String),
    /// The caller worked from an older version.
    #[error("{0}")]
    Stale(String),
    /// The same key was used for another request.
    #[error("This Idempotency-Key was used for a different request. Use a new key.")]
    KeyReused,
    #[error("Someone else changed this at the same moment. Look at it again, then repeat.")]
    ChangedMeanwhile,
    #[error("Too many tries. Wait {wait_minutes} minutes.")]
    TooMany { wait_minutes: u32 },
    /// Nothing was done; the same act can be repeated later.
    #[error("Baton cannot reach its storage at the moment. Nothing was lost; try again shortly.")]
    Unavailable(#[source] store::DbError),
    /// A defect or a damaged row: the log has the chain, the visitor gets an id.
    #[error("Something went wrong on our side.")]
    Broken(String),
}

/// What the flow refused and what it would take instead.
#[derive(Debug, Clone, Default)]
pub struct Refused {
    pub what: String,
    pub accepted: Option<Accepted>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accepted {
    pub attempt: Option<u32>,
    pub outcomes: Vec<model::definition::Outcome>,
}

impl Problem {
    pub fn refused(what: impl Into<String>) -> Self {
        Self::Refused(Box::new(Refused { what: what.into(), accepted: None }))
    }

    pub fn broken(what: impl std::fmt::Display) -> Self {
        Self::Broken(what.to_string())
    }

    /// One answer that does not fit, for checks that stand outside any form.
    pub fn invalid(path: &str, message: &str) -> Self {
        Self::Invalid(vec![FieldProblem { path: path.to_owned(), message: message.to_owned() }])
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
