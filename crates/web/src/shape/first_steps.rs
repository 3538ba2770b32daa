//! The first steps of an organisation, and the templates to choose from.

use app::{Ctx, Problem, setup, setup::Mails, templates::LibraryLine};
use views::part::{Checklist, MailStep, PickCard, ReadyStep};

/// `None` for whoever need not see them.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn checklist(ctx: &Ctx) -> Result<Option<Checklist>, Problem> {
    let Some(progress) = setup::progress(ctx).await? else { return Ok(None) };
    Ok(Some(Checklist {
        mail: match progress.mails {
            Mails::Wait => MailStep::Waits,
            Mails::GoOut { host } => MailStep::Done { host },
            Mails::Shown => MailStep::Shown,
        },
        organisation: progress.organisation,
        template: progress.template.map(|ready| ReadyStep {
            key: ready.key,
            name: ready.name,
            start_url: ready.start_url,
        }),
        library: progress.library.iter().map(card).collect(),
        has_flow: progress.has_flow,
        has_members: progress.members > 1,
    }))
}

pub fn card(line: &LibraryLine) -> PickCard {
    let definition = line.definition;
    PickCard {
        key: definition.key.clone(),
        name: definition.name.clone(),
        description: definition.description.clone(),
        stages: definition.stages.iter().map(|stage| stage.name.clone()).collect(),
        steps: definition.steps().len(),
    }
}
