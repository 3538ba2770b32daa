//! Sending a Start Link by mail: a mail for each address, with words of the sender's own. How many is bounded, for nobody
//! who gets one has asked for it.

use crate::{
    Ctx, audit, email, idempotency,
    mails::Reference,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use model::{Id, Instant};
use serde_json::json;
use store::{
    Statement, outbox,
    outbox::OutboxRow,
    templates::{
        sendings::{self, Sending},
        settings,
    },
};
use texts::{Language, Sentence};

/// Addresses of one sending.
pub const ADDRESSES_MAX: usize = 20;
pub const MESSAGE_CHARS_MAX: usize = 2_000;
/// Mails of one person or key within a day.
const OF_SENDER_MAX: i64 = 100;
/// Mails to one address within a day, whoever sends them.
const TO_ADDRESS_MAX: i64 = 3;

#[derive(Clone, Debug, Default)]
pub struct NewSending {
    /// One by one, or several in one with blanks, commas or semicolons between.
    pub to: Vec<String>,
    /// May be empty.
    pub message: String,
    /// Nothing for the organisation's.
    pub language: Option<Language>,
}

/// How many mails are on their way: an address that is named twice gets one.
///
/// # Errors
/// `NotFound` for a template whose Start Link was never configured, `Conflict` for one that is off, `Invalid` for what
/// is no address, for too many, and for what was sent too often.
pub async fn send(ctx: &Ctx, template: &str, new: NewSending) -> Result<usize, Problem> {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let link = settings::start_link(db, viewer, template).await?.ok_or(Problem::NotFound)?;
    templates::published(&ctx.app, ctx.organisation(), template).await?;
    if !link.enabled {
        return Err(Problem::Conflict(Sentence::start_link_send_off()));
    }
    let addresses = addresses(&new.to)?;
    let message = message(&new.message)?;
    let sender = sender(ctx).ok_or(Problem::NotFound)?;
    within_a_day(ctx, &sender, &addresses).await?;
    let language = match new.language {
        Some(language) => language,
        None => crate::flows::house::house(&ctx.app, ctx.organisation()).await?.language,
    };
    let mut statements = Vec::new();
    for address in &addresses {
        statements.extend(one(ctx, template, (&sender, address), (&message, language)));
    }
    // Whose addresses they are stays out of a log that is never erased.
    statements.extend(idempotency::remember(ctx, &addresses.len())?);
    let act = audit::Act::new("start_link.sent", template, json!({"mails": addresses.len()}));
    audit::write(ctx, act, statements).await?;
    Ok(addresses.len())
}

fn one(
    ctx: &Ctx,
    template: &str,
    (sender, address): (&Id, &str),
    (message, language): (&str, Language),
) -> [Statement; 2] {
    let id = ctx.id();
    let sending = Sending {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        template_key: template.to_owned(),
        sender: sender.clone(),
        email: address.to_owned(),
        message: message.to_owned(),
        language: language.code().to_owned(),
        uses: 0,
        created_at: ctx.now,
    };
    let about = Reference::StartLink { sending: id.clone() };
    let letter = OutboxRow::new(id, ctx.organisation().clone(), about.kind(), about.text(), ctx.now);
    [sendings::insert(sending), outbox::insert(letter)]
}

fn sender(ctx: &Ctx) -> Option<Id> {
    match &ctx.caller {
        crate::Caller::Key { id, .. } => Some(id.clone()),
        caller => caller.person().cloned(),
    }
}

async fn within_a_day(ctx: &Ctx, sender: &Id, addresses: &[String]) -> Result<(), Problem> {
    let (db, viewer): (_, _) = (&ctx.app.db, ctx.caller.viewer());
    let since: Instant = ctx.now.plus_days(-1);
    let sent = sendings::of_sender(db, viewer, sender, since).await?;
    let more = i64::try_from(addresses.len()).unwrap_or(i64::MAX);
    if sent.saturating_add(more) > OF_SENDER_MAX {
        return Err(Problem::invalid("to", Sentence::start_problem_sent_today(OF_SENDER_MAX, sent)));
    }
    for address in addresses {
        if sendings::to_address(db, viewer, address, since).await? >= TO_ADDRESS_MAX {
            let said = Sentence::start_problem_sent_address(address.as_str(), TO_ADDRESS_MAX);
            return Err(Problem::invalid("to", said));
        }
    }
    Ok(())
}

/// Each once, in the order they were given.
fn addresses(given: &[String]) -> Result<Vec<String>, Problem> {
    let wrong = |said| Problem::invalid("to", said);
    let mut addresses: Vec<String> = Vec::new();
    let between = |letter: char| letter.is_whitespace() || letter == ',' || letter == ';';
    for word in given.iter().flat_map(|text| text.split(between)).filter(|word| !word.is_empty()) {
        let address = email::read(word, "to").map_err(|_| wrong(Sentence::start_problem_address(word)))?;
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    if addresses.is_empty() {
        return Err(wrong(Sentence::start_problem_addresses_none()));
    }
    if addresses.len() > ADDRESSES_MAX {
        return Err(wrong(Sentence::start_problem_addresses_max(ADDRESSES_MAX)));
    }
    Ok(addresses)
}

fn message(given: &str) -> Result<String, Problem> {
    let message: String =
        given.trim().chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
    if message.chars().count() > MESSAGE_CHARS_MAX {
        return Err(Problem::invalid("message", Sentence::start_problem_message(MESSAGE_CHARS_MAX)));
    }
    Ok(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let read = |text: &str| addresses(&[text.to_owned()]).ok();
        assert_eq!(
            read(" ada@firm.example, Ben@Firm.example;\r\nada@FIRM.example\n").unwrap(),
            ["ada@firm.example", "ben@firm.example"]
        );
        for wrong in ["", " , ", "ada", "ada@firm.example Ben <ben@firm.example>", "ada@firm.example\nBcc: x"]
        {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
        let many = |count: usize| (0..count).map(|at| format!("a{at}@firm.example ")).collect::<String>();
        assert!(read(&many(ADDRESSES_MAX)).is_some() && read(&many(ADDRESSES_MAX + 1)).is_none());
    }

    #[test]
    fn a_message_has_lines_and_an_end() {
        assert_eq!(message(" Dear Ada,\r\n\r\nplease begin.\u{7} ").unwrap(), "Dear Ada,\n\nplease begin.");
        assert!(message(&"a".repeat(MESSAGE_CHARS_MAX + 1)).is_err());
    }
}
