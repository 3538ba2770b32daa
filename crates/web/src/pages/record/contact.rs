//! Contacts of a record.

use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    policy::{Intention, require},
    records::{
        self, RecordView,
        contacts::{self, ContactGiven, ContactView, MaySee, MayStart},
    },
    templates,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Id, field::FieldProblem};
use views::{
    pages::record::{ContactPage, MayStartWord, contact as contact_page},
    paths,
};

pub async fn new(signed: Signed, Path(id): Path<String>) -> Answer {
    let record = record_of(&signed, &id).await?;
    Ok(render(&signed, &record, StatusCode::OK, ContactPage::default()).await?)
}

pub async fn add(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let (record, answers) = (record_of(&signed, &id).await?, &posted.answers);
    let who = (answers.text("name"), answers.text("email"));
    let done = match signed.command(answers) {
        Ok(_) => contacts::add(&signed.ctx, &record.id, who, given(answers)).await.map(drop),
        Err(problem) => Err(problem),
    };
    answer(&signed, &record, None, answers, done).await
}

pub async fn show(signed: Signed, Path((id, contact)): Path<(String, String)>) -> Answer {
    let record = record_of(&signed, &id).await?;
    let contact = find(&signed, &record, &contact).await?;
    let erases = require(&signed.ctx.caller, Intention::Erase).is_ok().then(|| contact.person.to_string());
    let view = ContactPage { erases, ..stored(contact) };
    Ok(render(&signed, &record, StatusCode::OK, view).await?)
}

pub async fn save(signed: Signed, Path((id, contact)): Path<(String, String)>, posted: Posted) -> Answer {
    let (record, answers) = (record_of(&signed, &id).await?, &posted.answers);
    let known = find(&signed, &record, &contact).await?;
    let done = match signed.command(answers) {
        Ok(_) => contacts::change(&signed.ctx, &record.id, &known.id, given(answers)).await,
        Err(problem) => Err(problem),
    };
    answer(&signed, &record, Some(known), answers, done).await
}

pub async fn remove(signed: Signed, Path((id, contact)): Path<(String, String)>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    contacts::remove(&signed.ctx, &Id::given(&id), &Id::given(&contact)).await?;
    Ok(see_other(&Said::ContactRemoved.at(&paths::record(&id))))
}

async fn record_of(signed: &Signed, id: &str) -> Result<RecordView, Problem> {
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    records::show(&signed.ctx, &Id::given(id)).await
}

async fn find(signed: &Signed, record: &RecordView, contact: &str) -> Result<ContactView, Problem> {
    let all = contacts::list(&signed.ctx, &record.id).await?;
    all.into_iter().find(|known| known.id.as_str() == contact).ok_or(Problem::NotFound)
}

fn given(answers: &Answers) -> ContactGiven {
    ContactGiven {
        role: answers.given("role"),
        is_primary: answers.ticked("primary"),
        may_start: match word(answers) {
            MayStartWord::Offered => MayStart::Offered,
            MayStartWord::Nothing => MayStart::Nothing,
            MayStartWord::Named => MayStart::Named(answers.all("template").map(str::to_owned).collect()),
        },
        may_see: if answers.ticked("sees_all") { MaySee::All } else { MaySee::Own },
    }
}

fn word(answers: &Answers) -> MayStartWord {
    let given = answers.text("may_start");
    MayStartWord::ALL.into_iter().find(|word| word.key() == given).unwrap_or_default()
}

fn stored(contact: ContactView) -> ContactPage {
    let (may_start, chosen) = match contact.may_start {
        MayStart::Offered => (MayStartWord::Offered, Vec::new()),
        MayStart::Nothing => (MayStartWord::Nothing, Vec::new()),
        MayStart::Named(keys) => (MayStartWord::Named, keys.into_iter().collect()),
    };
    ContactPage {
        id: Some(contact.id.to_string()),
        name: contact.name,
        email: contact.email.unwrap_or_default(),
        role: contact.role.unwrap_or_default(),
        is_primary: contact.is_primary,
        may_start,
        chosen,
        sees_all: contact.may_see == MaySee::All,
        ..ContactPage::default()
    }
}

async fn answer(
    signed: &Signed,
    record: &RecordView,
    known: Option<ContactView>,
    answers: &Answers,
    done: Result<(), Problem>,
) -> Answer {
    let problem = match done {
        Ok(()) => return Ok(see_other(&Said::ContactSaved.at(&paths::record(record.id.as_str())))),
        Err(problem) => problem,
    };
    let (status, language) = (failure::status(&problem), signed.local().language);
    let problems: Vec<FieldProblem> = crate::pages::flow::start::in_place(problem)?;
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    let before = known.map(stored).unwrap_or_default();
    let is_new = before.id.is_none();
    let view = ContactPage {
        name: if is_new { answers.text("name").to_owned() } else { before.name },
        email: if is_new { answers.text("email").to_owned() } else { before.email },
        id: before.id,
        name_error: of("contact.name"),
        email_error: of("contact.email"),
        role: answers.text("role").to_owned(),
        role_error: of("contact.role"),
        is_primary: answers.ticked("primary"),
        may_start: word(answers),
        chosen: answers.all("template").map(str::to_owned).collect(),
        templates_error: of("contact.templates"),
        sees_all: answers.ticked("sees_all"),
        refusal: of(""),
        ..ContactPage::default()
    };
    Ok(render(signed, record, status, view).await?)
}

async fn render(
    signed: &Signed,
    record: &RecordView,
    status: StatusCode,
    view: ContactPage,
) -> Result<Response, Problem> {
    let published = templates::list(&signed.ctx).await?.into_iter().filter(|line| line.published.is_some());
    let view = ContactPage {
        record: record.id.to_string(),
        record_name: record.name.clone(),
        templates: published.map(|line| (line.key, line.name)).collect(),
        ..view
    };
    let words = kind_words(&record.kind, signed.local().texts());
    Ok(page(status, contact_page(&signed.shell().await?, &words, &view)))
}
