//! All SQL of Baton: the seam over both databases, migrations, the flow writer, and queries by noun.
//! Never here: business rules, HTTP. JSON columns are text the store does not look into.

pub mod absences;
pub mod accounts;
pub mod assignments;
pub mod attention;
pub mod audit;
pub mod backup;
pub mod brands;
pub mod bulk;
pub mod calendars;
pub mod causes;
pub mod db;
mod dialect;
pub mod drafts;
pub mod erasing;
pub mod exports;
pub mod factors;
pub mod figures;
pub mod files;
pub mod flows;
pub mod groups;
pub mod idempotency;
pub mod imports;
pub mod keys;
pub mod links;
pub mod mail_servers;
pub mod members;
pub mod messages;
pub mod migration;
pub mod moves;
pub mod notices;
pub mod organisations;
pub mod outbox;
pub mod page;
pub mod people;
pub mod portal;
pub mod queries;
pub mod records;
mod row;
pub mod saved_views;
pub mod search;
pub mod sessions;
pub mod setups;
pub mod templates;
pub mod viewer;
pub mod writer;

pub use db::{Db, DbError, Settings, Statement};
pub use page::{Count, Cursor, Page, PageRequest};
pub use viewer::{Access, Permissions, System, Viewer};
pub use writer::{CommitError, Committed, FlowCommit, FlowWriter};

/// Every statement both databases run word for word, so that a test can prepare each on both.
pub fn statements() -> Vec<&'static str> {
    [
        absences::STATEMENTS,
        accounts::STATEMENTS,
        assignments::STATEMENTS,
        attention::STATEMENTS,
        audit::STATEMENTS,
        brands::STATEMENTS,
        bulk::STATEMENTS,
        causes::STATEMENTS,
        calendars::STATEMENTS,
        drafts::STATEMENTS,
        erasing::STATEMENTS,
        erasing::clearing::STATEMENTS,
        erasing::survey::STATEMENTS,
        exports::STATEMENTS,
        exports::parts::STATEMENTS,
        factors::STATEMENTS,
        figures::STATEMENTS,
        files::STATEMENTS,
        flows::list::STATEMENTS,
        flows::log::STATEMENTS,
        flows::one::STATEMENTS,
        groups::STATEMENTS,
        idempotency::STATEMENTS,
        imports::STATEMENTS,
        keys::STATEMENTS,
        links::STATEMENTS,
        mail_servers::STATEMENTS,
        members::STATEMENTS,
        messages::STATEMENTS,
        migration::STATEMENTS,
        moves::STATEMENTS,
        organisations::STATEMENTS,
        outbox::STATEMENTS,
        people::STATEMENTS,
        portal::entries::STATEMENTS,
        portal::flows::STATEMENTS,
        portal::groups::STATEMENTS,
        portal::modules::STATEMENTS,
        portal::sessions::STATEMENTS,
        records::STATEMENTS,
        records::contacts::STATEMENTS,
        records::events::STATEMENTS,
        records::kinds::STATEMENTS,
        records::merges::STATEMENTS,
        records::messages::STATEMENTS,
        records::sheet::STATEMENTS,
        records::sight::STATEMENTS,
        records::within::STATEMENTS,
        saved_views::STATEMENTS,
        search::feed::STATEMENTS,
        sessions::STATEMENTS,
        setups::STATEMENTS,
        templates::STATEMENTS,
        templates::sendings::STATEMENTS,
        templates::settings::STATEMENTS,
    ]
    .concat()
}

/// The statements of which each database has a text of its own, or that are put together from parts.
pub(crate) fn pairs() -> impl Iterator<Item = &'static dialect::Pair> {
    search::pairs()
        .chain(records::PAIRS.iter().copied())
        .chain(groups::PAIRS.iter().copied())
        .chain(flows::list::composed())
        .chain(records::list::composed())
}
