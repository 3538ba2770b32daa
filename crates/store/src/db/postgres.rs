//! PostgreSQL: pooled connections, pipelined statements, counts read before COMMIT.

mod hearing;

pub(crate) use hearing::Hearing;

use super::{Datum, DbError, Row, Statement};
use crate::figures::Connections;
use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, QueueMode, RecyclingMethod, Runtime, Timeouts,
};
use futures::{TryStreamExt, future::join_all};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use std::{error::Error as _, sync::Arc, time::Duration};
use tokio_postgres::{
    Config, NoTls,
    config::{Host, SslMode},
    error::SqlState,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};

const CONNECTIONS_MAX: usize = 16;
const WRITER_CONNECTIONS_MAX: usize = 4;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long to wait for a connection before saying busy.
const WAIT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long to wait for an answer once a statement is on its way: PostgreSQL gives up by itself before, so nobody is
/// there any more.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(35);
/// The same for what a page reads.
const READ_TIMEOUT: Duration = Duration::from_secs(15);
/// How an error begins that says so.
const SILENT: &str = "no answer";
/// A peer that takes nothing for this long, or answers no probe, is gone.
const PEER_TIMEOUT: Duration = Duration::from_secs(30);
const OPTIONS: &str = "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000";
/// Every statement finds its rows by a key and stops after a page of them. Planned once, without looking at the values of
/// the day; and a plan that reads a whole table to save on some, as the planner likes where it does not know how few rows
/// are wanted, is no plan.
const KEYED_OPTIONS: &str = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off \
    -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";
/// The flow writer's one statement is always found by its keys, however small the tables were when it was planned,
/// and planning it anew for each batch would cost more than running it.
const WRITER_OPTIONS: &str = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

pub(crate) struct Postgres {
    url: String,
    pool: Pool,
    writer_pool: Pool,
}

impl Postgres {
    pub(super) async fn open(url: &str) -> Result<Self, DbError> {
        let pool = connect(url, &format!("{OPTIONS} {KEYED_OPTIONS}"), CONNECTIONS_MAX)?;
        let writer_pool = connect(url, &format!("{OPTIONS} {WRITER_OPTIONS}"), WRITER_CONNECTIONS_MAX)?;
        drop(pool.get().await.map_err(|error| pool_error(&error))?);
        Ok(Self { url: url.to_owned(), pool, writer_pool })
    }

    /// Reads; tried once more if the connection turns out to be dead, not if nobody answers.
    pub(crate) async fn fetch(&self, sql: &'static str, params: Vec<Datum>) -> Result<Vec<Row>, DbError> {
        let params: Vec<_> = params.iter().map(dynamic).collect();
        match query(&self.pool, sql, &params, READ_TIMEOUT).await {
            Err(DbError::Unavailable(why)) if !why.starts_with(SILENT) => {
                query(&self.pool, sql, &params, READ_TIMEOUT).await
            }
            answer => answer,
        }
    }

    /// A statement that writes and returns rows: never repeated.
    pub(crate) async fn fetch_once(
        &self,
        sql: &'static str,
        params: Vec<Datum>,
    ) -> Result<Vec<Row>, DbError> {
        let params: Vec<_> = params.iter().map(dynamic).collect();
        query(&self.pool, sql, &params, ANSWER_TIMEOUT).await
    }

    pub(crate) async fn hear(&self, channel: &str) -> Result<Hearing, DbError> {
        hearing::hear(&self.url, channel).await
    }

    /// Of both pools.
    pub(crate) fn connections(&self) -> Connections {
        let all = [&self.pool, &self.writer_pool].map(deadpool_postgres::Pool::status);
        let sum = |of: fn(&deadpool_postgres::Status) -> usize| all.iter().map(of).sum::<usize>() as u64;
        let (open, idle) = (sum(|status| status.size), sum(|status| status.available));
        Connections { open, idle, waiting: sum(|status| status.waiting) }
    }

