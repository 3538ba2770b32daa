//! The preparer completes a step's details and hands it on.

use super::{Once, Standing, may_act};
use crate::{
    app::Ctx,
    flows::{
        Order, Ran,
        answers::{self, Form, Inputs},
        load, run,
    },
    people::Cast,
    problem::Problem,
};
use engine::flow::{Act, Facts, Preparation};
use model::{Field, Id, Instant, field::Answers};

#[derive(Clone, Default)]
pub struct PreparationRequest {
    pub attempt: Option<u32>,
    /// Offered answers of the step's form; none is required.
    pub data: Inputs,
    /// For whoever does the step.
    pub text: String,
    /// Instead of the deadline the template gives.
    pub due_at: Option<Instant>,
    pub on_behalf_of: Option<Id>,
}

/// # Errors
/// `Invalid` for answers that do not fit, `Refused` where it is not the caller's to prepare now, `NotFound`.
pub async fn prepare(
    ctx: &Ctx,
    flow: &Id,
    step: &str,
    (once, request): (Once, PreparationRequest),
) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let loaded = load::load(ctx, flow).await?;
    let standing = Standing::of(ctx, request.on_behalf_of)?;
    let definition = loaded.published.definition.step(step).ok_or(Problem::NotFound)?;
    let mut cast = Cast::default();
    let data = if definition.form.is_empty() && request.data.is_empty() {
        Answers::new()
    } else {
        let fields: Vec<Field> = definition.form.iter().map(Field::optional).collect();
        let record = loaded.state.record.as_ref().map_or_else(|| Id::given(""), |record| record.id.clone());
        let facts = Facts::new(&loaded.published.definition, &loaded.state);
        let form = Form { fields: &fields, name: &definition.key, facts, uploaded: &[], record: &record };
        answers::read(ctx, form, &request.data, &mut cast).await?
    };
    let text = model::field::check_long_text(&request.text);
    let text = text.map_err(|message| Problem::invalid("text", message))?;
    let act = Preparation {
        step: step.to_owned(),
        attempt: request.attempt,
        data,
        text: Some(text).filter(|text| !text.trim().is_empty()),
        due_at: request.due_at,
        for_any: standing.for_any,
    };
    let mut order = Order::new(flow.clone(), Act::Prepare(act));
    order.command_id = once.command_id;
    order.key = once.key;
    order.on_behalf_of = standing.on_behalf_of;
    order.extra.people = cast.people;
    order.extra.contacts = cast.contacts;
    run(ctx, order).await
}
