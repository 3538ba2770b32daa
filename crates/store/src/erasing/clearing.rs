//! Everything that repeats personal values, and how it goes. Statements here meet as many rows as there are: done twice
//! they do nothing more. What a table holds that is not named here holds nobody's values; a test compares the two.

use super::{Erasure, FoundFlow, persons, records};
use crate::{
    Db, DbError, Statement, System,
    row::{params, statements},
};
use model::{Id, Instant};

/// Files that one step takes.
const FILES_AT_ONCE: i64 = 200;

/// Accounts that open nothing but what goes.
macro_rules! accounts {
    () => {
        concat!(
            "(SELECT t.account_id FROM account_person t WHERE t.person_id IN ",
            persons!(),
            " AND NOT EXISTS (SELECT 1 FROM account_person o WHERE o.account_id = t.account_id AND o.person_id NOT IN ",
            persons!(),
            "))"
        )
    };
}

/// `DELETE` of what belongs to the persons: `person_id` in a table.
macro_rules! of_persons {
    ($table:literal) => {
        concat!("DELETE FROM ", $table, " WHERE organisation_id || '' = $1 AND person_id IN ", persons!())
    };
}

macro_rules! of_records {
    ($table:literal) => {
        concat!("DELETE FROM ", $table, " WHERE organisation_id || '' = $1 AND record_id IN ", records!())
    };
}

/// `DELETE` of what lets in by an account that goes; `$1` is the organisation of the persons.
macro_rules! of_accounts {
    ($table:literal, $column:literal) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE ",
            $column,
            " IN ",
            accounts!(),
            " AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2 AND e.organisation_id = $1)"
        )
    };
}

macro_rules! typed_for {
    () => {
        "draft_of IN (SELECT a.id FROM assignment a WHERE a.flow_id = $3)"
    };
}

