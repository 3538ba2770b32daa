//! Where an organisation's mails go out. The password is sealed by `app`; here it is text nobody can read.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum Tls {
        None = "none",
        StartTls = "starttls",
        Wrapped = "wrapped",
    }
}

row! {
    pub struct MailServer {
        pub organisation: Id,
        pub host: String,
        pub port: i64,
        pub tls: Tls,
        pub user: Option<String>,
        pub password_sealed: Option<String>,
        /// An address, with a name or without.
        pub sender: String,
        pub updated_at: Instant,
    }
}

statements! {
    PUT = "INSERT INTO mail_server (organisation_id, host, port, tls, user_name, password_sealed, sender, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id) DO UPDATE SET host = excluded.host, \
        port = excluded.port, tls = excluded.tls, user_name = excluded.user_name, \
        password_sealed = excluded.password_sealed, sender = excluded.sender, updated_at = excluded.updated_at";
    GET = "SELECT organisation_id, host, port, tls, user_name, password_sealed, sender, updated_at FROM mail_server \
        WHERE organisation_id = $1";
    DELETE = "DELETE FROM mail_server WHERE organisation_id = $1";
}

pub async fn get(db: &Db, viewer: &Viewer) -> Result<Option<MailServer>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation]).await
}

pub fn put(server: MailServer) -> Statement {
    Statement::one(PUT, server.data())
}

/// Mails wait again; none there is no reason to complain.
pub fn delete(viewer: &Viewer) -> Statement {
    Statement::any(DELETE, params![&viewer.organisation])
}
