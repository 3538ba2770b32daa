//! Starting a flow: which template, then for whom.

use crate::{
    Server,
    kit::{Answer, Answers, Posted, Signed, attach::attach_to_form, page},
    pages::action::show::draft,
    shape::record::{kind_word, kind_words},
};
use app::{
    Ctx, Problem, groups, members,
    policy::{Intention, require},
    record_kinds,
    records::{self, FoundRecord},
    start_links::form_of_caller,
    templates,
    templates::Published,
};
use axum::{extract::State, http::StatusCode, response::Response};
use model::{
    Definition, Field, FieldType, Id,
    definition::{Fill, Role},
    field::{FieldProblem, PersonFrom},
};
use std::sync::Arc;
use texts::{Language, Texts};
use views::{
    form::{Choice, FieldView, typed_from_value, typed_in, views_of},
    pages::flow::{NewFlow, RecordChoice, TemplateChoice, choose, start as start_page},
};

pub async fn show(signed: Signed, query: Answers) -> Answer {
    require(&signed.ctx.caller, Intention::StartFlows)?;
    match query.given("template") {
        Some(key) => {
            let published = templates::published(&signed.ctx.app, signed.ctx.organisation(), &key).await?;
            // `record` may be named by a page that leads here.
            let mut given = Answers::default();
            given.push("record", query.text("record").to_owned());
            Ok(render(&signed, &published, StatusCode::OK, &given, &[]).await?)
        }
        None => Ok(page(StatusCode::OK, choose(&signed.shell().await?, &choices(&signed.ctx).await?))),
    }
}

/// The form as it was filled, with the records that were searched for. Nothing is started.
pub async fn search(State(server): State<Arc<Server>>, signed: Signed, mut posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::StartFlows)?;
    let key = posted.answers.text("template").to_owned();
    let published = templates::published(&signed.ctx.app, signed.ctx.organisation(), &key).await?;
    name_form(&mut posted.answers, signed.ctx.id().as_str());
    let form = form_of_caller(&signed.ctx, &key, posted.answers.text(FORM))?;
    let problems = match attach_to_form(&server, &form, &mut posted).await {
        Ok(()) => Vec::new(),
        Err(problem) => super::start::in_place(problem)?,
    };
    Ok(render(&signed, &published, StatusCode::OK, &posted.answers, &problems).await?)
}

async fn choices(ctx: &Ctx) -> Result<Vec<TemplateChoice>, Problem> {
    let mut choices = Vec::new();
    for line in templates::list(ctx).await? {
        let Some(version) = line.published else { continue };
        let published = templates::load(&ctx.app, ctx.organisation(), &line.key, version).await?;
        let definition = &published.definition;
        choices.push(TemplateChoice {
            key: line.key,
            name: definition.name.clone(),
            description: definition.description.clone(),
            stages: definition.stages.iter().map(|stage| stage.name.clone()).collect(),
        });
    }
    Ok(choices)
}

/// The input that tells the forms a member has open apart, and what was uploaded to each.
pub const FORM: &str = "form";

/// What was posted without a name has nothing uploaded to it yet; from here on it is called this.
pub fn name_form(typed: &mut Answers, name: &str) {
    if typed.given(FORM).is_none() {
        typed.push(FORM, name.to_owned());
    }
}

/// The form with what was typed and what is wrong with it.
pub async fn render(
    signed: &Signed,
    published: &Published,
    status: StatusCode,
    typed: &Answers,
    problems: &[FieldProblem],
) -> Result<Response, Problem> {
    let (definition, language) = (&published.definition, signed.local().language);
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let mut fields = views_of("start", &definition.start.form, app::flows::plain, signed.local().texts());
    fill(&mut fields, &posted, problems, language);
    if let (Some(record), None) = (typed.given("record"), typed.given(FORM)) {
        prefill(signed, &mut fields, &definition.start.form, &record).await?;
    }
    for (view, field) in fields.iter_mut().zip(&definition.start.form) {
        choices_of(signed, view, field).await?;
    }
    let name = typed.given(FORM).unwrap_or_else(|| signed.ctx.id().to_string());
    let uploaded = form_of_caller(&signed.ctx, &definition.key, &name)?.uploaded(&signed.ctx.app).await?;
    for view in &mut fields {
        let own = uploaded.iter().filter(|file| file.field == view.key);
        view.files = own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect();
    }
    let mut people = people_of(signed, &definition.roles).await?;
    fill(&mut people, &posted, problems, language);
    let found = Records::of(signed, definition, typed).await?;
    let view = NewFlow {
        template: definition.key.clone(),
        form: name,
        name: definition.name.clone(),
        description: definition.description.clone(),
        search: typed.text("record_search").to_owned(),
        records: found.shown,
        more: found.more,
        record: found.chosen,
        record_error: of("record_id"),
        kinds: kinds(signed, &definition.started_from).await?,
        record_kind: typed.text("record_kind").to_owned(),
        record_name: typed.text("record_name").to_owned(),
        record_name_error: of("record.name"),
        record_email: typed.text("record_email").to_owned(),
        record_email_error: of("record.email"),
        people,
        fields,
        refusal: of("").or_else(|| of("record.kind")),
    };
    Ok(page(status, start_page(&signed.shell().await?, &view)))
}