statements! {
    // At once, addresses last: what was sent to them is found by them.
    SENDINGS = concat!("DELETE FROM start_link_sending WHERE organisation_id = $1 AND (email IN (SELECT p.email FROM person p \
        WHERE p.organisation_id || '' = $1 AND p.id IN ", persons!(), ") OR email IN (SELECT r.email FROM record r \
        WHERE r.organisation_id || '' = $1 AND r.id IN ", records!(), "))");
    PERSONS = concat!("UPDATE person SET name = '', email = NULL, language = NULL, zone = NULL, mails = NULL \
        WHERE organisation_id || '' = $1 AND id IN ", persons!());
    RECORDS = concat!("UPDATE record SET name = '', name_folded = '', email = NULL, identity_key = NULL, fields = '{}', \
        tags = '[]', updated_at = $3, status = CASE WHEN status = 'active' THEN 'inactive' ELSE status END \
        WHERE organisation_id || '' = $1 AND id IN ", records!());
    RECORD_FIELDS = of_records!("record_field");
    RECORD_TAGS = of_records!("record_tag");
    CLIENT_GROUPS = of_records!("client_group_record");
    MERGES = concat!("DELETE FROM record_merge WHERE organisation_id = $1 AND (kept_id IN ", records!(),
        " OR gone_id IN ", records!(), ")");
    CONTACTS_OF_PERSONS = of_persons!("contact");
    CONTACTS_OF_RECORDS = of_records!("contact");
    LINKS = of_persons!("magic_link");
    DEVICES = of_persons!("device");
    CODES = of_persons!("mail_code");
    SESSIONS = of_persons!("session");
    PORTAL_SESSIONS = of_persons!("portal_session");
    PASSWORD_LINKS = of_accounts!("password_link", "account_id");
    SECOND_FACTORS = of_accounts!("second_factor", "account_id");
    RECOVERY_CODES = of_accounts!("recovery_code", "account_id");
    ACCOUNTS = of_accounts!("account", "id");
    ACCOUNT_PERSONS = of_persons!("account_person");
    ABSENCES = of_persons!("absence");
    VIEWS = of_persons!("saved_view");
    MAILS_OF_DAYS = of_persons!("mail_day");
    MAILS_LAST = of_persons!("mail_last");
    NOTICES = of_persons!("notice");
    // Nobody can tell whose they are; what is just being written is gone within minutes.
    IMPORT_PIECES = "DELETE FROM record_import_piece WHERE organisation_id = $1 AND import_id IN (SELECT i.id \
        FROM record_import i WHERE i.organisation_id = $1 AND i.status NOT IN ('checking', 'running')) \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";
    IMPORT_FAILURES = "DELETE FROM record_import_failure WHERE organisation_id = $1 \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";
    RECORD_MESSAGES = of_records!("record_message");
    // Archives hold everybody's; their bytes go with what has no row.
    EXPORT_PIECES = "DELETE FROM organisation_export_piece WHERE organisation_id = $1 \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";
    EXPORTS = "UPDATE organisation_export SET status = 'gone' WHERE organisation_id = $1 \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";
    BULK_ROWS = "DELETE FROM bulk_row WHERE organisation_id = $1 AND bulk_id IN (SELECT b.id FROM bulk b \
        WHERE b.organisation_id = $1 AND b.status NOT IN ('checking', 'running')) \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";
    BULK = "DELETE FROM bulk WHERE organisation_id = $1 AND status NOT IN ('checking', 'running') \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";
    IMPORTS = "UPDATE record_import SET status = 'cancelled' WHERE organisation_id = $1 AND status IN ('uploaded', 'checked') \
        AND EXISTS (SELECT 1 FROM erasure e WHERE e.id = $2)";

    // Of one flow.
    MESSAGES = "UPDATE message SET author_name = '', body = '' WHERE organisation_id = $1 AND flow_id = $2";
    // What the template writes has names in it.
    MESSAGES_OF = concat!("UPDATE message SET author_name = '', body = '' WHERE organisation_id = $1 AND flow_id = $3 \
        AND (author_id IS NULL OR author_id IN ", persons!(), ")");
    DRAFTS = "DELETE FROM draft WHERE organisation_id = $1 \
        AND draft_of IN (SELECT a.id FROM assignment a WHERE a.flow_id = $2)";
    DRAFTS_OF = concat!("DELETE FROM draft WHERE organisation_id = $1 AND person_id IN ", persons!(), " AND ", typed_for!());
    LINKS_OF_FLOW = "DELETE FROM magic_link WHERE organisation_id = $1 AND flow_id = $2";
    TITLES = "UPDATE assignment SET title = $4 WHERE organisation_id = $1 AND flow_id = $2 AND step_key = $3";
    STEPS = "SELECT DISTINCT step_key FROM assignment WHERE organisation_id = $1 AND flow_id = $2";
    FILES = "SELECT id FROM file WHERE organisation_id = $1 AND flow_id = $2 AND state <> 'erased' ORDER BY id LIMIT $3";
    FILES_TYPED = "SELECT id FROM file WHERE organisation_id = $1 AND state = 'draft' \
        AND draft_of IN (SELECT a.id FROM assignment a WHERE a.flow_id = $2) ORDER BY id LIMIT $3";
    FILES_OF = concat!("SELECT id FROM file WHERE organisation_id = $1 AND flow_id = $3 AND state <> 'erased' AND giver_id IN ",
        persons!(), " ORDER BY id LIMIT $4");
    FILES_TYPED_OF = concat!("SELECT id FROM file WHERE organisation_id = $1 AND state = 'draft' AND giver_id IN ", persons!(),
        " AND ", typed_for!(), " ORDER BY id LIMIT $4");
    FILES_OF_RECORDS = concat!("SELECT id FROM file WHERE organisation_id = $1 AND record_id IN ", records!(),
        " AND state <> 'erased' ORDER BY id LIMIT $3");
    ERASE_FILE = "UPDATE file SET state = 'erased', name = '', sha256 = '', draft_of = NULL \
        WHERE organisation_id = $1 AND id = $2 AND state <> 'erased'";

    // At the end, when all flows are known. What a mail server said may hold an address.
    MAILS = "DELETE FROM outbox WHERE organisation_id = $1 AND kind IN ('mail', 'reminder') \
        AND flow_id IN (SELECT e.flow_id FROM erasure_flow e WHERE e.erasure_id = $2 AND e.is_whole = 1)";
    MAILS_OF = "DELETE FROM outbox WHERE organisation_id = $1 AND kind IN ('mail', 'reminder') AND EXISTS \
        (SELECT 1 FROM erasure_subject s WHERE s.erasure_id = $2 AND s.kind = 'person' \
        AND outbox.reference LIKE ('%' || s.subject_id || '%'))";
    SAID = "UPDATE outbox SET last_error = NULL WHERE organisation_id = $1 AND last_error IS NOT NULL \
        AND flow_id IN (SELECT e.flow_id FROM erasure_flow e WHERE e.erasure_id = $2)";
    NOTICES_OF = "DELETE FROM notice WHERE organisation_id = $1 \
        AND flow_id IN (SELECT e.flow_id FROM erasure_flow e WHERE e.erasure_id = $2 AND e.is_whole = 1)";
    // The same start again still finds its flow: nothing else is read from the answer.
    STARTS = "UPDATE idempotency SET answer = '{\"id\":\"' || (SELECT MIN(e.flow_id) FROM erasure_flow e \
        WHERE e.erasure_id = $2 AND idempotency.answer LIKE ('{\"id\":\"' || e.flow_id || '\"%')) || '\"}' \
        WHERE organisation_id = $1 AND EXISTS (SELECT 1 FROM erasure_flow e \
        WHERE e.erasure_id = $2 AND idempotency.answer LIKE ('{\"id\":\"' || e.flow_id || '\"%'))";
    ANSWERS = "DELETE FROM idempotency WHERE organisation_id = $1 AND EXISTS (SELECT 1 FROM erasure_subject s \
        WHERE s.erasure_id = $2 AND idempotency.answer LIKE ('%' || s.subject_id || '%'))";
}

