//! Magic links, proved devices and the codes that prove them. Tokens and codes are made from ids by the server's
//! key and never kept; of devices only hashes are.

use crate::{
    Db, DbError, Statement, System, Viewer,
    db::Row,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum LinkKind {
        /// Do this one thing.
        Assignment = "assignment",
        /// See progress, write messages, see one's own files.
        Flow = "flow",
        /// Do this one thing for whose it is, for a time.
        Lent = "lent",
    }
}

row! {
    /// The token is made from id and generation by the server's key, so it needs no place here.
    pub struct MagicLink {
        pub id: Id,
        pub organisation: Id,
        pub kind: LinkKind,
        pub flow: Id,
        pub assignment: Option<Id>,
        pub person: Id,
        /// Raised to revoke the tokens given out so far.
        pub generation: i64,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub revoked_at: Option<Instant>,
        /// When its address was first proved by a code.
        pub proved_at: Option<Instant>,
        /// Of what was lent: whose it is.
        pub lender: Option<Id>,
    }
}

row! {
    /// A browser on which somebody proved their address.
    pub struct Device {
        pub token_hash: String,
        pub person: Id,
        pub organisation: Id,
        pub proved_at: Instant,
        pub expires_at: Instant,
    }
}

row! {
    pub struct MailCode {
        pub id: Id,
        pub organisation: Id,
        pub person: Id,
        /// How often it was compared so far.
        pub tries: i64,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }
}

macro_rules! link {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, kind, flow_id, assignment_id, person_id, generation, created_at, \
             expires_at, revoked_at, proved_at, lender_id FROM magic_link ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO magic_link (id, organisation_id, kind, flow_id, assignment_id, person_id, generation, \
        created_at, expires_at, revoked_at, proved_at, lender_id) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    GET = link!("WHERE id = $1");
    OF_FLOW = link!("WHERE organisation_id = $1 AND flow_id = $2 ORDER BY id LIMIT 1000");
    OF_PERSON = link!("WHERE organisation_id = $1 AND flow_id = $2 AND person_id = $3 AND kind = 'flow' \
        AND revoked_at IS NULL ORDER BY id DESC LIMIT 1");
    // Found among the few of its flow: an index of its own would be written with every link.
    OF_ASSIGNMENT = link!("WHERE organisation_id = $1 AND flow_id = (SELECT a.flow_id FROM assignment a WHERE a.id = $2) \
        AND person_id = $3 AND assignment_id = $2 AND revoked_at IS NULL ORDER BY id DESC LIMIT 1");
    RAISE = "UPDATE magic_link SET generation = generation + 1, expires_at = $4 \
        WHERE organisation_id = $1 AND id = $2 AND generation = $3";
    REVOKE = "UPDATE magic_link SET generation = generation + 1, revoked_at = $3 \
        WHERE organisation_id = $1 AND id = $2 AND revoked_at IS NULL";
    PROVE = "UPDATE magic_link SET proved_at = $2 WHERE id = $1 AND proved_at IS NULL";
    INSERT_DEVICE = "INSERT INTO device (token_hash, person_id, organisation_id, proved_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (token_hash, person_id) \
        DO UPDATE SET proved_at = excluded.proved_at, expires_at = excluded.expires_at";
    DEVICE = "SELECT token_hash, person_id, organisation_id, proved_at, expires_at FROM device \
        WHERE token_hash = $1 AND person_id = $2 AND expires_at > $3";
    INSERT_CODE = "INSERT INTO mail_code (id, organisation_id, person_id, tries, created_at, expires_at, used_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CODE = "SELECT id, organisation_id, person_id, tries, created_at, expires_at, used_at FROM mail_code \
        WHERE organisation_id = $1 AND person_id = $2 AND used_at IS NULL AND expires_at > $3 \
        ORDER BY created_at DESC, id DESC LIMIT 1";
    CODE_IS_USABLE = "SELECT id FROM mail_code WHERE organisation_id = $1 AND id = $2 AND expires_at > $3";
    CODES_SINCE = "SELECT COUNT(*) FROM mail_code WHERE person_id = $1 AND created_at >= $2";
    TRY_CODE = "UPDATE mail_code SET tries = tries + 1 WHERE id = $1 AND tries < $2 AND used_at IS NULL";
    USE_CODE = "UPDATE mail_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2 AND tries < $3";
    ADDRESS_PROVED = "SELECT l.id FROM magic_link l JOIN person p ON p.id = l.person_id \
        WHERE p.organisation_id = $1 AND p.email = $2 AND l.proved_at IS NOT NULL LIMIT 1";
    DELETE_OLD_CODES = "DELETE FROM mail_code WHERE expires_at <= $1";
    DELETE_OLD_DEVICES = "DELETE FROM device WHERE expires_at <= $1";
}

