//! Who may do what: one table. Everything not named here is refused.

use crate::{
    caller::{Caller, Scope},
    problem::Problem,
};
use texts::Sentence;

/// What people and keys want to do, as far as it is not settled by a flow's own rules
/// (those say who holds a step; see `engine`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intention {
    ReadFlows,
    StartFlows,
    ActInFlows,
    WriteMessages,
    /// Rescue, cancel, choose people: the workspace owner's and an admin's.
    RunFlow,
    ReadTemplates,
    WriteTemplates,
    ConfigureStartLink,
    ReadMembers,
    ManageMembers,
    ManageKeys,
    ReadAudit,
    /// Zone, mail server, first steps.
    ManageOrganisation,
    /// Name and looks.
    ManageBrand,
    ReadCalendars,
    ManageCalendars,
    /// One's own is anybody's matter.
    ManageAbsences,
    /// Of lists, under a name; one's own are anybody's matter.
    ManageViews,
    ReadRecords,
    /// Make, change, archive, convert and merge.
    WriteRecords,
    ManageRecordKinds,
    /// Who among clients may start what, and what the portal offers.
    ManagePortal,
    /// What is known of a person or a record, for good.
    Erase,
    /// Everything there is, to take along.
    ExportOrganisation,
}

impl Intention {
    pub const ALL: [Self; 24] = [
        Self::ReadFlows,
        Self::StartFlows,
        Self::ActInFlows,
        Self::WriteMessages,
        Self::RunFlow,
        Self::ReadTemplates,
        Self::WriteTemplates,
        Self::ConfigureStartLink,
        Self::ReadMembers,
        Self::ManageMembers,
        Self::ManageKeys,
        Self::ReadAudit,
        Self::ManageOrganisation,
        Self::ManageBrand,
        Self::ReadCalendars,
        Self::ManageCalendars,
        Self::ManageAbsences,
        Self::ManageViews,
        Self::ReadRecords,
        Self::WriteRecords,
        Self::ManageRecordKinds,
        Self::ManagePortal,
        Self::Erase,
        Self::ExportOrganisation,
    ];
}

/// Permissions a member may have; each row of the table lists which of them suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Staff,
    Builder,
    Admin,
    Auditor,
}

/// The table.
fn suffices(intention: Intention) -> (&'static [Holds], Option<Scope>) {
    use Holds::{Admin, Auditor, Builder, Staff};
    match intention {
        Intention::ReadFlows => (&[Staff, Builder, Admin, Auditor], Some(Scope::Read)),
        Intention::StartFlows => (&[Staff, Builder, Admin], Some(Scope::Start)),
        Intention::ActInFlows => (&[Staff, Builder, Admin], Some(Scope::Act)),
        Intention::WriteMessages => (&[Staff, Builder, Admin], Some(Scope::Act)),
        Intention::RunFlow => (&[Staff, Builder, Admin], Some(Scope::Act)),
        Intention::ReadTemplates => (&[Staff, Builder, Admin, Auditor], Some(Scope::Read)),
        Intention::WriteTemplates => (&[Builder, Admin], Some(Scope::Templates)),
        Intention::ConfigureStartLink => (&[Builder, Admin], Some(Scope::Templates)),
        Intention::ReadMembers => (&[Staff, Builder, Admin, Auditor], Some(Scope::Read)),
        Intention::ManageMembers => (&[Admin], None),
        Intention::ManageKeys => (&[Admin], None),
        Intention::ReadAudit => (&[Admin, Auditor], Some(Scope::Audit)),
        Intention::ManageOrganisation => (&[Admin], None),
        Intention::ManageBrand => (&[Admin], Some(Scope::Admin)),
        Intention::ReadCalendars => (&[Staff, Builder, Admin, Auditor], Some(Scope::Read)),
        Intention::ManageCalendars => (&[Admin], Some(Scope::Admin)),
        Intention::ManageAbsences => (&[Admin], Some(Scope::Admin)),
        Intention::ManageViews => (&[Admin], Some(Scope::Admin)),
        Intention::ManagePortal => (&[Admin], Some(Scope::Admin)),
        Intention::ReadRecords => (&[Staff, Builder, Admin, Auditor], Some(Scope::Read)),
        Intention::WriteRecords => (&[Staff, Builder, Admin], Some(Scope::Records)),
        Intention::ManageRecordKinds => (&[Admin], Some(Scope::Admin)),
        Intention::Erase | Intention::ExportOrganisation => (&[Admin], Some(Scope::Admin)),
    }
}

fn holds(caller: &Caller, needed: Holds) -> bool {
    let permissions = &caller.viewer().permissions;
    match needed {
        Holds::Staff => permissions.staff,
        Holds::Builder => permissions.builder,
        Holds::Admin => permissions.admin,
        Holds::Auditor => permissions.auditor,
    }
}

/// Passes, or says what is missing. People outside are told nothing.
pub fn require(caller: &Caller, intention: Intention) -> Result<(), Problem> {
    let (permissions, scope) = suffices(intention);
    match caller {
        Caller::System(_) => Ok(()),
        Caller::Outside { .. } => Err(Problem::NotFound),
        Caller::Key { .. } => match scope {
            Some(scope) => caller.needs(scope),
            None => Err(Problem::NotAllowed { needs: Sentence::problem_needs_admin_signed_in() }),
        },
        Caller::Member(_) if permissions.iter().any(|needed| holds(caller, *needed)) => Ok(()),
        Caller::Member(_) => Err(Problem::NotAllowed { needs: words(permissions) }),
    }
}

fn words(permissions: &[Holds]) -> Sentence {
    let named = permissions.iter().map(|needed| match needed {
        Holds::Staff => Sentence::problem_permission_staff(),
        Holds::Builder => Sentence::problem_permission_builder(),
        Holds::Admin => Sentence::problem_permission_admin(),
        Holds::Auditor => Sentence::problem_permission_auditor(),
    });
    let any = named.reduce(Sentence::word_or);
    Sentence::problem_needs_permission(any.unwrap_or_else(Sentence::problem_permission_admin))
}
