//! Every kind of entry in the words of a person.

use texts::Texts;

type Words = fn(Texts) -> &'static str;

/// As `app` writes them, with their words.
pub const ACTS: &[(&str, Words)] = &[
    ("member.added", Texts::audit_member_added),
    ("member.changed", Texts::audit_member_changed),
    ("member.disabled", Texts::audit_member_disabled),
    ("member.enabled", Texts::audit_member_enabled),
    ("member.link_renewed", Texts::audit_member_link_renewed),
    ("member.signed_out", Texts::audit_member_signed_out),
    ("member.profile_changed", Texts::audit_member_profile_changed),
    ("password.changed", Texts::audit_password_changed),
    ("session.revoked", Texts::audit_session_revoked),
    ("session.others_revoked", Texts::audit_session_others_revoked),
    ("key.created", Texts::audit_key_created),
    ("key.revoked", Texts::audit_key_revoked),
    ("group.created", Texts::audit_group_created),
    ("group.members_set", Texts::audit_group_members_set),
    ("start_link.configured", Texts::audit_start_link_configured),
    ("template.created", Texts::audit_template_created),
    ("template.changed", Texts::audit_template_changed),
    ("template.published", Texts::audit_template_published),
    ("template.redrafted", Texts::audit_template_redrafted),
    ("template.archived", Texts::audit_template_archived),
    ("template.restored", Texts::audit_template_restored),
    ("template.flows_moved", Texts::audit_template_flows_moved),
    ("template.move_undone", Texts::audit_template_move_undone),
    ("organisation.created", Texts::audit_organisation_created),
    ("organisation.changed", Texts::audit_organisation_changed),
    ("organisation.logo_set", Texts::audit_organisation_logo_set),
    ("organisation.logo_removed", Texts::audit_organisation_logo_removed),
    ("organisation.set_up", Texts::audit_organisation_set_up),
    ("organisation.first_steps_closed", Texts::audit_organisation_first_steps_closed),
    ("person.erased", Texts::audit_person_erased),
    ("record.erased", Texts::audit_record_erased),
    ("calendar.created", Texts::audit_calendar_created),
    ("calendar.changed", Texts::audit_calendar_changed),
    ("calendar.deleted", Texts::audit_calendar_deleted),
    ("template.calendar_set", Texts::audit_template_calendar_set),
    ("absence.added", Texts::audit_absence_added),
    ("absence.ended", Texts::audit_absence_ended),
    ("mail_server.set", Texts::audit_mail_server_set),
    ("mail_server.removed", Texts::audit_mail_server_removed),
    ("mail_server.tested", Texts::audit_mail_server_tested),
    ("portal_entry.created", Texts::audit_portal_entry_created),
    ("portal_entry.changed", Texts::audit_portal_entry_changed),
    ("portal_entry.deleted", Texts::audit_portal_entry_deleted),
    ("portal_entry.moved", Texts::audit_portal_entry_moved),
    ("portal_module.changed", Texts::audit_portal_module_changed),
    ("portal_module.moved", Texts::audit_portal_module_moved),
    ("client_group.created", Texts::audit_client_group_created),
    ("client_group.renamed", Texts::audit_client_group_renamed),
    ("client_group.deleted", Texts::audit_client_group_deleted),
    ("client_group.record_added", Texts::audit_client_group_record_added),
    ("client_group.record_removed", Texts::audit_client_group_record_removed),
    ("portal_session.revoked", Texts::audit_portal_session_revoked),
    ("portal_session.others_revoked", Texts::audit_portal_session_others_revoked),
    ("second_factor.set_up", Texts::audit_second_factor_set_up),
    ("second_factor.codes_drawn", Texts::audit_second_factor_codes_drawn),
    ("second_factor.ended", Texts::audit_second_factor_ended),
    ("second_factor.rule_changed", Texts::audit_second_factor_rule_changed),
    ("template.placed", Texts::audit_template_placed),
    ("delegation.given", Texts::audit_delegation_given),
    ("delegation.ended", Texts::audit_delegation_ended),
];

/// `None` for an act of a version that knew more than this one.
pub fn act_words(act: &str, texts: Texts) -> Option<&'static str> {
    ACTS.iter().find(|(known, _)| *known == act).map(|(_, words)| words(texts))
}
