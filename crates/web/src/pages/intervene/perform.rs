//! Doing what was asked, with what was typed.

use super::{At, Of};
use crate::kit::{Answers, Signed};
use app::{
    Problem,
    flows::{Ran, RolePerson},
    steps::{self, DueOf, HandOverRequest, NewStep, Once},
};
use model::{Id, Instant, definition::Priority};
use texts::Sentence;
use views::pages::flow::Intervention;

pub async fn perform(signed: &Signed, at: &At, act: Intervention, answers: &Answers) -> Result<Ran, Problem> {
    let once = Once { command_id: Some(signed.command(answers)?), key: None };
    let (ctx, flow, why) = (&signed.ctx, &at.flow, answers.text("reason"));
    if matches!(act, Intervention::Due | Intervention::Priority | Intervention::Reassign) {
        steps::require_runs(ctx, flow).await?;
    }
    match act {
        Intervention::Add => steps::add(ctx, flow, once, new_step(at, answers)).await,
        Intervention::Skip => steps::skip(ctx, flow, once, of_step(at, answers)).await,
        Intervention::Reopen => steps::reopen(ctx, flow, once, of_step(at, answers)).await,
        Intervention::Due => {
            let due_at = moment(signed, answers)?;
            steps::change_due(ctx, flow, once, (due_of(at, answers), due_at, why)).await
        }
        Intervention::Reassign => steps::reassign(ctx, flow, once, hand_over(at, answers)?).await,
        Intervention::Delegate => steps::delegate(ctx, flow, once, hand_over(at, answers)?).await,
        Intervention::Priority => steps::set_priority(ctx, flow, once, (priority(answers)?, why)).await,
        Intervention::Pause => steps::pause(ctx, flow, once, why).await,
        Intervention::Resume => steps::resume(ctx, flow, once, why).await,
        Intervention::Recall => {
            let part = answers.one("assignment").filter(|id| !id.is_empty()).map(Id::given);
            steps::recall(ctx, flow, once, (at.step_key(), part, why)).await
        }
        Intervention::Receive => steps::receive(ctx, flow, once, of_step(at, answers)).await,
    }
}

fn attempt(answers: &Answers) -> Option<u32> {
    answers.one("attempt").and_then(|number| number.parse().ok())
}

fn of_step(at: &At, answers: &Answers) -> steps::Intervention {
    steps::Intervention {
        step: at.step_key().to_owned(),
        attempt: attempt(answers),
        reason: answers.text("reason").to_owned(),
    }
}

fn new_step(at: &At, answers: &Answers) -> NewStep {
    let text = |name: &str| answers.text(name).to_owned();
    NewStep {
        after: at.step_key().to_owned(),
        kind: text("kind"),
        role: text("role"),
        title: text("title"),
        text: text("text"),
        due: text("due"),
        ends_if_denied: answers.text("denied") == "end",
        reason: text("reason"),
    }
}

fn due_of(at: &At, answers: &Answers) -> DueOf {
    match &at.of {
        Of::Clock(clock) => DueOf::Clock(clock.clone()),
        Of::Step(_) | Of::Flow => DueOf::Step { step: at.step_key().to_owned(), attempt: attempt(answers) },
    }
}

/// A day and a time in the zone of whoever typed it.
fn moment(signed: &Signed, answers: &Answers) -> Result<Instant, Problem> {
    let read = signed.local().read_moment(answers.text("at"));
    read.ok_or_else(|| Problem::invalid("at", Sentence::intervention_at_wrong()))
}

fn priority(answers: &Answers) -> Result<Priority, Problem> {
    let word = serde_json::Value::String(answers.text("priority").to_owned());
    serde_json::from_value(word).map_err(|_| Problem::invalid("priority", Sentence::field_option()))
}

fn hand_over(at: &At, answers: &Answers) -> Result<HandOverRequest, Problem> {
    let (name, email) = (answers.text("person.name"), answers.text("person.email"));
    let to = match answers.one("to").filter(|id| !id.is_empty()) {
        Some(id) => RolePerson::Known(Id::given(id)),
        None if !name.is_empty() || !email.is_empty() => {
            RolePerson::Named { name: name.to_owned(), email: email.to_owned() }
        }
        None => return Err(Problem::invalid("to", Sentence::intervention_choose())),
    };
    Ok(HandOverRequest {
        step: at.step_key().to_owned(),
        assignment: answers.one("assignment").filter(|id| !id.is_empty()).map(Id::given),
        to,
        reason: answers.text("reason").to_owned(),
        on_behalf_of: None,
    })
}
