//! A start by link: person, prospect, contact and flow come into being together, once per form.

use super::{known, open::binding};
use crate::{
    App, Caller, Ctx, email,
    flows::{self, Initializer, NewRecord, RecordChoice, StartRequest, answers::Inputs},
    idempotency::Key,
    links::{count_mail, give_back_mail},
    names,
    problem::Problem,
    secrets::nonce::{self, Binding},
};
use model::{Entropy, Id, Instant};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Viewer,
    templates::{sendings, settings},
};
use texts::{Language, Sentence};

/// Whom a Start Link makes of a stranger, until the firm says otherwise.
const KIND: &str = "prospect";
/// Starts are kept apart from other things done twice with one key.
const ROUTE: &str = "start link";

#[derive(Clone, Debug, Default)]
pub struct StartSubmission {
    /// As the page carried it.
    pub nonce: String,
    pub name: String,
    pub email: String,
    /// Answers to the start form.
    pub data: Inputs,
    /// What their browser asks for.
    pub language: Option<Language>,
    /// The mail they came by, as its link says.
    pub sending: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    pub flow: Id,
    /// Where the first mail goes, as much of it as may be shown.
    pub address_masked: String,
    /// The same form had been sent before; nothing was done now.
    pub repeated: bool,
}

/// # Errors
/// `NotFound` for an address that does not exist, and for one that is switched off unless the form was got before:
/// `Conflict` then, nothing of it is lost; `Invalid` for answers that do not fit and for a
/// form that is too old (everything typed is still with the caller, `open` gives a fresh nonce); `TooMany` starts by
/// an address nobody has proved; `KeyReused` for a form sent before with other answers.
pub async fn submit(
    app: &Arc<App>,
    slug: &str,
    given: StartSubmission,
    now: Instant,
    entropy: Entropy,
) -> Result<Started, Problem> {
    let link = known(app, slug).await?.ok_or(Problem::NotFound)?;
    let command = nonce::read(&app.key, &Binding(&binding(slug)), &given.nonce, now)
        .map_err(|_| if link.enabled { page_old() } else { Problem::NotFound })?;
    if !link.enabled {
        return Err(Problem::Conflict(Sentence::start_switched_off()));
    }
    let (name, address) = person(&given)?;
    let ctx = Ctx::new(Arc::clone(app), Caller::System(Viewer::system(link.organisation)), now, entropy);
    let key = Key::new(&command, ROUTE, format!("{slug}\n{name}\n{address}\n{:?}", given.data).as_bytes());
    let is_new = key.earlier(&ctx).await?.is_none();
    if is_new {
        count_mail(app, ctx.caller.viewer(), &address, now).await?;
    }
    let record = NewRecord {
        kind: KIND.to_owned(),
        name: name.clone(),
        email: Some(address.clone()),
        contacts: vec![],
    };
    let form = super::form(app, slug, &given.nonce, now).await?;
    let request = StartRequest {
        template: link.template_key.clone(),
        record: RecordChoice::Unproved(record),
        data: given.data,
        uploaded: form.uploaded(app).await?,
        roles: BTreeMap::new(),
        owner: link.owner,
        initializer: Some(Initializer { name, email: address.clone(), language: given.language }),
        names_record: true,
        key: Some(key),
    };
    let started = flows::start(&ctx, request).await;
    if is_new && started.is_err() {
        give_back_mail(app, &address);
    }
    let started = started?;
    if !started.repeated {
        count_use(&ctx, &link.template_key, given.sending.as_deref()).await;
    }
    Ok(Started { flow: started.flow, address_masked: email::masked(&address), repeated: started.repeated })
}

fn page_old() -> Problem {
    Problem::invalid("", Sentence::problem_page_old())
}

/// The flow runs already: a count that fails must not make its starter send the form again.
async fn count_use(ctx: &Ctx, template: &str, sending: Option<&str>) {
    let viewer = ctx.caller.viewer();
    let mut counted = vec![settings::count_start(viewer, template, ctx.now)];
    counted.extend(sending.map(|id| sendings::count_use(viewer, template, &Id::given(id))));
    if let Err(error) = ctx.app.db.transact(counted).await {
        tracing::warn!(%error, template, "a use of a Start Link was not counted");
    }
}

/// Both at once, so that the page can show what is wrong with each.
fn person(given: &StartSubmission) -> Result<(String, String), Problem> {
    match (names::read(&given.name, "name"), email::read(&given.email, "email")) {
        (Ok(name), Ok(address)) => Ok((name, address)),
        (Err(Problem::Invalid(mut of_name)), Err(Problem::Invalid(of_address))) => {
            of_name.extend(of_address);
            Err(Problem::Invalid(of_name))
        }
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_everything_that_is_wrong_with_the_person_at_once() {
        for (name, email, wrong) in [
            ("Ada", "ada@firm.example", vec![]),
            ("", "ada@firm.example", vec!["name"]),
            ("Ada", "ada", vec!["email"]),
            (" ", "ada@firm.example\nBcc: all@firm.example", vec!["name", "email"]),
        ] {
            let given =
                StartSubmission { name: name.to_owned(), email: email.to_owned(), ..Default::default() };
            let paths: Vec<String> = match person(&given) {
                Err(Problem::Invalid(problems)) => problems.into_iter().map(|problem| problem.path).collect(),
                _ => vec![],
            };
            assert_eq!(paths, wrong, "{name:?} {email:?}");
        }
    }
}
