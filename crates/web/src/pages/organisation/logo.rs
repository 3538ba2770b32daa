//! A logo: taken from a picture's pixels, never as it was sent; or removed.

use super::show::render;
use crate::{
    Server,
    kit::{Answer, Posted, Said, Signed, failure, see_other, upload::Uploaded},
};
use app::{
    Problem, organisations,
    organisations::{NewLogo, SIDE_PX_MAX},
    policy::{Intention, require},
};
use axum::extract::State;
use futures::TryStreamExt as _;
use gateways::pictures::PictureError;
use model::field::FieldProblem;
use std::sync::Arc;
use texts::Sentence;
use views::paths;

const BYTES_MAX: u64 = 5 * 1024 * 1024;

pub async fn set(State(server): State<Arc<Server>>, signed: Signed, posted: Posted) -> Answer {
    let done = try_to(&server, &signed, &posted).await;
    // Only the picture made of it stays.
    for file in &posted.files {
        if let Err(error) = server.files.delete(&file.id).await {
            tracing::warn!(%error, "an uploaded logo could not be deleted; it goes with the next sweep");
        }
    }
    match done {
        Ok(()) => Ok(see_other(&Said::OrganisationSaved.at(paths::ORGANISATION))),
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            let (Problem::Invalid(problems) | Problem::NotKept(problems)) = problem else {
                return Err(problem.into());
            };
            Ok(failure::after(wait, render(&signed, status, Some((&posted.answers, &problems))).await?))
        }
    }
}

pub async fn remove(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    organisations::remove_logo(&signed.ctx).await?;
    Ok(see_other(&Said::OrganisationSaved.at(paths::ORGANISATION)))
}

async fn try_to(server: &Server, signed: &Signed, posted: &Posted) -> Result<(), Problem> {
    require(&signed.ctx.caller, Intention::ManageOrganisation)?;
    signed.command(&posted.answers).map_err(|problem| about_logo(&problem))?;
    if let Some((_, why)) = posted.not_kept.first() {
        let problem = vec![FieldProblem::new("logo", why.said.clone())];
        return Err(if why.ours { Problem::NotKept(problem) } else { Problem::Invalid(problem) });
    }
    let file = posted.files.first().ok_or_else(|| wrong(Sentence::organisation_logo_missing()))?;
    if file.stored.size > BYTES_MAX {
        return Err(wrong(Sentence::organisation_logo_too_large()));
    }
    let picture = match server.pictures.rewrite(read(server, file).await?, SIDE_PX_MAX).await? {
        Ok(picture) => picture,
        Err(PictureError::NotAPicture) => return Err(wrong(Sentence::organisation_logo_not_a_picture())),
        Err(PictureError::Damaged) => return Err(wrong(Sentence::organisation_logo_damaged())),
        Err(PictureError::TooLarge) => return Err(wrong(Sentence::organisation_logo_too_large())),
    };
    let new = NewLogo { media_type: picture.media_type.to_owned(), bytes: picture.bytes };
    organisations::set_logo(&signed.ctx, new).await
}

fn wrong(said: Sentence) -> Problem {
    Problem::invalid("logo", said)
}

/// A form that is no longer current has no field to say so at but this one.
fn about_logo(problem: &Problem) -> Problem {
    match problem {
        Problem::Invalid(all) => all.first().map_or(Problem::NotFound, |one| wrong(one.message.clone())),
        other => Problem::broken(other),
    }
}

async fn read(server: &Server, file: &Uploaded) -> Result<Vec<u8>, Problem> {
    let opened = server.files.get(&file.id).await.map_err(Problem::broken)?;
    let pieces: Vec<_> = opened.bytes.try_collect().await.map_err(Problem::broken)?;
    Ok(pieces.concat())
}
