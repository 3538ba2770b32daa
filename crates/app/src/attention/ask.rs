//! Whether a mail may go now. What may not is put off in the same breath.

use super::{Days, Rules, Weight, collect, is_news, only_informs};
use crate::{
    App,
    flows::house::house,
    mails::{MailFacts, Reference},
    problem::Problem,
};
use model::Instant;
use store::{
    DbError, System, attention,
    outbox::{self, OutboxRow},
};

/// Requests about one flow that come within this time come together.
const TOGETHER_SECONDS: i64 = 3_600;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Now,
    /// The row is settled; a later mail says it.
    PutOff,
    /// Another worker has it.
    Taken,
}

/// One mail on its way.
pub(super) struct Letter<'a> {
    pub app: &'a App,
    pub row: &'a OutboxRow,
    pub facts: &'a MailFacts,
    pub now: Instant,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn ask(
    app: &App,
    rules: Rules,
    row: &OutboxRow,
    facts: &MailFacts,
    now: Instant,
) -> Result<Verdict, Problem> {
    let letter = Letter { app, row, facts, now };
    // What somebody does not want is left out whatever the bound of the day is.
    if facts.wants_needed && only_informs(&facts.reference) {
        return letter.leave_out().await;
    }
    if rules.mails_a_day == 0 || (app.settings.demo && !facts.wants_digest) {
        return Ok(Verdict::Now);
    }
    let house = house(app, &row.organisation).await?;
    let days = Days::new(&house.calendar, &facts.zone, rules);
    let digest_at = days.next_digest(now);
    let weight = Weight::of(facts, digest_at);
    let today = days.number(now);
    if weight == Weight::Asked || letter.has_place(today).await? {
        return Ok(Verdict::Now);
    }
    let is_pressing =
        is_news(&facts.reference) && super::due(&facts.about).is_some_and(|due| due <= digest_at);
    let can_wait = weight == Weight::Usual || (weight == Weight::Request && !is_pressing);
    if can_wait && facts.wants_digest {
        return collect::put_off(&letter, digest_at, None).await;
    }
    match letter.take_place(today, weight, rules).await? {
        Place::Taken => Ok(Verdict::Now),
        Place::Lost => Ok(Verdict::Taken),
        Place::Full if is_pressing => letter.press().await,
        Place::Full => collect::put_off(&letter, digest_at, None).await,
        Place::Together => letter.come_together(today, rules).await,
    }
}

enum Place {
    Taken,
    /// As many mails as may go today have gone.
    Full,
    /// Its reader was written to about this flow within the hour.
    Together,
    Lost,
}

impl Letter<'_> {
    /// Its reader does not want it; it stands on their pages.
    async fn leave_out(&self) -> Result<Verdict, Problem> {
        match self.app.db.transact(vec![outbox::delivered(&System, self.row, self.now, None)]).await {
            Ok(()) => Ok(Verdict::PutOff),
            Err(DbError::Conflict { .. }) => Ok(Verdict::Taken),
            Err(error) => Err(error.into()),
        }
    }

    /// A mail that is tried again keeps its place of the same day.
    async fn has_place(&self, today: i64) -> Result<bool, Problem> {
        Ok(self.row.attempts > 1 && attention::slot(&self.app.db, &System, self.row).await? == Some(today))
    }

    async fn take_place(&self, today: i64, weight: Weight, rules: Rules) -> Result<Place, Problem> {
        let (organisation, person) = (&self.row.organisation, &self.facts.person);
        let ceiling = weight.ceiling(rules.mails_a_day);
        // Looked at before: a statement that fails has others in its transaction run again.
        if attention::taken(&self.app.db, &System, person, today).await? >= ceiling {
            return Ok(Place::Full);
        }
        let mut statements = vec![
            attention::take_slot(&System, self.row, today),
            attention::count(organisation, person, today, ceiling),
        ];
        // Who was written to once for this row need not wait for it a second time.
        if weight == Weight::Request
            && self.row.attempts <= 1
            && let Some(flow) = self.facts.reference.flow()
        {
            let span = (self.now, self.now.plus_seconds(-TOGETHER_SECONDS));
            if attention::last(&self.app.db, &System, person, flow).await?.is_some_and(|last| last > span.1) {
                return Ok(Place::Together);
            }
            statements.push(attention::write_first(organisation, person, flow, span));
        }
        match self.app.db.transact(statements).await {
            Ok(()) => Ok(Place::Taken),
            Err(DbError::Conflict { statement: 0, .. }) => Ok(Place::Lost),
            Err(DbError::Conflict { statement: 1, .. }) => Ok(Place::Full),
            Err(DbError::Conflict { .. }) => Ok(Place::Together),
            Err(error) => Err(error.into()),
        }
    }

    /// Beyond the bound: with whatever else presses within this hour, unless it is due by then.
    async fn press(&self) -> Result<Verdict, Problem> {
        let hour = TOGETHER_SECONDS * 1_000_000;
        let at = Instant((self.now.0.div_euclid(hour) + 1) * hour);
        let may_wait = super::due(&self.facts.about).is_some_and(|due| due > at);
        if may_wait && !matches!(self.facts.reference, Reference::Collected { .. }) {
            return collect::put_off(self, at, None).await;
        }
        Ok(Verdict::Now)
    }

    /// At the end of the hour with the others; what is due before goes by itself.
    async fn come_together(&self, today: i64, rules: Rules) -> Result<Verdict, Problem> {
        let Some(flow) = self.facts.reference.flow() else { return Ok(Verdict::Now) };
        let last = attention::last(&self.app.db, &System, &self.facts.person, flow).await?;
        let at = last.unwrap_or(self.now).plus_seconds(TOGETHER_SECONDS).max(self.now.plus_seconds(1));
        if super::due(&self.facts.about).is_none_or(|due| due > at) {
            return collect::put_off(self, at, Some(flow)).await;
        }
        Ok(match self.take_place(today, Weight::Urgent, rules).await? {
            Place::Taken | Place::Full | Place::Together => Verdict::Now,
            Place::Lost => Verdict::Taken,
        })
    }
}
