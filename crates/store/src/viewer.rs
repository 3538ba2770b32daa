//! Who asks. Every query takes one, so that neither organisation nor access can be forgotten.

use crate::db::Datum;
use model::Id;

/// Who asks, as decided by `app::policy`. Owners and assignees see theirs even outside their access groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub organisation: Id,
    /// Nobody for keys and for the system itself.
    pub person: Option<Id>,
    pub permissions: Permissions,
    pub access: Access,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    pub admin: bool,
    pub builder: bool,
    pub staff: bool,
    pub auditor: bool,
}

/// Which records and flows are seen beyond one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    All,
    /// Empty for outside people: only what they own or are assigned to.
    Groups(Vec<Id>),
}

/// Proof that the caller is a worker or a sign-in, which look things up before any viewer is known.
#[derive(Clone, Copy, Debug)]
pub struct System;

impl Viewer {
    /// The system acting inside one organisation.
    pub fn system(organisation: Id) -> Self {
        Self { organisation, person: None, permissions: Permissions::default(), access: Access::All }
    }

    /// Somebody outside: sees what is assigned to them and nothing else.
    pub fn outside(organisation: Id, person: Id) -> Self {
        let permissions = Permissions::default();
        Self { organisation, person: Some(person), permissions, access: Access::Groups(Vec::new()) }
    }

    /// `$1` organisation, `$2` access, `$3` person, then what follows: the order `visible_flow!` expects.
    pub(crate) fn with(&self, following: impl IntoIterator<Item = Datum>) -> Vec<Datum> {
        let mut data = Vec::with_capacity(8);
        data.push(Datum::from(&self.organisation));
        data.push(Datum::from(self.access.text()));
        data.push(Datum::from(self.person.as_ref()));
        data.extend(following);
        data
    }
}

impl Access {
    /// `*`, the one id there is, or the ids between bars. One text parameter serves both databases, which share no list
    /// type; most members have one group, and to compare it is cheaper than to search for it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::All => "*".to_owned(),
            Self::Groups(ids) if ids.len() == 1 => ids.iter().map(Id::as_str).collect(),
            Self::Groups(ids) => {
                let mut text = String::from("|");
                for id in ids {
                    text.push_str(id.as_str());
                    text.push('|');
                }
                text
            }
        }
    }
}

/// Condition on `flow f`: of the viewer's organisation, and in an access group of theirs, owned by them, or
/// assigned to them or to a group they are in. `by key`: where another key finds it, so that no planner begins with
/// all flows of the organisation.
macro_rules! visible_flow {
    () => {
        concat!("f.organisation_id = $1 AND ", visible_flow!(seen))
    };
    (by key) => {
        concat!("f.organisation_id || '' = $1 AND ", visible_flow!(seen))
    };
    (seen) => {
        "($2 = '*' OR f.access_group_id = $2 \
         OR $2 LIKE ('%|' || f.access_group_id || '|%') OR f.owner_id = $3 \
         OR EXISTS (SELECT 1 FROM assignment v WHERE v.flow_id = f.id AND v.person_id = $3) \
         OR EXISTS (SELECT 1 FROM assignment v JOIN member_group_member g ON g.group_id = v.pool_id \
                    WHERE v.flow_id = f.id AND g.person_id = $3))"
    };
}

/// Condition on `record r`: as for flows, where an assignment in any flow of the record counts.
macro_rules! visible_record {
    () => {
        concat!("r.organisation_id = $1 AND ", visible_record!(seen))
    };
    (by key) => {
        concat!("r.organisation_id || '' = $1 AND ", visible_record!(seen))
    };
    (seen) => {
        "($2 = '*' OR r.access_group_id = $2 \
         OR $2 LIKE ('%|' || r.access_group_id || '|%') OR r.owner_id = $3 \
         OR EXISTS (SELECT 1 FROM flow o WHERE o.record_id = r.id AND o.owner_id = $3) \
         OR EXISTS (SELECT 1 FROM flow o JOIN assignment v ON v.flow_id = o.id \
                    WHERE o.record_id = r.id AND v.person_id = $3) \
         OR EXISTS (SELECT 1 FROM flow o JOIN assignment v ON v.flow_id = o.id \
                    JOIN member_group_member g ON g.group_id = v.pool_id \
                    WHERE o.record_id = r.id AND g.person_id = $3))"
    };
}

/// Ids of a record and of those that were merged into it. Two looks by a key each: for one condition of both, PostgreSQL
/// would read all records.
macro_rules! one_and_merged {
    ($id:literal) => {
        concat!("SELECT ", $id, " UNION ALL SELECT z.id FROM record z WHERE z.merged_into_id = ", $id)
    };
}

pub(crate) use {one_and_merged, visible_flow, visible_record};
