//! A server on a database of its own, asked in process as a client of the API would ask it.
#![expect(clippy::panic, reason = "a test that cannot go on has failed")]

use app::{App, Caller, Ctx, Scope, keys, organisations, secrets::ServerKey};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use engine::calendar::Calendar;
use gateways::files::fake::MemoryFiles;
use model::{Entropy, Id, Instant};
use serde_json::Value as Json;
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use store::{FlowWriter, Viewer};
use testkit::TestDatabase;
use tower::ServiceExt;
use views::mails::Mail;
use web::Server;

pub const FILE_BYTES_MAX: u64 = 100_000;
/// Tuesday 17 March 2026, 10:20 in London.
const START: Instant = Instant(1_773_742_800_000_000);

pub struct Desk {
    pub app: Arc<App>,
    pub files: Arc<MemoryFiles>,
    organisation: Id,
    router: Router,
    now: Arc<AtomicI64>,
    /// Sent with every request unless told otherwise.
    pub key: String,
    pub database: TestDatabase,
}

/// An answer, read whole.
pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Answered {
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {:?}", self.text))
    }

    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Asserts the status and, of a refusal, that it is a whole problem document.
    #[track_caller]
    pub fn expect(self, status: u16) -> Json {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        let json = self.json();
        if status >= 400 {
            assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json");
            assert_eq!(json["status"], status);
            for word in ["type", "title", "detail"] {
                assert!(json[word].as_str().is_some_and(|text| !text.is_empty()), "{word} in {json}");
            }
        }
        json
    }
}

impl Desk {
    pub async fn on(database: TestDatabase) -> Self {
        let settings = app::Settings {
            public_address: "https://firm.example".to_owned(),
            file_bytes_max: FILE_BYTES_MAX,
            demo: false,
            fixed: app::organisations::Fixed::default(),
        };
        let writer = FlowWriter::start(&database.db);
        let app = App::new(database.db.clone(), writer, ServerKey::new([9; 32]), settings);
        let wanted = organisations::NewOrganisation {
            name: "Sample & Co.".to_owned(),
            zone: "Europe/London".to_owned(),
            calendar: Some(Calendar::office_hours("Europe/London").unwrap()),
        };
        let made = organisations::ensure_default(&app, START, Entropy::from_number(1), wanted).await.unwrap();
        let now = Arc::new(AtomicI64::new(START.0));
        let files = Arc::new(MemoryFiles::default());
        let router = web::router(Arc::new(server(Arc::clone(&app), Arc::clone(&files), Arc::clone(&now))));
        let mut desk = Self { app, files, organisation: made.id, router, now, key: String::new(), database };
        desk.key = desk.new_key(&Scope::ALL).await;
        desk
    }

    pub async fn new_key(&self, scopes: &[Scope]) -> String {
        keys::create(&self.system(), "test", scopes).await.unwrap()
    }

    pub fn system(&self) -> Ctx {
        let now = Instant(self.now.fetch_add(1_000_000, Ordering::Relaxed));
        let caller = Caller::System(Viewer::system(self.organisation.clone()));
        Ctx::new(Arc::clone(&self.app), caller, now, Entropy::from_number(u64::try_from(now.0).unwrap()))
    }

    /// What was just made is found by its words.
    pub async fn feed(&self) {
        while app::search::go_on(&self.app, 500).await.unwrap() > 0 {}
    }

    pub fn pass_days(&self, days: i64) {
        self.now.fetch_add(days * 86_400_000_000, Ordering::Relaxed);
    }

    pub async fn send(&self, request: Request<Body>) -> Answered {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answered { status: parts.status, headers: parts.headers, text, bytes: bytes.into() }
    }

    /// Status and headers of an answer that need not end.
    pub async fn glance(&self, request: Request<Body>) -> Answered {
        let (parts, _) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        Answered { status: parts.status, headers: parts.headers, text: String::new(), bytes: Vec::new() }
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answered {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("authorization")) {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, &[], "").await
    }

    pub async fn post(&self, path: &str, body: &Json) -> Answered {
        self.ask("POST", path, &[], body.to_string()).await
    }

    pub async fn post_once(&self, path: &str, key: &str, body: &Json) -> Answered {
        self.ask("POST", path, &[("idempotency-key", key)], body.to_string()).await
    }

    /// Publishes a template as its source stands.
    pub async fn publish(&self, source: &str) -> String {
        let draft = self.ask("POST", "/api/v1/templates", &[], source.to_owned()).await.expect(201);
        let key = draft["key"].as_str().unwrap().to_owned();
        self.post(&format!("/api/v1/templates/{key}/publication"), &Json::Null).await.expect(201);
        key
    }

    pub async fn upload(&self, path: &str, key: Option<&str>, file: (&str, &[u8])) -> Answered {
        let mut body = format!(
            "--frontier\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n",
            file.0
        )
        .into_bytes();
        body.extend_from_slice(file.1);
        body.extend_from_slice(b"\r\n--frontier--\r\n");
        let mut headers = vec![("content-type", "multipart/form-data; boundary=frontier")];
        headers.extend(key.map(|key| ("idempotency-key", key)));
        self.ask("POST", path, &headers, body).await
    }
}

fn server(app: Arc<App>, files: Arc<MemoryFiles>, now: Arc<AtomicI64>) -> Server {
    let seed = AtomicU64::new(1_000);
    Server {
        app,
        files,
        clock: Arc::new(move || Instant(now.fetch_add(1_000, Ordering::Relaxed))),
        entropy: Arc::new(move || Entropy::from_number(seed.fetch_add(1, Ordering::Relaxed))),
        trial: Arc::new(|message| {
            Box::pin(async move { Ok(format!("250 taken for {}", message.to_address)) })
        }),
        letters: Arc::new(|_, _| Mail { subject: String::new(), text: String::new(), html: String::new() }),
        proxies: web::Proxies::on_this_machine(),
        limits: web::Limits::default(),
        pictures: web::Pictures::default(),
        timings: true,
    }
}
