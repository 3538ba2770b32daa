//! The outside world: mail and file storage, each a small trait, the real thing, and a recording fake; and pictures
//! from outside, made safe to show.
//! Never here: the database, retries (the worker owns them), business rules.

pub mod archive;
pub mod backup;
pub mod files;
pub mod mail;
pub mod pictures;

use std::{future::Future, pin::Pin};

/// What the traits of this crate return, so that they can be used as trait objects.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
