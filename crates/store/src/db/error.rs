//! What can go wrong between Baton and its database.

/// A transaction that ends in any of these wrote nothing, save `Unavailable`, after which nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// A statement met another number of rows than it expected: somebody was faster, or it is not there.
    #[error("statement {statement} of the transaction met {rows} rows, which it did not expect")]
    Conflict { statement: usize, rows: u64 },
    /// A unique key of this table is taken.
    #[error("a unique key of table {table} is taken")]
    Unique { table: String },
    /// Locked by others, or out of connections, for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// Not reachable, or cut off in the middle.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// No room to write.
    #[error("the database has no room left")]
    Full,
    /// A cell had another type than its reader expected: a defect of the store.
    #[error("a row does not have the expected shape ({cells_left} cells before its end)")]
    Decode { cells_left: usize },
    /// Anything else the database says: a defect of the store, or of the disk.
    #[error("the database refused: {0}")]
    Other(String),
}
