//! Finds persons while an act is prepared, and keeps those that are new until the act is written.

use crate::{app::Ctx, email, names, problem::Problem};
use model::{Id, value::PersonRef};
use store::{people, people::Person, records::Contact};
use texts::{Language, Sentence};

/// New persons and contacts of one act; they come into being with it or not at all.
#[derive(Default)]
pub struct Cast {
    pub people: Vec<Person>,
    pub contacts: Vec<Contact>,
    /// What the browser of whoever starts asks for, by their address; kept if they are new.
    pub reads: Option<(String, Language)>,
}

impl Cast {
    /// Whoever has this address and name; else somebody new. Where two share an address the name decides.
    ///
    /// # Errors
    /// `Invalid` at `path` for a name or address nobody can have.
    pub async fn find(
        &mut self,
        ctx: &Ctx,
        name: &str,
        address: &str,
        path: &str,
    ) -> Result<PersonRef, Problem> {
        let name = names::read(name, &format!("{path}.name"))?;
        let address = email::read(address, &format!("{path}.email"))?;
        let made = self.people.iter().find(|person| is_same(person, &name, &address)).cloned();
        let found = match made {
            Some(person) => Some(person),
            None => people::by_email(&ctx.app.db, ctx.caller.viewer(), &address)
                .await?
                .into_iter()
                .find(|person| is_same(person, &name, &address)),
        };
        let person = found.unwrap_or_else(|| self.make(ctx, name, address));
        Ok(PersonRef { id: person.id, name: person.name, email: person.email })
    }

    /// Somebody this organisation knows.
    ///
    /// # Errors
    /// `Invalid` at `path` where there is no such person.
    pub async fn known(&self, ctx: &Ctx, id: &Id, path: &str) -> Result<PersonRef, Problem> {
        let person = people::get(&ctx.app.db, ctx.caller.viewer(), id).await?;
        let person = person.ok_or_else(|| Problem::invalid(path, Sentence::problem_person_unknown()))?;
        Ok(PersonRef { id: person.id, name: person.name, email: person.email })
    }

    /// Makes a person a contact of the record; twice is once.
    pub fn contact(&mut self, ctx: &Ctx, record: &Id, person: &Id, role: Option<String>, is_primary: bool) {
        if self.contacts.iter().any(|contact| contact.person == *person && contact.role == role) {
            return;
        }
        self.contacts.push(Contact {
            id: ctx.id(),
            organisation: ctx.organisation().clone(),
            record: record.clone(),
            person: person.clone(),
            role,
            is_primary,
            created_at: ctx.now,
        });
    }

    fn language_of(&self, address: &str) -> Option<Language> {
        self.reads.as_ref().filter(|(of, _)| of == address).map(|(_, language)| *language)
    }

    fn make(&mut self, ctx: &Ctx, name: String, address: String) -> Person {
        let person = Person {
            id: ctx.id(),
            organisation: ctx.organisation().clone(),
            name,
            created_at: ctx.now,
            language: self.language_of(&address).map(|language| language.code().to_owned()),
            zone: None,
            email: Some(address),
        };
        self.people.push(person.clone());
        person
    }
}

fn is_same(person: &Person, name: &str, address: &str) -> bool {
    person.email.as_deref() == Some(address) && person.name.to_lowercase() == name.to_lowercase()
}
