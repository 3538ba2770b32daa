//! The review of the workflow library with its Start Link on, and a client who may start it.

use crate::{
    browser::{Browser, Form, hidden, links_to},
    desk::{Answered, Desk},
};
use app::{
    members::{self, NewMember},
    start_links::{self, StartLinkSettings},
};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../../../templates/kyc-review.yaml");
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
pub const CLIENT: &str = "nadia@client.example";

/// What a client answers at the start.
pub const ANSWERS: Form<'static> = &[
    ("your_name", "Nadia Ferrand"),
    ("your_email", CLIENT),
    ("data.company", "Orchard Lane Ltd"),
    ("data.seat.street", "1 Orchard Lane"),
    ("data.seat.postcode", "AB1 2CD"),
    ("data.seat.city", "Sampleton"),
    ("data.seat.country", "United Kingdom"),
    ("data.sector", "Energy"),
    ("data.public_office", "no"),
];

pub struct Case {
    pub desk: Desk,
    /// `/s/…`
    pub start: String,
}

impl Case {
    pub async fn on(database: TestDatabase) -> Self {
        let desk = Desk::on(database).await;
        let mut owner = None;
        for (name, group) in [("Olga", "compliance"), ("Pia", "approvers"), ("Paul", "approvers")] {
            let member = NewMember {
                email: format!("{}@team.example", name.to_lowercase()),
                name: name.to_owned(),
                groups: vec![group.to_owned()],
                ..NewMember::default()
            };
            let (member, _) = members::add(&desk.system(), member).await.unwrap();
            owner = owner.or(Some(member.id));
        }
        desk.publish(TEMPLATE).await;
        let wanted = StartLinkSettings { enabled: true, owner: owner.unwrap(), origins: None };
        let link = start_links::configure(&desk.system(), "kyc-review", wanted).await.unwrap();
        Self { desk, start: format!("/s/{}", link.slug) }
    }

    /// Posts the start form with these answers in place of the usual ones, and a fresh nonce.
    /// A day after the one before: an address nobody proved gets a few mails an hour only.
    pub async fn submit(&self, other: Form<'_>) -> Answered {
        self.desk.pass_days(1);
        let mut browser = Browser::new(&self.desk);
        let nonce = hidden(&browser.get(&self.start).await.text, "nonce");
        let mut form: Vec<(&str, &str)> = vec![("nonce", &nonce)];
        form.extend(ANSWERS.iter().filter(|(name, _)| !other.iter().any(|(known, _)| known == name)));
        form.extend(other);
        browser.post(&self.start, &form).await
    }

    /// Starts it and gives the address of the first magic link.
    pub async fn started(&self) -> String {
        let answered = self.submit(&[]).await;
        assert_eq!(answered.status, 303, "{}", answered.text);
        links_to(&self.desk, CLIENT).await.pop().unwrap()
    }
}
