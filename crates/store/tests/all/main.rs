//! The store on both databases.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod calendars;
mod cut;
mod faults;
mod few_of_many;
mod flow_writer;
mod links;
mod lists;
mod migrations;
mod people;
mod plans;
mod samples;
mod search;
mod statements;
mod templates;
mod visibility;
