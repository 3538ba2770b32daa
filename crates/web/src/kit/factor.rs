//! A second step at sign-in: setting it up, its recovery codes, ending it; the same for members and for clients.

use super::{Answer, failure, see_other};
use crate::qr::Qr;
use app::{
    Ctx, Problem,
    factors::{self, Owner},
};
use axum::{http::StatusCode, response::Response};
use model::Color;
use texts::{Language, Sentence};
use views::pages::portal::{Factor, FactorState, Modules};

/// Recovery codes that were just made, to be shown this once.
pub type Codes = Vec<String>;

/// Whose it is, and where.
#[derive(Clone, Copy)]
pub struct Device<'a> {
    pub ctx: &'a Ctx,
    pub owner: Owner<'a>,
    /// As the app of the device shows it beside the address.
    pub organisation: &'a str,
    pub is_required: bool,
}

impl Device<'_> {
    /// Does what the pressed button says. `None` once it is ended.
    ///
    /// # Errors
    /// `Invalid` at `code`, `Conflict` where it is asked of everybody, `NotFound` for another button.
    pub async fn act(self, act: &str, code: &str) -> Result<Option<Codes>, Problem> {
        match act {
            "confirm" => factors::confirm(self.ctx, self.owner, code).await.map(Some),
            "codes" => factors::new_codes(self.ctx, self.owner, code).await.map(Some),
            "end" if self.is_required => Err(Problem::Conflict(Sentence::portal_factor_required())),
            "end" => factors::end(self.ctx, self.owner, code).await.map(|()| None),
            _ => Err(Problem::NotFound),
        }
    }

    /// The page as it stands after `problem`, or with these codes.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn shown(
        self,
        (nonce, language): (String, Language),
        problem: Option<&Problem>,
        codes: Option<Codes>,
    ) -> Result<Factor, Problem> {
        let known = factors::state(self.ctx, self.owner.account).await?;
        let state = match codes {
            Some(codes) => FactorState::Codes(codes),
            None if known.is_on => FactorState::On { codes_left: known.codes_left },
            None => self.setting_up().await?,
        };
        let said = problem.map(|problem| problem.said(language));
        let at_code =
            matches!(problem, Some(Problem::Invalid(all)) if all.iter().any(|one| one.path == "code"));
        let (error, refusal) = if at_code { (said, None) } else { (None, said) };
        Ok(Factor { nonce, state, refusal, error, is_required: self.is_required })
    }

    async fn setting_up(self) -> Result<FactorState, Problem> {
        let secret = factors::begin(self.ctx, self.owner, self.organisation).await?;
        let (dark, side) = Qr::of(&secret.uri, Color::BLACK)?.drawn();
        let qr = Modules { side, dark };
        Ok(FactorState::SettingUp { secret: secret.written, uri: secret.uri, qr })
    }
}

/// What is answered to what was pressed; `back` is where it leads once there is nothing to show.
///
/// # Errors
/// What no form can show.
pub async fn answered(
    done: Result<Option<Codes>, Problem>,
    back: &str,
    render: impl AsyncFnOnce(StatusCode, Option<&Problem>, Option<Codes>) -> Result<Response, Problem>,
) -> Answer {
    match done {
        Ok(Some(codes)) => Ok(render(StatusCode::OK, None, Some(codes)).await?),
        Ok(None) => Ok(see_other(back)),
        Err(problem) if failure::is_of_form(&problem) => {
            let response = render(failure::status(&problem), Some(&problem), None).await?;
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
}
