//! What the last act did, said on the page it leads to. The address carries a word, never the sentence.

use texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Started,
    Completed,
    Approved,
    Denied,
    SentBack,
    Accepted,
    Returned,
    Waived,
    PickedUp,
    PutBack,
    Assigned,
    Cancelled,
    StepAdded,
    StepSkipped,
    Recalled,
    StepReopened,
    DeadlineSet,
    Received,
    Reassigned,
    Delegated,
    PrioritySet,
    Paused,
    Resumed,
    Prepared,
    MessageSent,
    Recorded,
    TemplateSaved,
    Published,
    StartLinkSaved,
    StartLinkSent,
    GroupCreated,
    GroupSaved,
    KeyRevoked,
    ProfileSaved,
    PasswordChanged,
    SessionRevoked,
    SessionsRevoked,
    ViewSaved,
    ViewRenamed,
    ViewDeleted,
    TemplateTaken,
    OrganisationSaved,
    CalendarSaved,
    CalendarDeleted,
    ErasingBegun,
    TemplateCalendarSaved,
    AbsenceAdded,
    AbsenceEnded,
    MailSaved,
    MailRemoved,
    MemberSaved,
    MemberSignedOut,
    MemberDisabled,
    MemberEnabled,
    FlowMoved,
    MoveUndone,
    VersionArchived,
    VersionRestored,
    Redrafted,
    RecordAdded,
    TriedAgain,
    RecordSaved,
    RecordArchived,
    RecordRestored,
    RecordConverted,
    RecordsMerged,
    RecordsUnmerged,
    ContactSaved,
    ContactRemoved,
    KindSaved,
    KindDeleted,
    PortalSaved,
}