    /// Asks the server to plan a statement.
    pub(super) async fn prepare(&self, sql: &'static str) -> Result<(), DbError> {
        let client = self.pool.get().await.map_err(|error| pool_error(&error))?;
        Ok(client.prepare(sql).await.map(drop)?)
    }

    /// The flow writer's statements, on its own connections; lists as parameters.
    pub(crate) async fn write_batch(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, DbError> {
        query(&self.writer_pool, sql, params, ANSWER_TIMEOUT).await
    }

    /// In a task of its own: a caller that goes away must not leave a transaction open.
    pub(super) async fn transact(&self, statements: Vec<Statement>) -> Result<(), DbError> {
        let pool = self.pool.clone();
        let task = tokio::spawn(async move {
            let client = pool.get().await.map_err(|error| pool_error(&error))?;
            within(ANSWER_TIMEOUT, client, async |client| run(client, &statements).await).await
        });
        task.await.unwrap_or_else(|error| Err(DbError::Unavailable(error.to_string())))
    }
}

async fn query(
    pool: &Pool,
    sql: &'static str,
    params: &[&(dyn ToSql + Sync)],
    limit: Duration,
) -> Result<Vec<Row>, DbError> {
    let client = pool.get().await.map_err(|error| pool_error(&error))?;
    let work = async |client: &Object| {
        let statement = client.prepare_cached(sql).await?;
        let rows = client.query_raw(&statement, params.iter().copied()).await?;
        rows.map_err(DbError::from).and_then(|row| std::future::ready(decode(&row))).try_collect().await
    };
    within(limit, client, async |client| (work(client).await, Connection::Clean)).await
}

/// A connection that does not answer in time is not used again: the answer may come after all, to whoever has it then.
async fn within<T>(
    limit: Duration,
    client: Object,
    work: impl AsyncFnOnce(&Object) -> (Result<T, DbError>, Connection),
) -> Result<T, DbError> {
    let late = || DbError::Unavailable(format!("{SILENT} within {} s", limit.as_secs()));
    let done = tokio::time::timeout(limit, work(&client)).await;
    let (outcome, connection) = done.unwrap_or_else(|_| (Err(late()), Connection::Spoiled));
    if matches!(connection, Connection::Spoiled) {
        drop(Object::take(client));
    }
    outcome
}

/// Whether a connection may serve the next.
enum Connection {
    Clean,
    /// A transaction may be open on it.
    Spoiled,
}

async fn run(client: &Object, statements: &[Statement]) -> (Result<(), DbError>, Connection) {
    let mut prepared = Vec::with_capacity(statements.len());
    for statement in statements {
        match client.prepare_cached(statement.sql).await {
            Ok(ready) => prepared.push(ready),
            Err(error) => return (Err(error.into()), Connection::Clean),
        }
    }
    // Polled in this order, so sent in this order, in one flight.
    let executions = statements
        .iter()
        .zip(&prepared)
        .map(|(statement, prepared)| client.execute_raw(prepared, statement.params.iter().map(dynamic)));
    let (begun, counts) = futures::join!(client.batch_execute("BEGIN"), join_all(executions));
    let outcome = begun.map_err(DbError::from).and_then(|()| {
        statements
            .iter()
            .zip(counts)
            .enumerate()
            .try_for_each(|(place, (statement, count))| statement.check(place, count?))
    });
    // An aborted transaction answers COMMIT with the tag ROLLBACK and no error, and the driver hides the tag; so COMMIT
    // is sent only after every statement was seen to succeed.
    let outcome = match outcome {
        Ok(()) => client.batch_execute("COMMIT").await.map_err(DbError::from),
        Err(refusal) => {
            if client.batch_execute("ROLLBACK").await.is_err() {
                return (Err(refusal), Connection::Spoiled);
            }
            Err(refusal)
        }
    };
    (outcome, Connection::Clean)
}

pub(crate) fn decode(row: &tokio_postgres::Row) -> Result<Row, DbError> {
    let cell = |(place, column): (usize, &tokio_postgres::Column)| {
        let datum = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(place).map(Datum::from),
            Type::INT4 => row.try_get::<_, Option<i32>>(place).map(|int| int.map(i64::from).into()),
            _ => row.try_get::<_, Option<String>>(place).map(Datum::from),
        };
        datum.map_err(|error| DbError::Other(error.to_string()))
    };
    Ok(Row::new(row.columns().iter().enumerate().map(cell).collect::<Result<_, _>>()?))
}

