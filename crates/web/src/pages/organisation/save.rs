//! Saves name, zone, language, colour, host, and the words and links below pages.

use super::show::render;
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, see_other};
use app::{
    Problem, organisations,
    organisations::{Change, Looks},
};
use model::Color;
use views::{brand::OURS, paths};

pub async fn save(signed: Signed, posted: Posted) -> Answer {
    match try_to(&signed, &posted.answers).await {
        Ok(()) => Ok(see_other(&Said::OrganisationSaved.at(paths::ORGANISATION))),
        Err(Problem::Invalid(problems)) => {
            let status = failure::status(&Problem::Invalid(Vec::new()));
            Ok(render(&signed, status, Some((&posted.answers, &problems))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, answers: &Answers) -> Result<(), Problem> {
    signed.command(answers)?;
    // Browsers know no empty colour: ours is none.
    let color = Some(answers.text("color")).filter(|given| Color::parse(given) != Some(OURS));
    let wanted = Change {
        looks: Looks {
            name: answers.given("name").unwrap_or_default(),
            color: color.unwrap_or_default().to_owned(),
            color_as_it_is: answers.ticked("color_as_it_is"),
            privacy: answers.text("privacy").to_owned(),
            help: answers.text("help").to_owned(),
            footer: answers.text("footer").to_owned(),
            host: answers.text("host").to_owned(),
        },
        zone: answers.given("zone").unwrap_or_default(),
        language: answers.text("language").to_owned(),
    };
    organisations::change(&signed.ctx, wanted).await.map(drop)
}
