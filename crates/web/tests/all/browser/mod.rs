//! A browser without scripts: keeps cookies, fills the form of the page it last saw, and posts it.
#![expect(clippy::panic, reason = "a test that cannot go on has failed")]

use crate::desk::{Answered, Desk};
use app::{
    mails::{About, Writing, facts},
    members::{self, NewMember},
};
use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{HeaderValue, Request, header},
};
use model::{Entropy, Id, Instant};
use std::net::SocketAddr;
use store::{Viewer, outbox};

pub struct Browser<'d> {
    pub desk: &'d Desk,
    pub cookies: Vec<String>,
    /// What the browser says about where a post comes from.
    pub site: &'static str,
    /// Where the connection comes from, where the server is to know.
    pub address: Option<SocketAddr>,
    /// What it asks for by `Accept-Language`.
    pub language: &'static str,
    /// The name it asks for the server by; empty for none.
    pub host: &'static str,
}

pub type Form<'f> = &'f [(&'f str, &'f str)];

impl<'d> Browser<'d> {
    pub fn new(desk: &'d Desk) -> Self {
        Self { desk, cookies: Vec::new(), site: "same-origin", address: None, language: "", host: "" }
    }

    /// Invited, with a password, signed in.
    pub async fn member(desk: &'d Desk, name: &str, new: NewMember) -> Self {
        let email = format!("{}@firm.example", name.to_lowercase());
        let new = NewMember { email, name: name.to_owned(), ..new };
        let (_, link) = members::add(&desk.system(), new).await.unwrap();
        let mut browser = Self::new(desk);
        let path = link.url.strip_prefix("https://firm.example").unwrap().to_owned();
        let page = browser.get(&path).await;
        let csrf = hidden(&page.text, "csrf");
        let password = "a sentence is easy to keep";
        let form = [("csrf", csrf.as_str()), ("password", password), ("again", password)];
        let signed_in = browser.post(&path, &form).await;
        assert_eq!(signed_in.status, 303, "{}", signed_in.text);
        browser
    }

    pub async fn get(&mut self, path: &str) -> Answered {
        let request =
            Request::builder().method("GET").uri(path).header(header::COOKIE, self.cookies.join("; "));
        self.sent(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, form: Form<'_>) -> Answered {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::COOKIE, self.cookies.join("; "))
            .header("sec-fetch-site", self.site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.sent(request.body(body.into()).unwrap()).await
    }

    /// As a program asks, with whatever session the browser has.
    pub async fn ask(&mut self, method: &str, path: &str, body: &str) -> Answered {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, self.cookies.join("; "))
            .header("sec-fetch-site", self.site)
            .header(header::CONTENT_TYPE, "application/json");
        self.sent(request.body(body.to_owned().into()).unwrap()).await
    }

    /// As the script of a page posts, which wants to be told rather than shown.
    pub async fn post_by_script(&mut self, path: &str, form: Form<'_>) -> Answered {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::COOKIE, self.cookies.join("; "))
            .header("sec-fetch-site", self.site)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.sent(request.body(body.into()).unwrap()).await
    }

    /// With the hidden fields every staff page carries.
    pub async fn post_as_member(&mut self, path: &str, form: Form<'_>) -> Answered {
        let page = self.get("/todo").await;
        let (csrf, command) = (hidden(&page.text, "csrf"), hidden(&page.text, "command"));
        let mut all = form.to_vec();
        all.extend([("csrf", csrf.as_str()), ("command", command.as_str())]);
        self.post(path, &all).await
    }

    pub async fn upload(&mut self, path: &str, nonce: &str, file: (&str, &str, &[u8])) -> Answered {
        let (field, name, bytes) = file;
        let part = |name: &str| format!("--frontier\r\ncontent-disposition: form-data; name=\"{name}\"");
        let mut body =
            format!("{}\r\n\r\n{nonce}\r\n{}; filename=\"{name}\"\r\n\r\n", part("nonce"), part(field))
                .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--frontier--\r\n");
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::COOKIE, self.cookies.join("; "))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=frontier");
        self.sent(request.body(body.into()).unwrap()).await
    }

    /// As `get`, for a stream of news that does not end.
    pub async fn glance(&mut self, path: &str) -> Answered {
        let request = Request::builder().uri(path).header(header::COOKIE, self.cookies.join("; "));
        self.desk.glance(request.body(Body::empty()).unwrap()).await
    }

    /// A form with a file, from a staff page.
    pub async fn upload_as_member(
        &mut self,
        path: &str,
        form: &[(String, String)],
        file: (&str, &str, &[u8]),
    ) -> Answered {
        let part = |name: &str| format!("--frontier\r\ncontent-disposition: form-data; name=\"{name}\"");
        let fields = form.iter().map(|(name, value)| format!("{}\r\n\r\n{value}\r\n", part(name)));
        let (field, name, bytes) = file;
        let head = format!("{}; filename=\"{name}\"\r\n\r\n", part(field));
        let body = [(fields.collect::<String>() + &head).as_bytes(), bytes, b"\r\n--frontier--\r\n"].concat();
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::COOKIE, self.cookies.join("; "))
            .header("sec-fetch-site", self.site)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=frontier");
        self.sent(request.body(body.into()).unwrap()).await
    }

    async fn sent(&mut self, mut request: Request<Body>) -> Answered {
        if let Some(address) = self.address {
            request.extensions_mut().insert(ConnectInfo(address));
        }
        if !self.host.is_empty() {
            request.headers_mut().insert(header::HOST, HeaderValue::from_static(self.host));
        }
        request.headers_mut().insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(self.language));
        let answered = self.desk.send(request).await;
        for line in answered.headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap().to_owned();
            let name = pair.split('=').next().unwrap().to_owned();
            self.cookies.retain(|known| !known.starts_with(&format!("{name}=")));
            self.cookies.push(pair);
        }
        answered
    }
}