/// Done with the job's first row and once more at its end: names, addresses, and every way in.
pub fn at_once(job: &Erasure, now: Instant) -> Vec<Statement> {
    let of = |sql| Statement::any(sql, params![&job.organisation, &job.id]);
    let mut statements =
        vec![of(SENDINGS), Statement::any(RECORDS, params![&job.organisation, &job.id, now])];
    statements.extend(
        [
            PERSONS,
            RECORD_FIELDS,
            RECORD_TAGS,
            CLIENT_GROUPS,
            MERGES,
            CONTACTS_OF_PERSONS,
            CONTACTS_OF_RECORDS,
            LINKS,
            DEVICES,
            CODES,
            SESSIONS,
            PORTAL_SESSIONS,
            PASSWORD_LINKS,
            SECOND_FACTORS,
            RECOVERY_CODES,
            ACCOUNTS,
            ACCOUNT_PERSONS,
            ABSENCES,
            VIEWS,
            MAILS_OF_DAYS,
            MAILS_LAST,
            NOTICES,
            IMPORT_PIECES,
            IMPORT_FAILURES,
            IMPORTS,
            RECORD_MESSAGES,
            EXPORT_PIECES,
            EXPORTS,
            BULK_ROWS,
            BULK,
        ]
        .map(of),
    );
    statements
}

/// What lies beside the log of one flow, files aside. `titles` are those of its steps as they read now.
pub fn of_flow(job: &Erasure, flow: &FoundFlow, titles: Vec<(String, String)>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = if flow.is_whole {
        [MESSAGES, DRAFTS, LINKS_OF_FLOW]
            .map(|sql| Statement::any(sql, params![&job.organisation, &flow.id]))
            .into()
    } else {
        [MESSAGES_OF, DRAFTS_OF]
            .map(|sql| Statement::any(sql, params![&job.organisation, &job.id, &flow.id]))
            .into()
    };
    statements.extend(
        titles
            .into_iter()
            .map(|(step, title)| Statement::any(TITLES, params![&job.organisation, &flow.id, step, title])),
    );
    statements
}

/// What is left when every flow was met.
pub fn at_the_end(job: &Erasure) -> Vec<Statement> {
    [MAILS, MAILS_OF, SAID, NOTICES_OF, STARTS, ANSWERS]
        .map(|sql| Statement::any(sql, params![&job.organisation, &job.id]))
        .into()
}

/// Steps of a flow that stand in lists of things to do.
pub async fn steps(db: &Db, _: &System, job: &Erasure, flow: &Id) -> Result<Vec<String>, DbError> {
    let mut steps = Vec::new();
    for mut row in db.fetch(STEPS, params![&job.organisation, flow]).await? {
        steps.push(row.take()?);
    }
    Ok(steps)
}

/// Files of a flow that go, at most some hundred; asked again once these are gone.
pub async fn files(db: &Db, _: &System, job: &Erasure, flow: &FoundFlow) -> Result<Vec<Id>, DbError> {
    let (organisation, limit) = (&job.organisation, FILES_AT_ONCE);
    let asked = if flow.is_whole {
        [FILES, FILES_TYPED].map(|sql| (sql, params![organisation, &flow.id, limit]))
    } else {
        [FILES_OF, FILES_TYPED_OF].map(|sql| (sql, params![organisation, &job.id, &flow.id, limit]))
    };
    let mut ids = Vec::new();
    for (sql, data) in asked {
        for mut row in db.fetch(sql, data).await? {
            ids.push(row.take()?);
        }
    }
    Ok(ids)
}

/// Files that lie with the records and in no flow.
pub async fn files_of_records(db: &Db, _: &System, job: &Erasure) -> Result<Vec<Id>, DbError> {
    let mut ids = Vec::new();
    for mut row in db.fetch(FILES_OF_RECORDS, params![&job.organisation, &job.id, FILES_AT_ONCE]).await? {
        ids.push(row.take()?);
    }
    Ok(ids)
}

/// Bytes first, row second: whoever dies in between deletes bytes that are gone already.
pub fn file_erased(job: &Erasure, file: &Id) -> Statement {
    Statement::any(ERASE_FILE, params![&job.organisation, file])
}
