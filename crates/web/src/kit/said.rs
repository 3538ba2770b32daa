//! What the last act did, said on the page it leads to. The address carries a word, never the sentence.

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
    MessageSent,
    TemplateSaved,
    Published,
    StartLinkSaved,
    GroupCreated,
    GroupSaved,
    KeyRevoked,
}

const ALL: [(Said, &str, &str); 19] = [
    (Said::Started, "started", "The flow has started."),
    (Said::Completed, "completed", "Done. The step is finished on your side."),
    (Said::Approved, "approved", "You approved it."),
    (Said::Denied, "denied", "You denied it."),
    (Said::SentBack, "sent-back", "Sent back. Whoever has to act is told by mail."),
    (Said::Accepted, "accepted", "The document is accepted."),
    (Said::Returned, "returned", "The document goes back, with your reason."),
    (Said::Waived, "waived", "The flow goes on without this document."),
    (Said::PickedUp, "picked-up", "It is yours now."),
    (Said::PutBack, "put-back", "It is back with the group."),
    (Said::Assigned, "assigned", "The role is filled."),
    (Said::Cancelled, "cancelled", "The flow is cancelled."),
    (Said::MessageSent, "message-sent", "The message is sent."),
    (Said::TemplateSaved, "saved", "The draft is saved."),
    (Said::Published, "published", "Published. New flows use this version."),
    (Said::StartLinkSaved, "start-link-saved", "The Start Link is saved."),
    (Said::GroupCreated, "group-created", "The group is there."),
    (Said::GroupSaved, "group-saved", "The group is saved."),
    (Said::KeyRevoked, "key-revoked", "The key no longer works."),
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
    pub fn sentence(word: &str) -> Option<String> {
        ALL.iter().find(|(_, known, _)| *known == word).map(|(.., sentence)| (*sentence).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_sentences_are_said() {
        for (said, word, sentence) in ALL {
            assert_eq!(said.at("/flows/1#step-a"), format!("/flows/1?said={word}#step-a"));
            assert_eq!(Said::sentence(word).as_deref(), Some(sentence));
        }
        assert_eq!(Said::sentence("call us at once"), None);
    }
}
