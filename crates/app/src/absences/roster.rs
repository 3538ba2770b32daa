//! Everybody's absences of now and later, as every start of a flow needs them: from memory.

use crate::{app::App, problem::Problem};
use model::{Id, Instant, value::PersonRef};
use std::collections::{BTreeMap, BTreeSet};
use store::{Viewer, absences, members, people};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// In the order they begin.
    absences: Vec<Absence>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub id: Id,
    pub person: PersonRef,
    pub substitute: PersonRef,
    /// `2026-08-03`
    pub first_day: String,
    pub last_day: String,
    /// `[from, until)`, from the beginning of the first day to the end of the last, where the person lives.
    pub from: Instant,
    pub until: Instant,
    /// The substitute is disabled: nobody does the work.
    pub is_void: bool,
}

impl Absence {
    pub fn overlaps(&self, from: Instant, until: Instant) -> bool {
        self.from < until && from < self.until
    }
}

impl Roster {
    pub fn all(&self) -> &[Absence] {
        &self.absences
    }

    pub fn of<'a>(&'a self, person: &'a Id) -> impl Iterator<Item = &'a Absence> {
        self.absences.iter().filter(move |absence| absence.person.id == *person)
    }

    /// Who is away at this moment, each with the colleague who does their work. Where that one has left it stays with
    /// whoever is away.
    pub fn away(&self, now: Instant) -> BTreeMap<Id, PersonRef> {
        let lasts = |absence: &&Absence| absence.from <= now && now < absence.until && !absence.is_void;
        let lasting = self.absences.iter().filter(lasts);
        lasting.map(|absence| (absence.person.id.clone(), absence.substitute.clone())).collect()
    }
}

/// From the store.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn roster(app: &App, organisation: &Id) -> Result<Roster, Problem> {
    let viewer = Viewer::system(organisation.clone());
    let rows = absences::current(&app.db, &viewer).await?;
    let ids: BTreeSet<Id> =
        rows.iter().flat_map(|row| [row.person.clone(), row.substitute.clone()]).collect();
    let mut known = BTreeMap::new();
    let mut disabled = BTreeSet::new();
    if !ids.is_empty() {
        let all = members::list(&app.db, &viewer).await?.into_iter();
        disabled.extend(all.filter(|member| member.disabled_at.is_some()).map(|member| member.person));
        let ids: Vec<Id> = ids.into_iter().collect();
        for person in people::many(&app.db, &viewer, &ids).await? {
            let named = PersonRef { id: person.id.clone(), name: person.name, email: person.email };
            known.insert(person.id, named);
        }
    }
    let absence = |row: absences::Absence| {
        Some(Absence {
            id: row.id,
            person: known.get(&row.person)?.clone(),
            substitute: known.get(&row.substitute)?.clone(),
            first_day: row.first_day,
            last_day: row.last_day,
            from: row.from_at,
            until: row.until_at,
            is_void: disabled.contains(&row.substitute),
        })
    };
    Ok(Roster { absences: rows.into_iter().filter_map(absence).collect() })
}