pub fn insert(link: MagicLink) -> Statement {
    Statement::one(INSERT, link.data())
}

/// The link a token names, revoked and expired ones too: the caller says why it does not open.
pub async fn get(db: &Db, _: &System, id: &Id) -> Result<Option<MagicLink>, DbError> {
    db.fetch_one(GET, params![id]).await
}

/// Of a flow, oldest first, at most 1 000.
pub async fn of_flow(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Vec<MagicLink>, DbError> {
    db.fetch_all(OF_FLOW, params![&viewer.organisation, flow]).await
}

/// The newest flow link of this person that was not revoked.
pub async fn of_person(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    person: &Id,
) -> Result<Option<MagicLink>, DbError> {
    db.fetch_one(OF_PERSON, params![&viewer.organisation, flow, person]).await
}

/// The newest link of this person to an assignment that was not revoked.
pub async fn of_assignment(
    db: &Db,
    viewer: &Viewer,
    assignment: &Id,
    person: &Id,
) -> Result<Option<MagicLink>, DbError> {
    db.fetch_one(OF_ASSIGNMENT, params![&viewer.organisation, assignment, person]).await
}

/// Makes every token given out so far worthless and opens a new generation.
/// `Conflict` if the generation is not `generation` any more.
pub fn raise_generation(viewer: &Viewer, id: &Id, generation: i64, expires_at: Instant) -> Statement {
    Statement::one(RAISE, params![&viewer.organisation, id, generation, expires_at])
}

/// `Conflict` if it was revoked before.
pub fn revoke(viewer: &Viewer, id: &Id, now: Instant) -> Statement {
    Statement::one(REVOKE, params![&viewer.organisation, id, now])
}

/// Remembers the first time its address was proved.
pub fn prove(id: &Id, now: Instant) -> Statement {
    Statement::any(PROVE, params![id, now])
}

pub fn insert_device(device: Device) -> Statement {
    Statement::one(INSERT_DEVICE, device.data())
}

/// The device, if it was proved for this person and has not expired.
pub async fn device(
    db: &Db,
    _: &System,
    token_hash: &str,
    person: &Id,
    now: Instant,
) -> Result<Option<Device>, DbError> {
    db.fetch_one(DEVICE, params![token_hash, person, now]).await
}

pub fn insert_code(code: MailCode) -> Statement {
    Statement::one(INSERT_CODE, code.data())
}

/// The newest code sent to this person that still counts.
pub async fn code(db: &Db, viewer: &Viewer, person: &Id, now: Instant) -> Result<Option<MailCode>, DbError> {
    db.fetch_one(CODE, params![&viewer.organisation, person, now]).await
}

/// Whether there is still time to type this code.
pub async fn code_is_usable(db: &Db, viewer: &Viewer, id: &Id, now: Instant) -> Result<bool, DbError> {
    Ok(!db.fetch(CODE_IS_USABLE, params![&viewer.organisation, id, now]).await?.is_empty())
}

/// How many codes this person was sent since an instant, for limiting them.
pub async fn codes_since(db: &Db, _: &System, person: &Id, since: Instant) -> Result<i64, DbError> {
    db.fetch(CODES_SINCE, params![person, since]).await?.first_mut().map_or(Ok(0), Row::take)
}

/// Whether somebody ever proved to read mails to this address.
pub async fn address_proved(db: &Db, viewer: &Viewer, address: &str) -> Result<bool, DbError> {
    Ok(!db.fetch(ADDRESS_PROVED, params![&viewer.organisation, address]).await?.is_empty())
}

/// Counts a try before it is compared. `Conflict` if `tries_max` were made already. Commit before answering.
pub fn try_code(id: &Id, tries_max: i64) -> Statement {
    Statement::one(TRY_CODE, params![id, tries_max])
}

/// Uses the code up. `Conflict` if it was used, has expired, or was guessed at too often.
pub fn use_code(id: &Id, now: Instant, tries_max: i64) -> Statement {
    Statement::one(USE_CODE, params![id, now, tries_max])
}

/// Expired codes and devices.
pub fn delete_expired(_: &System, now: Instant) -> Vec<Statement> {
    vec![Statement::any(DELETE_OLD_CODES, params![now]), Statement::any(DELETE_OLD_DEVICES, params![now])]
}
