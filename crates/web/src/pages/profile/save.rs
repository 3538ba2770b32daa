//! Saves name, language and zone.

use super::show::{DIGEST, Tried, render};
use crate::kit::{Answer, Posted, Said, Signed, failure, see_other};
use app::{Problem, people, people::Profile};
use texts::Language;
use views::paths;

pub async fn save(signed: Signed, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let (language, zone) = (answers.text("language"), answers.text("zone"));
    let profile = Profile {
        name: answers.text("name").to_owned(),
        language: Language::parse(language),
        zone: Some(zone.to_owned()).filter(|zone| !zone.is_empty()),
        digest: answers.text("mails") == DIGEST,
    };
    let done = match signed.command(answers) {
        Ok(_) => people::change_profile(&signed.ctx, &profile).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::ProfileSaved.at(paths::PROFILE))),
        Err(problem) => {
            let status = failure::status(&problem);
            let Problem::Invalid(problems) = problem else { return Err(problem.into()) };
            let typed = Some((profile.name, language.to_owned(), zone.to_owned(), profile.digest));
            Ok(render(&signed, status, Tried { typed, problems, ..Tried::default() }).await?)
        }
    }
}