#[expect(clippy::type_complexity, reason = "one table beats a type for its rows")]
const ALL: &[(Said, &str, fn(Texts) -> &'static str)] = &[
    (Said::Started, "started", Texts::said_started),
    (Said::Completed, "completed", Texts::said_completed),
    (Said::Approved, "approved", Texts::said_approved),
    (Said::Denied, "denied", Texts::said_denied),
    (Said::SentBack, "sent-back", Texts::said_sent_back),
    (Said::Accepted, "accepted", Texts::said_accepted),
    (Said::Returned, "returned", Texts::said_returned),
    (Said::Waived, "waived", Texts::said_waived),
    (Said::PickedUp, "picked-up", Texts::said_picked_up),
    (Said::PutBack, "put-back", Texts::said_put_back),
    (Said::Assigned, "assigned", Texts::said_assigned),
    (Said::Cancelled, "cancelled", Texts::said_cancelled),
    (Said::StepAdded, "step-added", Texts::said_step_added),
    (Said::StepSkipped, "step-skipped", Texts::said_step_skipped),
    (Said::Recalled, "recalled", Texts::said_recalled),
    (Said::StepReopened, "step-reopened", Texts::said_step_reopened),
    (Said::Received, "received", Texts::said_received),
    (Said::DeadlineSet, "deadline-set", Texts::said_deadline_set),
    (Said::Reassigned, "reassigned", Texts::said_reassigned),
    (Said::Delegated, "delegated", Texts::said_delegated),
    (Said::PrioritySet, "priority-set", Texts::said_priority_set),
    (Said::Paused, "paused", Texts::said_paused),
    (Said::Resumed, "resumed", Texts::said_resumed),
    (Said::Prepared, "prepared", Texts::said_prepared),
    (Said::MessageSent, "message-sent", Texts::said_message_sent),
    (Said::Recorded, "recorded", Texts::said_recorded),
    (Said::TemplateSaved, "saved", Texts::said_template_saved),
    (Said::Published, "published", Texts::said_published),
    (Said::StartLinkSaved, "start-link-saved", Texts::said_start_link_saved),
    (Said::StartLinkSent, "start-link-sent", Texts::said_start_link_sent),
    (Said::GroupCreated, "group-created", Texts::said_group_created),
    (Said::GroupSaved, "group-saved", Texts::said_group_saved),
    (Said::KeyRevoked, "key-revoked", Texts::said_key_revoked),
    (Said::ProfileSaved, "profile-saved", Texts::said_profile_saved),
    (Said::PasswordChanged, "password-changed", Texts::said_password_changed),
    (Said::SessionRevoked, "session-revoked", Texts::said_session_revoked),
    (Said::SessionsRevoked, "sessions-revoked", Texts::said_sessions_revoked),
    (Said::ViewSaved, "view-saved", Texts::said_view_saved),
    (Said::ViewRenamed, "view-renamed", Texts::said_view_renamed),
    (Said::ViewDeleted, "view-deleted", Texts::said_view_deleted),
    (Said::TemplateTaken, "template-taken", Texts::said_template_taken),
    (Said::OrganisationSaved, "organisation-saved", Texts::said_organisation_saved),
    (Said::CalendarSaved, "calendar-saved", Texts::said_calendar_saved),
    (Said::CalendarDeleted, "calendar-deleted", Texts::said_calendar_deleted),
    (Said::TemplateCalendarSaved, "template-calendar-saved", Texts::said_template_calendar_saved),
    (Said::AbsenceAdded, "absence-added", Texts::said_absence_added),
    (Said::AbsenceEnded, "absence-ended", Texts::said_absence_ended),
    (Said::MailSaved, "mail-saved", Texts::said_mail_saved),
    (Said::MailRemoved, "mail-removed", Texts::said_mail_removed),
    (Said::MemberSaved, "member-saved", Texts::said_member_saved),
    (Said::MemberSignedOut, "member-signed-out", Texts::said_member_signed_out),
    (Said::MemberDisabled, "member-disabled", Texts::said_member_disabled),
    (Said::MemberEnabled, "member-enabled", Texts::said_member_enabled),
    (Said::FlowMoved, "flow-moved", Texts::said_flow_moved),
    (Said::MoveUndone, "move-undone", Texts::said_move_undone),
    (Said::VersionArchived, "version-archived", Texts::said_version_archived),
    (Said::VersionRestored, "version-restored", Texts::said_version_restored),
    (Said::Redrafted, "redrafted", Texts::said_redrafted),
    (Said::RecordAdded, "record-added", Texts::said_record_added),
    (Said::TriedAgain, "tried-again", Texts::said_tried_again),
    (Said::RecordSaved, "record-saved", Texts::said_record_saved),
    (Said::RecordArchived, "record-archived", Texts::said_record_archived),
    (Said::RecordRestored, "record-restored", Texts::said_record_restored),
    (Said::RecordConverted, "record-converted", Texts::said_record_converted),
    (Said::RecordsMerged, "records-merged", Texts::said_records_merged),
    (Said::RecordsUnmerged, "records-unmerged", Texts::said_records_unmerged),
    (Said::ContactSaved, "contact-saved", Texts::said_contact_saved),
    (Said::ContactRemoved, "contact-removed", Texts::said_contact_removed),
    (Said::KindSaved, "kind-saved", Texts::said_kind_saved),
    (Said::KindDeleted, "kind-deleted", Texts::said_kind_deleted),
    (Said::ErasingBegun, "erasing-begun", Texts::said_erasing_begun),
    (Said::PortalSaved, "portal-saved", Texts::portal_saved),
];

impl Said {
    /// The address that says it.
    pub fn at(self, address: &str) -> String {
        let word = ALL.iter().find(|(said, ..)| *said == self).map_or("", |(_, word, _)| word);
        let (path, mark) = address.split_once('#').map_or((address, None), |(path, mark)| (path, Some(mark)));
        let join = if path.contains('?') { '&' } else { '?' };
        let mark = mark.map(|mark| format!("#{mark}")).unwrap_or_default();
        format!("{path}{join}said={word}{mark}")
    }

    /// The sentence for a word in an address; a word that is not ours says nothing.
    pub fn sentence(word: &str, texts: Texts) -> Option<String> {
        ALL.iter().find(|(_, known, _)| *known == word).map(|(.., sentence)| sentence(texts).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Language;

    #[test]
    fn only_our_own_sentences_are_said() {
        for &(said, word, sentence) in ALL {
            assert_eq!(said.at("/flows/1#step-a"), format!("/flows/1?said={word}#step-a"));
            for texts in Language::ALL.map(Texts) {
                assert_eq!(Said::sentence(word, texts).as_deref(), Some(sentence(texts)));
            }
        }
        assert_eq!(Said::sentence("call us at once", Texts(Language::En)), None);
    }
}
