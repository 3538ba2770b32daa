//! The store on both databases.

mod cut;
mod faults;
mod flow_writer;
mod migrations;
mod samples;
mod statements;
