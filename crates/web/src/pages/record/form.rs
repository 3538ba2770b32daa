//! The form of a record: what was posted, and how it is shown again.

use crate::{
    kit::{Answers, Signed},
    pages::flow::new::choices_of,
    shape::{
        self,
        input::inputs,
        record::{called, kind_words, label},
    },
};
use app::{
    Problem, members,
    record_kinds::Kind,
    records::{self, Change, RecordView},
};
use model::{
    Id, Value,
    field::{Answers as Known, FieldProblem},
};
use views::{
    form::{Choice, FieldView, typed_from_value, typed_in, views_of},
    pages::record::EditPage,
    words,
};

/// What the form says of the record, fields and all.
pub fn change(kind: &Kind, answers: &Answers, signed: &Signed) -> Change {
    let id = |name: &str| answers.given(name).map(|id| Id::given(&id));
    Change {
        name: Some(answers.text("name").to_owned()),
        email: Some(answers.given("email")),
        owner: Some(id("owner")),
        access_group: id("access_group"),
        belongs_to: kind.belongs_to.is_some().then(|| id("belongs_to")),
        tags: Some(answers.text("tags").split(',').map(str::to_owned).collect()),
        status: None,
        fields: inputs(&kind.fields, answers, signed.local().language),
        is_whole: true,
        may_be_alike: answers.ticked("alike"),
    }
}

/// As it was typed, with what is wrong beside it. Of a record that is there, `keep_chosen` comes after it.
pub async fn typed(
    signed: &Signed,
    kind: &Kind,
    answers: &Answers,
    problems: &[FieldProblem],
) -> Result<EditPage, Problem> {
    let language = signed.local().language;
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    let posted: Vec<(String, String)> =
        answers.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let mut fields = questions(signed, kind).await?;
    for field in &mut fields {
        field.typed = typed_in(&posted, &field.name);
        field.blame(problems, language);
    }
    let email_error = of("email");
    let belongs_to = answers.text("belongs_to").to_owned();
    let page = EditPage {
        name: answers.text("name").to_owned(),
        name_error: of("name"),
        email: answers.text("email").to_owned(),
        asks_alike: email_error.is_some() && !answers.text("email").is_empty(),
        email_error,
        owner: answers.text("owner").to_owned(),
        owner_error: of("owner"),
        access_group: answers.text("access_group").to_owned(),
        belongs_to: owners(signed, kind, &belongs_to).await?,
        belongs_to_chosen: belongs_to,
        belongs_to_error: of("belongs_to"),
        tags: answers.text("tags").to_owned(),
        tags_error: of("tags"),
        fields,
        version: answers.text("version").parse().ok(),
        refusal: of("").or_else(|| of("status")).or_else(|| of("access_group")),
        ..EditPage::default()
    };
    around(signed, kind, page).await
}

/// As it is stored.
pub async fn stored(signed: &Signed, record: &RecordView) -> Result<EditPage, Problem> {
    let texts = signed.local().texts();
    let mut fields = questions(signed, &record.kind).await?;
    for field in &mut fields {
        if let Some(value) = record.fields.get(&field.key) {
            field.typed = typed_from_value(&field.name, value, texts);
        }
    }
    keep_chosen(&mut fields, &record.fields);
    let owner = record.belongs_to.as_ref().map(|owner| owner.id.to_string()).unwrap_or_default();
    let page = EditPage {
        name: record.name.clone(),
        email: record.email.clone().unwrap_or_default(),
        owner: record.owner.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
        access_group: record.access_group.to_string(),
        belongs_to: owners(signed, &record.kind, &owner).await?,
        belongs_to_chosen: owner,
        tags: record.tags.join(", "),
        fields,
        version: Some(record.version.0),
        ..EditPage::default()
    };
    around(signed, &record.kind, page).await
}

/// Who has left the group since can still be chosen: they stay until somebody takes them away.
pub fn keep_chosen(fields: &mut [FieldView], known: &Known) {
    for field in fields {
        let Some(Value::Persons(persons)) = known.get(&field.key) else { continue };
        for person in persons {
            let choice = Choice { value: person.id.to_string(), label: person.name.clone() };
            if !field.choices.iter().any(|known| known.value == choice.value) {
                field.choices.push(choice);
            }
        }
    }
}

/// What every form of the kind offers.
pub async fn around(signed: &Signed, kind: &Kind, page: EditPage) -> Result<EditPage, Problem> {
    let ctx = &signed.ctx;
    let choice = |(id, name): (Id, String)| Choice { value: id.to_string(), label: name };
    Ok(EditPage {
        owners: members::owners(ctx).await?.into_iter().map(choice).collect(),
        access_groups: records::access_groups(ctx).await?.into_iter().map(choice).collect(),
        known_tags: records::tags(ctx, &kind.key).await?,
        name_is_fixed: kind.is_firm(),
        ..page
    })
}

pub async fn questions(signed: &Signed, kind: &Kind) -> Result<Vec<FieldView>, Problem> {
    let texts = signed.local().texts();
    let mut fields = views_of("record", &kind.fields, app::flows::plain, texts);
    for (view, field) in fields.iter_mut().zip(&kind.fields) {
        view.label = label(kind, field, texts);
        choices_of(signed, view, field).await?;
    }
    Ok(fields)
}

/// What it may belong to; the one chosen is always among them.
pub async fn owners(
    signed: &Signed,
    kind: &Kind,
    chosen: &str,
) -> Result<Option<(String, Vec<Choice>)>, Problem> {
    let Some(of) = &kind.belongs_to else { return Ok(None) };
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let owner = app::record_kinds::find(ctx, of).await?;
    let found = records::choices(ctx, std::slice::from_ref(of)).await?;
    let mut choices = shape::records(&found, &[]);
    if !chosen.is_empty() && !choices.iter().any(|choice| choice.value == chosen) {
        match records::show(ctx, &Id::given(chosen)).await {
            Ok(known) => choices.insert(0, Choice { value: known.id.to_string(), label: known.name }),
            Err(Problem::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(Some((kind_words(&owner, texts).singular, choices)))
}

/// What others changed since the form was made, and what stands there now.
pub async fn meanwhile(
    signed: &Signed,
    record: &RecordView,
    version: model::Instant,
) -> Result<Vec<String>, Problem> {
    let texts = signed.local().texts();
    let mut lines = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    for one in records::meanwhile(&signed.ctx, &record.id, version).await? {
        let who = one.who.unwrap_or_else(|| texts.record_who_somebody().to_owned());
        if !one.fields.is_empty() {
            lines
                .push(texts.record_meanwhile_line(shape::record::all(&one.fields, &record.kind, texts), who));
        }
        keys.extend(one.fields.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>());
    }
    for key in keys {
        let now = now(record, &key, texts).unwrap_or_else(|| texts.record_nothing().to_owned());
        lines.push(texts.record_meanwhile_now(called(&record.kind, &key, texts), now));
    }
    if lines.is_empty() {
        lines.push(texts.record_meanwhile_line(texts.record_fields(), texts.record_who_somebody()));
    }
    Ok(lines)
}

fn now(record: &RecordView, key: &str, texts: texts::Texts) -> Option<String> {
    match key {
        "name" => Some(record.name.clone()),
        "email" => record.email.clone(),
        "owner" => record.owner.as_ref().map(|(_, name)| name.clone()),
        "tags" => Some(record.tags.join(", ")).filter(|tags| !tags.is_empty()),
        "belongs_to" => record.belongs_to.as_ref().map(|owner| owner.name.clone()),
        key => record.fields.get(key).map(|value| words::value(value, texts)),
    }
}