/// The value of the first hidden input of this name.
#[track_caller]
pub fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let Some(at) = html.find(&mark) else { panic!("no {name} in {html}") };
    html[at + mark.len()..].split('"').next().unwrap().to_owned()
}

/// The newest code mailed to `address`.
pub async fn code_to(desk: &Desk, address: &str) -> String {
    let organisation = app::organisations::default(&desk.app).await.unwrap().id;
    let rows = outbox::recent(&desk.app.db, &Viewer::system(organisation.clone())).await.unwrap();
    for row in rows {
        let writing = Writing { now: Instant(0), entropy: Entropy::from_number(5) };
        let facts = facts(&desk.app, &organisation, &row.reference, writing).await.unwrap();
        let Some(facts) = facts.filter(|facts| facts.to_address == address) else { continue };
        if let About::Code { code } = facts.about {
            return code;
        }
    }
    panic!("no code was mailed to {address}")
}

/// Addresses of the links in mails to `address`, oldest first, without the host.
pub async fn links_to(desk: &Desk, address: &str) -> Vec<String> {
    let organisation = app::organisations::default(&desk.app).await.unwrap().id;
    let rows = outbox::recent(&desk.app.db, &Viewer::system(organisation.clone())).await.unwrap();
    let mut found = Vec::new();
    for row in rows.into_iter().rev().filter(|row| row.kind == "mail") {
        let writing = Writing { now: Instant(0), entropy: Entropy::from_number(5) };
        let facts = facts(&desk.app, &organisation, &row.reference, writing).await.unwrap();
        let Some(facts) = facts.filter(|facts| facts.to_address == address) else { continue };
        let url = match facts.about {
            About::Assignment(about) => about.url,
            About::Returned { url, .. } | About::Overdue { url, .. } | About::Message { url, .. } => url,
            About::OwnerNeeded { url, .. } | About::Recorded { url, .. } => url,
            About::Renewed { url, .. } | About::Password { url, .. } | About::StartLink { url, .. } => url,
            About::Lent(about) => about.url,
            About::GivenBack { url, .. }
            | About::DoneForYou { url, .. }
            | About::SignInChanged { url, .. } => url,
            About::Reminder { url, .. } | About::Escalated { url, .. } | About::Stalled { url, .. } => url,
            About::ToPrepare { url, .. } | About::NotStarted { url, .. } | About::Milestone { url, .. } => {
                url
            }
            About::Collected { url: Some(url), .. } => url,
            About::Collected { url: None, .. } | About::Code { .. } | About::RecordMessage { .. } => continue,
        };
        found.push(url.strip_prefix("https://firm.example").unwrap().to_owned());
    }
    found
}

/// Proves this browser for the holder of the link, by the code that is mailed to them.
pub async fn prove(browser: &mut Browser<'_>, link: &str, address: &str) {
    let code = format!("{link}/code");
    let nonce = hidden(&browser.get(&code).await.text, "nonce");
    assert_eq!(browser.post(&code, &[("nonce", &nonce)]).await.status, 303);
    let sent = mailed_code(browser.desk, address).await;
    let nonce = hidden(&browser.get(&format!("{code}?sent=1")).await.text, "nonce");
    let proved = browser.post(&code, &[("nonce", &nonce), ("code", &sent)]).await;
    assert_eq!(proved.status, 303, "{}", proved.text);
}

/// Signs in to the portal, by the code that is mailed to this address.
pub async fn enter(browser: &mut Browser<'_>, address: &str) {
    let nonce = hidden(&browser.get("/portal/sign-in").await.text, "nonce");
    let asked = browser.post("/portal/sign-in", &[("nonce", &nonce), ("email", address)]).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let (nonce, code) = (hidden(&asked.text, "nonce"), mailed_code(browser.desk, address).await);
    let form = [("nonce", nonce.as_str()), ("email", address), ("code", code.as_str())];
    let entered = browser.post("/portal/sign-in/code", &form).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
}

pub async fn mailed_code(desk: &Desk, address: &str) -> String {
    let organisation = app::organisations::default(&desk.app).await.unwrap().id;
    let rows = outbox::recent(&desk.app.db, &Viewer::system(organisation.clone())).await.unwrap();
    for row in rows {
        let writing = Writing { now: desk.system().now, entropy: Entropy::from_number(5) };
        let facts = facts(&desk.app, &organisation, &row.reference, writing).await.unwrap();
        if let Some(facts) = facts.filter(|facts| facts.to_address == address)
            && let About::Code { code } = facts.about
        {
            return code;
        }
    }
    unreachable!("no code was mailed to {address}")
}

pub fn id(text: &str) -> Id {
    Id::given(text)
}
