//! Writing a message. Whoever reads the thread is told by mail.

use super::{Thread, threads};
use crate::{
    Ctx,
    caller::Caller,
    flows::{Loaded, activity, load},
    idempotency::Key,
    links::flow_link,
    mails::{Reference, reference},
    people,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, limits::LONG_TEXT_CHARS_MAX};
use store::{DbError, Statement, messages, outbox};
use texts::Sentence;

/// Messages are kept apart from other things done twice with one key.
const ROUTE: &str = "message";

#[derive(Clone, Debug)]
pub struct NewMessage {
    pub thread: Thread,
    pub text: String,
    /// Of the form; the same one again posts nothing.
    pub command_id: Option<String>,
}

/// The message's id; of a repeat, the first one's.
///
/// # Errors
/// `NotFound` for a flow or thread the caller does not see, `Invalid` for an empty or endless text.
pub async fn post(ctx: &Ctx, flow: &Id, new: NewMessage) -> Result<Id, Problem> {
    let loaded = load::load(ctx, flow).await?;
    if !matches!(ctx.caller, Caller::Outside { .. }) {
        require(&ctx.caller, Intention::WriteMessages)?;
    }
    if !threads(ctx, &loaded).contains(&new.thread) {
        return Err(Problem::NotFound);
    }
    let text = read(&new.text)?;
    let message = messages::Message {
        id: ctx.id(),
        organisation: loaded.organisation.clone(),
        flow: flow.clone(),
        thread: new.thread.key().into_owned(),
        author: ctx.caller.person().cloned(),
        author_name: people::name_of(ctx, ctx.caller.person()).await?,
        body: text,
        created_at: ctx.now,
    };
    let id = message.id.clone();
    let mut statements = tell(ctx, &loaded, &new.thread, &id).await?;
    statements.push(messages::insert(message));
    let key = new.command_id.as_deref().map(|command| Key::new(command, ROUTE, new.text.as_bytes()));
    statements
        .extend(key.as_ref().map(|key| store::idempotency::insert(key.answered(ctx, 201, id.to_string()))));
    match (ctx.app.db.transact(statements).await, key) {
        (Err(DbError::Unique { table }), Some(key)) if table == "idempotency" => {
            let before = key.earlier(ctx).await?.ok_or(Problem::ChangedMeanwhile)?;
            Ok(Id::given(&before.answer))
        }
        (written, _) => {
            written?;
            ctx.app.live.tell(&loaded);
            activity::anywhere(ctx, &loaded).await?;
            Ok(id)
        }
    }
}

fn read(given: &str) -> Result<String, Problem> {
    let kept = |letter: &char| !letter.is_control() || *letter == '\n' || *letter == '\t';
    let text: String = given.replace("\r\n", "\n").chars().filter(kept).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::invalid("text", Sentence::problem_message_empty()));
    }
    if text.chars().count() > LONG_TEXT_CHARS_MAX {
        return Err(Problem::invalid("text", Sentence::problem_characters_max(LONG_TEXT_CHARS_MAX)));
    }
    Ok(text.to_owned())
}

/// Mails to the other side: members write to those who play the role, or to the one who has a part; everybody else to the
/// workspace owner.
async fn tell(ctx: &Ctx, loaded: &Loaded, thread: &Thread, message: &Id) -> Result<Vec<Statement>, Problem> {
    let mut statements = Vec::new();
    let writer = ctx.caller.person();
    let readers = match thread {
        Thread::Internal => None,
        Thread::Role(role) => Some(loaded.state.players(role).to_vec()),
        Thread::Person(person) => Some(vec![person.clone()]),
    };
    if let (Some(readers), false) = (readers, matches!(ctx.caller, Caller::Outside { .. })) {
        for person in readers {
            let (link, made) = flow_link(ctx, loaded, &person).await?;
            statements.extend(made);
            statements.push(letter(ctx, loaded, message, (person, Some(link.id))));
        }
    } else if let Some(owner) = loaded.state.owner.clone().filter(|owner| writer != Some(owner)) {
        statements.push(letter(ctx, loaded, message, (owner, None)));
    }
    Ok(statements)
}

fn letter(ctx: &Ctx, loaded: &Loaded, message: &Id, to: (Id, Option<Id>)) -> Statement {
    let flow = loaded.state.flow.clone();
    let (person, link) = to;
    let about = Reference::Message { flow: flow.clone(), message: message.clone(), person, link };
    let organisation = loaded.organisation.clone();
    let mut row = outbox::OutboxRow::new(ctx.id(), organisation, reference::KIND, about.text(), ctx.now);
    row.flow = Some(flow);
    outbox::insert(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_text_as_it_was_written() {
        for (given, expected) in [
            ("  Hello\r\nAda ", Some("Hello\nAda")),
            ("<script>alert(1)</script>", Some("<script>alert(1)</script>")),
            ("a\u{0}b\u{1b}[31m", Some("ab[31m")),
            (" \n ", None),
        ] {
            assert_eq!(read(given).ok().as_deref(), expected, "{given:?}");
        }
        assert!(read(&"a".repeat(10_000)).is_ok());
        assert!(read(&"a".repeat(LONG_TEXT_CHARS_MAX + 1)).is_err());
    }
}
