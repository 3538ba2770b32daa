//! The logo and the picture beside the sign-in: taken from a picture's pixels, never as it was sent; or removed.

use super::show::render;
use crate::{
    Server,
    kit::{Answer, Posted, Said, Signed, failure, see_other, upload::Uploaded},
};
use app::{
    Problem, organisations,
    organisations::Place,
    policy::{Intention, require},
};
use axum::extract::State;
use futures::TryStreamExt as _;
use model::field::FieldProblem;
use std::sync::Arc;
use texts::Sentence;
use views::paths;

pub async fn set_logo(State(server): State<Arc<Server>>, signed: Signed, posted: Posted) -> Answer {
    set(&server, &signed, Place::Logo, &posted).await
}

pub async fn set_sign_in(State(server): State<Arc<Server>>, signed: Signed, posted: Posted) -> Answer {
    set(&server, &signed, Place::SignIn, &posted).await
}

pub async fn remove_logo(signed: Signed, posted: Posted) -> Answer {
    remove(&signed, Place::Logo, &posted).await
}

pub async fn remove_sign_in(signed: Signed, posted: Posted) -> Answer {
    remove(&signed, Place::SignIn, &posted).await
}

async fn set(server: &Server, signed: &Signed, place: Place, posted: &Posted) -> Answer {
    let done = try_to(server, signed, place, posted).await;
    // Only the picture made of it stays.
    for file in &posted.files {
        if let Err(error) = server.files.delete(&file.id).await {
            tracing::warn!(%error, "an uploaded picture could not be deleted; it goes with the next sweep");
        }
    }
    match done {
        Ok(()) => Ok(see_other(&Said::OrganisationSaved.at(paths::ORGANISATION))),
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            let (Problem::Invalid(problems) | Problem::NotKept(problems)) = problem else {
                return Err(problem.into());
            };
            Ok(failure::after(wait, render(signed, status, Some((&posted.answers, &problems))).await?))
        }
    }
}

async fn remove(signed: &Signed, place: Place, posted: &Posted) -> Answer {
    signed.command(&posted.answers)?;
    organisations::remove_picture(&signed.ctx, place).await?;
    Ok(see_other(&Said::OrganisationSaved.at(paths::ORGANISATION)))
}

async fn try_to(server: &Server, signed: &Signed, place: Place, posted: &Posted) -> Result<(), Problem> {
    require(&signed.ctx.caller, Intention::ManageBrand)?;
    signed.command(&posted.answers).map_err(|problem| about(place, &problem))?;
    if let Some((_, why)) = posted.not_kept.first() {
        let problem = vec![FieldProblem::new(place.field(), why.said.clone())];
        return Err(if why.ours { Problem::NotKept(problem) } else { Problem::Invalid(problem) });
    }
    let wrong = |said: Sentence| Problem::invalid(place.field(), said);
    let file = posted.files.first().ok_or_else(|| wrong(Sentence::organisation_logo_missing()))?;
    if file.stored.size > crate::pictures::LOOKS_BYTES_MAX as u64 {
        return Err(wrong(Sentence::organisation_logo_too_large()));
    }
    let new = server.pictures.of_looks(place, read(server, file).await?).await?;
    organisations::set_picture(&signed.ctx, place, new).await
}

/// A form that is no longer current has no field to say so at but this one.
fn about(place: Place, problem: &Problem) -> Problem {
    match problem {
        Problem::Invalid(all) => {
            let first = all.first().map(|one| one.message.clone());
            first.map_or(Problem::NotFound, |said| Problem::invalid(place.field(), said))
        }
        other => Problem::broken(other),
    }
}

async fn read(server: &Server, file: &Uploaded) -> Result<Vec<u8>, Problem> {
    let opened = server.files.get(&file.id).await.map_err(Problem::broken)?;
    let pieces: Vec<_> = opened.bytes.try_collect().await.map_err(Problem::broken)?;
    Ok(pieces.concat())
}
