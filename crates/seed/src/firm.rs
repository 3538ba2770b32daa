//! The firm: forty members in eight groups, who own flows and do their part in them.

use crate::{Failure, arguments::Arguments, said};
use app::{
    App, Caller, Ctx, Scope,
    members::NewMember,
    organisations::{self, Fixed, NewOrganisation},
    secrets::ServerKey,
};
use engine::calendar::Calendar;
use model::{Entropy, Id, Instant};
use std::{
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use store::{Db, FlowWriter, Permissions, Viewer};

pub const MEMBERS: usize = 40;
pub const GROUPS: usize = 8;
/// Of everybody.
pub const PASSWORD: &str = "sample-password";
/// Members with a password: as many as clients of the benchmark.
pub const WITH_PASSWORD: usize = 16;

pub struct Firm {
    pub app: Arc<App>,
    pub organisation: Id,
    pub members: Vec<Id>,
    pub now: Instant,
    seeds: AtomicU64,
}

impl Firm {
    pub async fn open(arguments: &Arguments, now: Instant) -> Result<Self, Failure> {
        let settings = arguments.settings();
        store::migration::run(&settings, &arguments.data.join("backups"), now).await?;
        let db = Db::open(&settings).await?;
        write_key(&arguments.data)?;
        let settings = app::Settings {
            public_address: "http://127.0.0.1:8080".to_owned(),
            file_bytes_max: 1_000_000,
            demo: false,
            fixed: Fixed::default(),
        };
        let app = App::new(db.clone(), FlowWriter::start(&db), ServerKey::new(KEY), settings);
        let wanted = NewOrganisation {
            name: "Sample & Co. Advisors".to_owned(),
            zone: "Europe/London".to_owned(),
            calendar: Some(Calendar::office_hours("Europe/London")?),
        };
        let made = organisations::ensure_default(&app, now, Entropy::from_number(0), wanted).await;
        let organisation = made.map_err(said)?.id;
        let mut firm = Self { app, organisation, members: Vec::new(), now, seeds: AtomicU64::new(1) };
        for number in 0..MEMBERS {
            let member = firm.add_member(number).await?;
            firm.members.push(member);
        }
        Ok(firm)
    }

    async fn add_member(&self, number: usize) -> Result<Id, Failure> {
        let new = NewMember {
            email: email(number),
            name: format!(
                "{} {}",
                FIRST_NAMES[number % FIRST_NAMES.len()],
                LAST_NAMES[number % LAST_NAMES.len()]
            ),
            groups: vec![group(number % GROUPS)],
            admin: number == 0,
            builder: false,
        };
        let (member, link) = app::members::add(&self.operator(), new).await.map_err(said)?;
        if number < WITH_PASSWORD {
            let token = link.url.rsplit('/').next().unwrap_or_default();
            let set = app::passwords::set(&self.app, token, PASSWORD.to_owned(), self.now, self.entropy());
            set.await.map_err(said)?;
        }
        Ok(member.id)
    }

    pub fn entropy(&self) -> Entropy {
        Entropy::from_number(self.seeds.fetch_add(1, Ordering::Relaxed))
    }

    /// Whoever runs commands on the machine.
    pub fn operator(&self) -> Ctx {
        let viewer = Viewer {
            permissions: Permissions { admin: true, builder: true, staff: true, auditor: false },
            ..Viewer::system(self.organisation.clone())
        };
        Ctx::new(Arc::clone(&self.app), Caller::System(viewer), self.now, self.entropy())
    }

    /// A key that may act in everybody's place, at a moment of the past.
    pub fn key(&self, at: Instant) -> Ctx {
        let viewer = Viewer::system(self.organisation.clone());
        let caller = Caller::Key { id: Id::given("seed"), viewer, scopes: Scope::ALL.to_vec() };
        Ctx::new(Arc::clone(&self.app), caller, at, self.entropy())
    }
}

/// Of this firm alone, which nobody else ever sees.
const KEY: [u8; 32] = [7; 32];

fn write_key(data: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(data.join("secret.key"))?;
    writeln!(file, "{}", hex::encode(KEY))
}

pub fn email(number: usize) -> String {
    format!("member-{number}@firm.example")
}

pub fn group(number: usize) -> String {
    format!("team-{number}")
}

const FIRST_NAMES: [&str; 10] =
    ["Helen", "Priya", "Jonas", "Aoife", "Tom", "Carla", "Marcus", "Ingrid", "Samir", "Dana"];
const LAST_NAMES: [&str; 8] = ["Brandt", "Raman", "Weber", "Kelly", "Okafor", "Mendes", "Vogt", "Haddad"];
