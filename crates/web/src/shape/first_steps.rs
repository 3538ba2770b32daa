//! The first steps of an organisation, and the templates to choose from.

use app::{
    setup::{Mails, Progress},
    templates::LibraryLine,
};
use views::part::{Checklist, MailStep, PickCard, ReadyStep};

pub fn checklist(progress: Progress) -> Checklist {
    Checklist {
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
    }
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
