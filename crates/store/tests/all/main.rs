//! The store on both databases.

mod cut;
mod faults;
mod flow_writer;
mod links;
mod migrations;
mod people;
mod samples;
mod statements;
mod templates;
mod visibility;