fn dynamic(datum: &Datum) -> &(dyn ToSql + Sync) {
    datum
}

impl ToSql for Datum {
    fn to_sql(
        &self,
        of: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(of, out),
            Self::Text(text) => text.to_sql(of, out),
        }
    }

    fn accepts(of: &Type) -> bool {
        matches!(*of, Type::TEXT | Type::INT8 | Type::VARCHAR)
    }

    to_sql_checked!();
}

pub(crate) fn pool_error(error: &PoolError) -> DbError {
    match error {
        // Whatever it was, there is no connection: a missing database and a changed password are no defects of ours.
        PoolError::Backend(error) => match db_error(error) {
            DbError::Other(text) => DbError::Unavailable(text),
            known => known,
        },
        PoolError::Timeout(_) => DbError::Busy,
        other => DbError::Unavailable(other.to_string()),
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        db_error(&error)
    }
}

fn db_error(error: &tokio_postgres::Error) -> DbError {
    let Some(said) = error.as_db_error() else {
        let cut = error.is_closed()
            || error.source().is_some_and(|cause| cause.downcast_ref::<std::io::Error>().is_some());
        let text = error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"));
        return if cut { DbError::Unavailable(text) } else { DbError::Other(text) };
    };
    let code = said.code();
    if *code == SqlState::UNIQUE_VIOLATION {
        return DbError::Unique { table: said.table().unwrap_or_default().to_owned() };
    }
    let is = |states: &[SqlState]| states.contains(code);
    if is(&[SqlState::DISK_FULL, SqlState::OUT_OF_MEMORY]) {
        DbError::Full
    } else if is(&[
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::QUERY_CANCELED,
        SqlState::TOO_MANY_CONNECTIONS,
    ]) {
        DbError::Busy
    } else if code.code().starts_with("08") || code.code().starts_with("57P") {
        DbError::Unavailable(said.message().to_owned())
    } else {
        DbError::Other(said.message().to_owned())
    }
}

pub(crate) fn connect(url: &str, options: &str, size_max: usize) -> Result<Pool, DbError> {
    let (mut config, root_certificate) = configuration(url)?;
    let given = config.get_options().unwrap_or_default().to_owned();
    config.options(format!("{given} {options}").trim());
    let how = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = if is_plain(&config) {
        Manager::from_config(config, NoTls, how)
    } else {
        let tls = tokio_postgres_rustls::MakeRustlsConnect::new(tls(root_certificate.as_deref())?);
        Manager::from_config(config, tls, how)
    };
    let timeouts =
        Timeouts { wait: Some(WAIT_TIMEOUT), create: Some(CONNECT_TIMEOUT), recycle: Some(CONNECT_TIMEOUT) };
    let pool = Pool::builder(manager)
        .max_size(size_max)
        .queue_mode(QueueMode::Lifo)
        .timeouts(timeouts)
        .runtime(Runtime::Tokio1);
    pool.build().map_err(|error| DbError::Other(error.to_string()))
}

