//! As whom somebody acts.

use crate::kit::{Answer, SignedGuest, Texts, page, see_other};
use app::{Problem, portal};
use axum::http::StatusCode;
use model::Id;
use views::{
    PortalPlace,
    pages::portal::{Acting, ActingChoice, acting},
    paths,
};

const ABOUT: [&str; 1] = ["acting"];

pub async fn show(signed: SignedGuest) -> Answer {
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let texts = shell.local.texts();
    let choice = |part: portal::Part| ActingChoice {
        value: value(&part),
        name: match &part.record_name {
            Some(record) => record.clone(),
            None => texts.portal_acting_all(&part.person_name),
        },
        detail: match part.record {
            Some(_) => format!("{} · {}", part.person_name, part.organisation_name),
            None => part.organisation_name.clone(),
        },
        is_now: part.is_now,
    };
    let parts = signed.parts().await?;
    let view = Acting {
        nonce: signed.nonce(&ABOUT),
        choices: parts.into_iter().map(choice).collect(),
        refusal: None,
    };
    Ok(page(StatusCode::OK, acting(&shell, &view)))
}

fn value(part: &portal::Part) -> String {
    match &part.record {
        Some(record) => format!("{}.{record}", part.person),
        None => part.person.to_string(),
    }
}

pub async fn choose(signed: SignedGuest, Texts(answers): Texts) -> Answer {
    signed.command(&ABOUT, &answers)?;
    let parts = signed.parts().await?;
    let chosen = parts.into_iter().find(|part| value(part) == answers.text("part"));
    let chosen = chosen.ok_or(Problem::NotFound)?;
    let record: Option<&Id> = chosen.record.as_ref();
    portal::act_as(&signed.ctx, &signed.guest, &chosen.person, record).await?;
    Ok(see_other(paths::PORTAL))
}
