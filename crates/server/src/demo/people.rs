//! Who works at the sample firm.

use crate::{failure::Failure, house::House};
use app::{Caller, members::NewMember, people::Profile};
use model::{Id, Instant};
use std::collections::BTreeMap;
use store::{Access, Permissions, Viewer};

/// The same for everybody, printed at start: `demo` answers its own machine only.
pub const PASSWORD: &str = "sample-password";

pub struct SampleMember {
    pub name: &'static str,
    pub email: &'static str,
    pub groups: &'static [&'static str],
    pub admin: bool,
    /// Wants what can wait in one mail each morning.
    pub digest: bool,
    /// Printed beside the sign-in.
    pub what: &'static str,
}

pub const MEMBERS: [SampleMember; 5] = [
    SampleMember {
        name: "Priya Raman",
        email: "priya@sample-advisors.example",
        groups: &["compliance", "approvers"],
        admin: true,
        digest: false,
        what: "administrator, compliance and approvals",
    },
    SampleMember {
        name: "Helen Brandt",
        email: "helen@sample-advisors.example",
        groups: &["compliance"],
        admin: false,
        digest: true,
        what: "compliance; what can wait comes in one mail each morning",
    },
    SampleMember {
        name: "Tom Okafor",
        email: "tom@sample-advisors.example",
        groups: &["approvers", "account managers"],
        admin: false,
        digest: false,
        what: "approvals, and what clients ask about invoices",
    },
    SampleMember {
        name: "Ingrid Solheim",
        email: "ingrid@sample-advisors.example",
        groups: &["approvers", "tax", "finance managers"],
        admin: false,
        digest: false,
        what: "approvals and tax",
    },
    SampleMember {
        name: "Jonas Weber",
        email: "jonas@sample-advisors.example",
        groups: &["tax", "billing"],
        admin: false,
        digest: false,
        what: "tax and invoices",
    },
];

/// Adds everybody at `now`, with the sample password set; what each sees, by first name.
pub async fn add(house: &House, now: Instant) -> Result<BTreeMap<&'static str, Viewer>, Failure> {
    let mut added = BTreeMap::new();
    for member in &MEMBERS {
        let new = NewMember {
            email: member.email.to_owned(),
            name: member.name.to_owned(),
            groups: member.groups.iter().map(|group| (*group).to_owned()).collect(),
            admin: member.admin,
            builder: member.admin,
        };
        let (row, link) = app::members::add(&house.operator_at(now), new).await?;
        let token = link.url.rsplit('/').next().unwrap_or_default();
        let password = PASSWORD.to_owned();
        app::passwords::set(&house.app, token, password, now, house.entropy.draw()).await?;
        let viewer = viewer(house, row.id, row.permissions);
        if member.digest {
            let profile = Profile { name: member.name.to_owned(), language: None, zone: None, digest: true };
            let ctx = house.ctx(Caller::Member(viewer.clone()), now);
            app::people::change_profile(&ctx, &profile).await?;
        }
        added.insert(first_name(member.name), viewer);
    }
    Ok(added)
}

fn first_name(name: &'static str) -> &'static str {
    name.split(' ').next().unwrap_or(name)
}

fn viewer(house: &House, person: Id, permissions: Permissions) -> Viewer {
    Viewer {
        organisation: house.organisation.id.clone(),
        person: Some(person),
        permissions,
        access: Access::All,
    }
}
