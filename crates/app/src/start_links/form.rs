//! A start form on its way: what was uploaded and typed before it is sent. It is nobody's yet and known by the command
//! id of its nonce alone, which only the page that carries it has.

use super::{known, open::binding};
use crate::{
    App, Caller, Ctx,
    files::{GivenFile, name},
    idempotency,
    policy::{Intention, require},
    problem::Problem,
    secrets::nonce::{self, Binding},
    steps::{StoredFile, fits},
    templates,
};
use model::{FieldType, Id, Instant, limits::FLOW_DATA_BYTES_MAX};
use serde_json::Value as Json;
use store::{
    Viewer, drafts,
    files::{self, File, FileState},
};
use texts::Sentence;

/// Most files of one form.
const FILES_MAX: usize = 20;

const FORM_NAME_MAX: usize = 100;
const FORM_NAME_ADVICE: &str = "Name the form by 1 to 100 letters, digits, dots, hyphens and underscores.";

/// A form somebody has open.
#[derive(Clone, Debug)]
pub struct StartForm {
    organisation: Id,
    template: String,
    id: Id,
    /// Its Start Link was switched off: it is shown and takes no more files.
    is_off: bool,
}

/// The form that carries this nonce, also where its Start Link was switched off since: nothing of it is lost then.
///
/// # Errors
/// `NotFound` for an address that does not exist, `Invalid` for a nonce that is too old or not ours.
pub async fn form(app: &App, slug: &str, given: &str, now: Instant) -> Result<StartForm, Problem> {
    let link = known(app, slug).await?.ok_or(Problem::NotFound)?;
    let command = nonce::read(&app.key, &Binding(&binding(slug)), given, now)
        .map_err(|_| Problem::invalid("", Sentence::problem_page_old()))?;
    Ok(StartForm {
        organisation: link.organisation,
        template: link.template_key,
        id: Id::given(&command),
        is_off: !link.enabled,
    })
}

/// The form a member or a key has open; `name` tells it apart from their others.
///
/// # Errors
/// `NotAllowed` without the right to start flows, `NotFound` for anybody else, `Invalid` for a name of other letters.
pub fn form_of_caller(ctx: &Ctx, template: &str, name: &str) -> Result<StartForm, Problem> {
    require(&ctx.caller, Intention::StartFlows)?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    if !(1..=FORM_NAME_MAX).contains(&name.len()) || !name.chars().all(plain) {
        return Err(Problem::invalid("form", Sentence::written(FORM_NAME_ADVICE)));
    }
    let owner = match &ctx.caller {
        Caller::Key { id, .. } => id,
        caller => caller.person().ok_or(Problem::NotFound)?,
    };
    // Whoever makes up a name reaches forms of their own only.
    let id = Id::given(&format!("{owner}.{template}.{name}"));
    Ok(StartForm {
        organisation: ctx.organisation().clone(),
        template: template.to_owned(),
        id,
        is_off: false,
    })
}

impl StartForm {
    pub(crate) fn new(organisation: Id, template: String, id: Id) -> Self {
        Self { organisation, template, id, is_off: false }
    }

    pub fn organisation(&self) -> &Id {
        &self.organisation
    }

    fn viewer(&self) -> Viewer {
        Viewer::system(self.organisation.clone())
    }

    /// # Errors
    /// `Invalid` for a type the field does not take and for too many files, `NotFound` where there is no such field.
    pub async fn give_file(
        &self,
        app: &App,
        field: &str,
        stored: StoredFile,
        now: Instant,
    ) -> Result<(), Problem> {
        let file = self.row(app, field, stored, now).await?;
        Ok(app.db.transact(vec![files::insert(file)]).await?)
    }

    /// The same for a program, which is answered with what it gave, once per key.
    ///
    /// # Errors
    /// As [`StartForm::give_file`].
    pub async fn give_file_once(
        &self,
        ctx: &Ctx,
        field: &str,
        stored: StoredFile,
    ) -> Result<GivenFile, Problem> {
        let file = self.row(&ctx.app, field, stored, ctx.now).await?;
        let given = GivenFile::of(&file);
        let mut statements = vec![files::insert(file)];
        statements.extend(idempotency::remember(ctx, &given)?);
        ctx.app.db.transact(statements).await?;
        Ok(given)
    }

    async fn row(&self, app: &App, field: &str, stored: StoredFile, now: Instant) -> Result<File, Problem> {
        if self.is_off {
            return Err(Problem::Conflict(Sentence::start_switched_off()));
        }
        let template = templates::published(app, &self.organisation, &self.template).await?;
        let asked = template.definition.start.form.iter().find(|asked| asked.key == field);
        let Some(FieldType::File { types }) = asked.map(|asked| &asked.of) else {
            return Err(Problem::NotFound);
        };
        fits(field, types, &stored)?;
        if self.uploaded(app).await?.len() >= FILES_MAX {
            return Err(Problem::invalid(field, Sentence::problem_files_max(FILES_MAX)));
        }
        Ok(File {
            id: stored.id,
            organisation: self.organisation.clone(),
            record: None,
            flow: None,
            step_key: None,
            attempt: None,
            field: field.to_owned(),
            draft_of: Some(self.id.clone()),
            name: name(&stored.name),
            size_bytes: i64::try_from(stored.size_bytes).map_err(Problem::broken)?,
            sha256: stored.sha256,
            media_type: stored.media_type,
            giver: None,
            audience: crate::files::INTERNAL.to_owned(),
            state: FileState::Draft,
            keep_until: None,
            created_at: now,
        })
    }

    /// # Errors
    /// `NotFound` where it is not a file of this form.
    pub async fn remove_file(&self, app: &App, file: &Id) -> Result<(), Problem> {
        match app.db.transact(vec![files::delete_draft(&self.viewer(), file, &self.id)]).await {
            Err(store::DbError::Conflict { .. }) => Err(Problem::NotFound),
            done => Ok(done?),
        }
    }

    /// # Errors
    /// Storage that cannot be reached.
    pub async fn uploaded(&self, app: &App) -> Result<Vec<File>, Problem> {
        Ok(files::drafts(&app.db, &self.viewer(), &self.id).await?)
    }

    /// Keeps what is typed beside an upload, for the page that follows.
    ///
    /// # Errors
    /// `Invalid` for more than a flow may hold.
    pub async fn keep(&self, app: &App, entries: &Json, now: Instant) -> Result<(), Problem> {
        let entries = entries.to_string();
        if entries.len() > FLOW_DATA_BYTES_MAX {
            return Err(Problem::invalid("", Sentence::problem_draft_large()));
        }
        let draft = drafts::Draft {
            draft_of: self.id.clone(),
            person: String::new(),
            place: String::new(),
            organisation: self.organisation.clone(),
            entries,
            updated_at: now,
        };
        Ok(app.db.transact(vec![drafts::put(draft)]).await?)
    }

    /// # Errors
    /// Storage that cannot be reached.
    pub async fn kept(&self, app: &App) -> Result<Option<Json>, Problem> {
        let row = drafts::get(&app.db, &self.viewer(), &self.id, "", "").await?;
        row.map(|row| serde_json::from_str(&row.entries).map_err(Problem::unreadable)).transpose()
    }
}
