//! What sending back would do, before it is done.

use super::may_act;
use crate::{
    app::Ctx,
    flows::{load, refusal},
    problem::Problem,
};
use engine::flow::SendBackPreview;
use model::Id;

/// # Errors
/// As the act itself would be refused.
pub async fn preview_send_back(
    ctx: &Ctx,
    flow: &Id,
    step: &str,
    back_to: &[String],
) -> Result<SendBackPreview, Problem> {
    may_act(ctx)?;
    let loaded = load::load(ctx, flow).await?;
    engine::flow::preview_send_back(&loaded.published.definition, &loaded.state, step, back_to)
        .map_err(refusal::problem)
}
