//! The nouns of Baton: ids, time, values, fields, the definition of a template; their parsers and limits.
//! Never here: SQL, HTTP, HTML, clock reads, randomness.

pub mod color;
pub mod condition;
pub mod decimal;
pub mod definition;
pub mod entropy;
pub mod field;
pub mod id;
pub mod instant;
pub mod limits;
pub mod names;
pub mod path;
pub mod public_links;
pub mod target;
pub mod text;
pub mod value;
pub mod words;

pub use color::Color;
pub use decimal::Decimal;
pub use definition::Definition;
pub use entropy::Entropy;
pub use field::{Field, FieldType};
pub use id::Id;
pub use instant::Instant;
pub use path::DataPath;
pub use public_links::PublicLinks;
pub use value::Value;
