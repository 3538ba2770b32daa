//! The pages and the API as people and programs meet them, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api_document;
mod api_files;
mod api_flows;
mod api_templates;
mod audit;
mod away;
mod bad_input;
mod browser;
mod calendars;
mod case;
mod desk;
mod drafts;
mod first_run;
mod headers;
mod hostile_files;
mod house;
mod languages;
mod leak;
mod leak_kit;
mod limits;
mod lists;
mod matrix;
mod moves;
mod not_for_me;
mod owner;
mod portal;
mod portal_admin;
mod progress;
mod records;
mod rights;
mod routes;
mod scanner;
mod signals;
mod start_files;
mod workspace;
