//! Twenty templates of four shapes.

use crate::{Failure, firm, firm::Firm, said};

pub struct Template {
    pub key: String,
    /// Roles asked for at the start that a member plays, and those somebody else plays.
    pub members: &'static [&'static str],
    pub thirds: &'static [&'static str],
    /// Steps in order, each with its answers as JSON.
    pub steps: &'static [(&'static str, &'static str)],
}

struct Shape {
    source: &'static str,
    members: &'static [&'static str],
    thirds: &'static [&'static str],
    steps: &'static [(&'static str, &'static str)],
}

const SHAPES: [Shape; 4] = [
    Shape {
        source: include_str!("shapes/request.yaml"),
        members: &["handler"],
        thirds: &[],
        steps: &[("ask", r#"{"what":"A change of address"}"#), ("handle", "{}")],
    },
    Shape {
        source: include_str!("shapes/onboarding.yaml"),
        members: &[],
        thirds: &[],
        steps: &[
            ("details", r#"{"company":"Sample Trading","employees":12}"#),
            ("check", "{}"),
            ("terms", "{}"),
        ],
    },
    Shape {
        source: include_str!("shapes/deed.yaml"),
        members: &["handler"],
        thirds: &["notary"],
        steps: &[("prepare", r#"{"note":"Ready"}"#), ("certify", "{}"), ("agree", "{}")],
    },
    Shape {
        source: include_str!("shapes/review.yaml"),
        members: &["handler"],
        thirds: &[],
        steps: &[
            ("details", r#"{"company":"Sample Trading"}"#),
            ("screen", r#"{"hits":0}"#),
            ("decide", "{}"),
            ("confirm", "{}"),
        ],
    },
];

const NAMES: [&str; 20] = [
    "Change of address",
    "Client onboarding",
    "Deed of sale",
    "KYC review",
    "Fee query",
    "Supplier onboarding",
    "Power of attorney",
    "Annual review",
    "Document request",
    "Payroll set-up",
    "Company formation",
    "Risk review",
    "Bank details",
    "Employee onboarding",
    "Share transfer",
    "Renewal",
    "Certificate",
    "Partner onboarding",
    "Land register",
    "Closing",
];

pub async fn publish(firm: &Firm) -> Result<Vec<Template>, Failure> {
    let mut templates = Vec::new();
    for (number, name) in NAMES.iter().enumerate() {
        let shape = &SHAPES[number % SHAPES.len()];
        let key = format!("seed-{number}");
        let source = shape
            .source
            .replace("KEY", &key)
            .replace("NAME", name)
            .replace("GROUP", &firm::group(number % firm::GROUPS));
        app::templates::create(&firm.operator(), &source).await.map_err(said)?;
        app::templates::publish(&firm.operator(), &key).await.map_err(said)?;
        let Shape { members, thirds, steps, .. } = *shape;
        templates.push(Template { key, members, thirds, steps });
    }
    Ok(templates)
}
