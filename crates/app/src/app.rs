//! The application: what every use case shares, and the context of one request.

use crate::idempotency::Key;
use crate::{
    cache::Cache,
    caller::Caller,
    flows::{house::House, load::Loaded},
    organisations::{Fixed, Hosts, Organisation, Picture},
    secrets::ServerKey,
    templates::definition::{DefinitionKey, Published},
};
use model::{Entropy, Id, Instant};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use store::{Db, FlowWriter};

/// Flows kept in memory: at least this many of the last used, at most twice as many.
const FLOWS_CACHED: usize = 1_000;
/// Pictures kept in memory; an organisation has a logo and one beside its sign-in.
const PICTURES_CACHED: usize = 8;
/// Template versions kept parsed.
const DEFINITIONS_CACHED: usize = 500;

#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where people reach this server, without a slash at the end; the beginning of every link in a mail.
    pub public_address: String,
    pub file_bytes_max: u64,
    /// A mailbox page instead of real mail.
    pub demo: bool,
    /// What pages show and do not change.
    pub fixed: Fixed,
}

pub struct App {
    pub db: Db,
    pub writer: FlowWriter,
    pub key: ServerKey,
    pub settings: Settings,
    pub live: crate::live::Live,
    pub(crate) flows: Cache<Id, Arc<Loaded>>,
    pub(crate) definitions: Cache<DefinitionKey, Arc<Published>>,
    pub(crate) houses: Cache<Id, Arc<House>>,
    pub(crate) organisations: Cache<Id, Organisation>,
    /// Which of them is that of this server; never another.
    pub(crate) default_organisation: OnceLock<Id>,
    /// Whose host names are whose.
    pub(crate) hosts: Cache<(), Arc<Hosts>>,
    /// By hash.
    pub(crate) pictures: Cache<String, Arc<Picture>>,
    pub(crate) keys: Cache<String, crate::keys::Known>,
    /// Ids of groups by organisation and name: neither changes.
    pub(crate) group_ids: Cache<(Id, String), Id>,
    /// Held while an entry is added to the audit log.
    pub(crate) audit_turn: tokio::sync::Mutex<()>,
    pub(crate) sign_in_tries: crate::sessions::Tries,
    pub(crate) mails_of_strangers: crate::links::MailsOfStrangers,
    pub(crate) lendings: crate::steps::Lendings,
    pub(crate) doors: crate::portal::Doors,
    pub(crate) factor_tries: crate::factors::Tries,
}

impl App {
    pub fn new(db: Db, writer: FlowWriter, key: ServerKey, settings: Settings) -> Arc<Self> {
        let shared = store::notices::is_shared(&db);
        Arc::new(Self {
            live: crate::live::Live::new(shared),
            db,
            writer,
            key,
            settings,
            flows: Cache::new(FLOWS_CACHED),
            definitions: Cache::new(DEFINITIONS_CACHED),
            houses: Cache::new(DEFINITIONS_CACHED),
            organisations: Cache::new(DEFINITIONS_CACHED),
            default_organisation: OnceLock::new(),
            hosts: Cache::new(1),
            pictures: Cache::new(PICTURES_CACHED),
            keys: Cache::new(DEFINITIONS_CACHED),
            group_ids: Cache::new(DEFINITIONS_CACHED),
            audit_turn: tokio::sync::Mutex::default(),
            sign_in_tries: crate::sessions::Tries::default(),
            mails_of_strangers: crate::links::MailsOfStrangers::default(),
            lendings: crate::steps::Lendings::default(),
            doors: crate::portal::Doors::default(),
            factor_tries: crate::factors::Tries::default(),
        })
    }
}

/// One request: who asks, when, and the randomness it may use.
pub struct Ctx {
    pub app: Arc<App>,
    pub caller: Caller,
    pub now: Instant,
    /// Of a request that may come twice; what is done remembers its answer under it.
    pub once: Option<Key>,
    entropy: Mutex<Entropy>,
}

impl Ctx {
    pub fn new(app: Arc<App>, caller: Caller, now: Instant, entropy: Entropy) -> Self {
        Self { app, caller, now, once: None, entropy: Mutex::new(entropy) }
    }

    #[must_use]
    pub fn once(self, key: Option<Key>) -> Self {
        Self { once: key, ..self }
    }

    /// A stream nobody else draws from.
    pub fn entropy(&self) -> Entropy {
        self.entropy.lock().unwrap_or_else(PoisonError::into_inner).fork()
    }

    pub fn id(&self) -> Id {
        Id::new(self.now, &mut self.entropy())
    }

    pub fn organisation(&self) -> &Id {
        self.caller.organisation()
    }
}
