//! How a flow behaves: by example, and over random templates with random acts.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect has failed")]

mod course;
mod deadlines;
mod deciding;
mod erasing;
mod handing_back;
mod kit;
mod outside;
mod pools;
mod properties;
mod random;
mod recording;
mod reviewing;
mod sending_back;
mod summaries;
mod waiting;
