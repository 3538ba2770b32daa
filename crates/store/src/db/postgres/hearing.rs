//! A connection of its own that listens: what PostgreSQL is told on a channel arrives here.

use super::{OPTIONS, configuration, db_error, is_plain, tls};
use crate::DbError;
use futures::{StreamExt, stream};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::mpsc,
};
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls};

/// Texts that wait to be read; whoever is slower than this is cut off and begins anew.
const WAITING_MAX: usize = 1_000;

pub(crate) struct Hearing {
    /// Keeps the connection open.
    _client: Client,
    texts: mpsc::Receiver<Result<String, DbError>>,
}

impl Hearing {
    pub(crate) async fn next(&mut self) -> Result<String, DbError> {
        let gone = || DbError::Unavailable("the connection that listens was closed".into());
        self.texts.recv().await.unwrap_or_else(|| Err(gone()))
    }
}

/// `channel` is a plain word of ours.
pub(super) async fn hear(url: &str, channel: &str) -> Result<Hearing, DbError> {
    let (mut config, root_certificate) = configuration(url)?;
    let given = config.get_options().unwrap_or_default().to_owned();
    config.options(format!("{given} {OPTIONS}").trim());
    let (client, texts) = if is_plain(&config) {
        let (client, connection) = config.connect(NoTls).await.map_err(unreachable)?;
        (client, drive(connection))
    } else {
        let tls = tokio_postgres_rustls::MakeRustlsConnect::new(tls(root_certificate.as_deref())?);
        let (client, connection) = config.connect(tls).await.map_err(unreachable)?;
        (client, drive(connection))
    };
    client.batch_execute(&format!("LISTEN {channel}")).await?;
    Ok(Hearing { _client: client, texts })
}

/// Without a connection it does not matter what was wrong.
fn unreachable(error: tokio_postgres::Error) -> DbError {
    match db_error(&error) {
        DbError::Other(text) => DbError::Unavailable(text),
        known => known,
    }
}

fn drive<S, T>(mut connection: Connection<S, T>) -> mpsc::Receiver<Result<String, DbError>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, texts) = mpsc::channel(WAITING_MAX);
    tokio::spawn(async move {
        let mut messages = stream::poll_fn(move |context| connection.poll_message(context));
        while let Some(message) = messages.next().await {
            let text = match message {
                Ok(AsyncMessage::Notification(told)) => Ok(told.payload().to_owned()),
                Ok(_) => continue,
                Err(error) => Err(db_error(&error)),
            };
            if sender.try_send(text).is_err() {
                return;
            }
        }
    });
    texts
}
