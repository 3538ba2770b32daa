//! How a flow behaves: by example, and over random templates with random acts.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect has failed")]

mod adding_steps;
mod changing_due;
mod choosing;
mod clocks;
mod course;
mod custody;
mod deadlines;
mod deciding;
mod erasing;
mod escalations;
mod handing_back;
mod handing_over;
mod idle;
mod interventions;
mod joining;
mod kit;
mod law;
mod lending;
mod listing;
mod migrating;
mod outside;
mod pausing;
mod pools;
mod preparing;
mod previous;
mod priority;
mod properties;
mod random;
mod rebinding;
mod recording;
mod reminders;
mod reopening;
mod repeating;
mod reviewing;
mod sending_back;
mod signals;
mod skipping;
mod standing_in;
mod sub_flows;
mod summaries;
mod updating;
mod waiting;
mod waits;