/// Hosts with their ports, what they are reached by, and the name of the database with what is set on it.
pub(super) fn place(url: &str) -> Result<String, DbError> {
    let (config, _) = configuration(url)?;
    let hosts = config.get_hosts().iter().map(|host| match host {
        Host::Tcp(name) => name.clone(),
        Host::Unix(folder) => folder.display().to_string(),
    });
    let ports = config.get_ports();
    let port = |at: usize| ports.get(at).or(ports.first()).copied().unwrap_or(5432);
    let hosts: Vec<String> = hosts.enumerate().map(|(at, host)| format!("{host}:{}", port(at))).collect();
    let name = config.get_dbname().or(config.get_user()).unwrap_or_default();
    let mut place = format!("postgres {}/{name}", hosts.join(","));
    for address in config.get_hostaddrs() {
        place.push_str(&format!(" {address}"));
    }
    if let Some(options) = config.get_options() {
        place.push_str(&format!(" {options}"));
    }
    Ok(place)
}

/// Reads the address. `sslrootcert`, which the driver does not know, is taken out.
pub(crate) fn configuration(url: &str) -> Result<(Config, Option<String>), DbError> {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let is_root = |part: &&str| part.starts_with("sslrootcert=");
    let root = query.split('&').find(is_root).map(|part| part["sslrootcert=".len()..].to_owned());
    let rest: Vec<_> = query.split('&').filter(|part| !part.is_empty() && !is_root(part)).collect();
    let address = if rest.is_empty() { address.to_owned() } else { format!("{address}?{}", rest.join("&")) };
    let wrong =
        |error: tokio_postgres::Error| DbError::Other(format!("the database address is not valid: {error}"));
    let mut config: Config = address.parse().map_err(wrong)?;
    if config.get_application_name().is_none() {
        config.application_name("baton");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_TIMEOUT);
    }
    if config.get_tcp_user_timeout().is_none() {
        config
            .tcp_user_timeout(PEER_TIMEOUT)
            .keepalives_idle(PEER_TIMEOUT)
            .keepalives_interval(CONNECT_TIMEOUT);
    }
    Ok((config, root))
}

/// Loopback and sockets need no TLS; elsewhere only `sslmode=disable` goes without.
fn is_plain(config: &Config) -> bool {
    let is_local = |host: &Host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    };
    config.get_ssl_mode() == SslMode::Disable || config.get_hosts().iter().all(is_local)
}

/// Certificates are always checked: against the public roots, and `root_certificate` (a PEM file) if given.
fn tls(root_certificate: Option<&str>) -> Result<rustls::ClientConfig, DbError> {
    let wrong = |error: &dyn std::fmt::Display| DbError::Other(format!("sslrootcert: {error}"));
    let mut roots = rustls::RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    if let Some(path) = root_certificate {
        for certificate in CertificateDer::pem_file_iter(path).map_err(|error| wrong(&error))? {
            roots.add(certificate.map_err(|error| wrong(&error))?).map_err(|error| wrong(&error))?;
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| DbError::Other(error.to_string()))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::{configuration, is_plain};

    #[test]
    fn only_loopback_and_those_told_so_go_without_tls() {
        let cases = [
            ("postgres://u@127.0.0.1:5544/baton", true, None),
            ("postgres://u@[::1]/baton", true, None),
            ("postgres://u@localhost/baton", true, None),
            ("postgres://u@db.example/baton", false, None),
            ("postgres://u@db.example/baton?sslmode=disable", true, None),
            ("postgres://u@127.0.0.1,db.example/baton", false, None),
            (
                "postgres://u@db.example/baton?sslmode=require&sslrootcert=/etc/ca.pem",
                false,
                Some("/etc/ca.pem"),
            ),
            ("postgres://u@db.example/baton?sslrootcert=/etc/ca.pem", false, Some("/etc/ca.pem")),
        ];
        for (url, plain, root) in cases {
            let (config, found) = configuration(url).unwrap();
            assert_eq!((is_plain(&config), found.as_deref()), (plain, root), "{url}");
        }
        assert!(configuration("postgres://u@db.example/baton?nonsense=1").is_err());
    }
}