/// Members or records that answer a field.
pub async fn choices_of(signed: &Signed, view: &mut FieldView, field: &Field) -> Result<(), Problem> {
    if let FieldType::Person { from: PersonFrom::Group(group), .. } = &field.of {
        view.choices = group_choices(&signed.ctx, group).await?;
    }
    if let FieldType::Records { kinds } = &field.of {
        view.choices = crate::shape::records(&records::choices(&signed.ctx, kinds).await?, kinds);
    }
    Ok(())
}

/// What is known of the record need not be typed again.
async fn prefill(
    signed: &Signed,
    views: &mut [FieldView],
    form: &[Field],
    record: &str,
) -> Result<(), Problem> {
    let record = match records::show(&signed.ctx, &Id::given(record)).await {
        Ok(record) => record,
        Err(Problem::NotFound) => return Ok(()),
        Err(problem) => return Err(problem),
    };
    let known = records::prefilled(&record, form);
    for view in views {
        if let Some(value) = known.get(&view.key) {
            view.typed = typed_from_value(&view.name, value, signed.local().texts());
        }
    }
    Ok(())
}

/// Records to choose from; the chosen one is among them whatever was searched for.
struct Records {
    shown: Vec<RecordChoice>,
    more: bool,
    chosen: String,
}

impl Records {
    async fn of(signed: &Signed, definition: &Definition, typed: &Answers) -> Result<Self, Problem> {
        let (ctx, texts) = (&signed.ctx, signed.local().texts());
        let (mut found, more) =
            records::search(ctx, &definition.started_from, typed.text("record_search")).await?;
        let chosen = typed.text("record");
        if !chosen.is_empty()
            && found.iter().all(|one| one.id.as_str() != chosen)
            && let Some(known) = records::find(ctx, &Id::given(chosen)).await?
        {
            found.insert(0, known);
        }
        let is_there = found.iter().any(|one| one.id.as_str() == chosen);
        let shown = found.into_iter().map(|one| choice(one, texts)).collect();
        Ok(Self { shown, more, chosen: if is_there { chosen.to_owned() } else { String::new() } })
    }
}

fn choice(record: FoundRecord, texts: Texts) -> RecordChoice {
    let kind = kind_word(&record.kind, texts);
    let detail = match record.email {
        Some(email) => texts.flow_record_detail(email, kind),
        None => kind,
    };
    RecordChoice { id: record.id.to_string(), name: record.name, detail }
}

pub fn fill(
    fields: &mut [FieldView],
    posted: &[(String, String)],
    problems: &[FieldProblem],
    language: Language,
) {
    for field in fields {
        field.typed = typed_in(posted, &field.name);
        field.blame(problems, language);
    }
}

/// Kinds a record may have here, all that offer a launch where the template does not say; of the organisation itself too.
async fn kinds(signed: &Signed, started_from: &[String]) -> Result<Vec<Choice>, Problem> {
    let texts = signed.local().texts();
    let all = record_kinds::all(&signed.ctx).await?;
    let fits = all.iter().filter(|kind| {
        kind.launches
            && kind.belongs_to.is_none()
            && (started_from.is_empty() || started_from.contains(&kind.key))
    });
    Ok(fits.map(|kind| Choice { value: kind.key.clone(), label: kind_words(kind, texts).singular }).collect())
}

/// Roles nobody fills by themselves: members for ours, a name and an address for the others.
pub async fn people_of(signed: &Signed, roles: &[Role]) -> Result<Vec<FieldView>, Problem> {
    let mut asked = Vec::new();
    for role in roles {
        let outside = role.party.is_outside();
        match (&role.fill, outside) {
            (Fill::Asked, false) => {
                let mut field = FieldView::ask(
                    &format!("roles.{}", role.key),
                    &role.name,
                    person(PersonFrom::Group(String::new())),
                );
                field.choices = member_choices(&signed.ctx).await?;
                asked.push(field);
            }
            (Fill::Asked, true) => {
                asked.push(FieldView::ask(
                    &format!("roles.{}", role.key),
                    &role.name,
                    person(PersonFrom::Outside),
                ));
            }
            (Fill::RecordContact { contact_role: Some(contact) }, _) => {
                let mut field =
                    FieldView::ask(&format!("contact.{contact}"), &role.name, person(PersonFrom::Outside));
                field.required = false;
                field.hint = Some(signed.local().texts().flow_start_contact_hint().to_owned());
                asked.push(field);
            }
            _ => {}
        }
    }
    Ok(asked)
}

fn person(from: PersonFrom) -> FieldType {
    FieldType::Person { from, contact_role: None, several: false }
}

pub async fn member_choices(ctx: &Ctx) -> Result<Vec<Choice>, Problem> {
    let members = members::list(ctx).await?.into_iter().filter(|member| member.disabled_at.is_none());
    Ok(members.map(|member| Choice { value: member.id.to_string(), label: member.name }).collect())
}

async fn group_choices(ctx: &Ctx, group: &str) -> Result<Vec<Choice>, Problem> {
    let groups = groups::list(ctx).await?;
    let members =
        groups.into_iter().find(|known| known.name == group).map(|known| known.members).unwrap_or_default();
    Ok(members
        .into_iter()
        .map(|member| Choice { value: member.id.to_string(), label: member.name })
        .collect())
}
