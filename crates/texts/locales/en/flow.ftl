# Starting a flow, and what its owner does to it.
flow-back = Back
flow-search = Search
flow-sending = Sending…

flow-start-title = Start a flow
flow-start-which = Which one?
flow-start-no-templates = Flows run from published templates, and there is none yet. Publish one, then start it here.
flow-start-see-templates = See templates
flow-start-this = Start { $name }
flow-starting = Starting…
flow-start-people = Who takes part
flow-start-asked = What is asked at the start
flow-start-contact-hint = Leave it empty if the record has this contact already.

flow-record = Record
flow-record-for-whom = For whom
flow-record-search = Search records by name
flow-record-new = A new one
flow-record-kind = Kind
flow-record-name = Name
flow-record-name-hint = Company or person. One with the same e-mail that is here already is used again.
flow-record-name-hint-new = Of a new one: company or person.
flow-record-email = E-mail
flow-record-email-hint = Links for the client go here.
flow-record-none-found = Nothing begins with “{ $search }”. Search for something else, or name a new one.
flow-record-more = There are more. Search by the beginning of the name.
flow-record-detail = { $kind }, { $email }

flow-cancel-title = Cancel this flow
flow-cancelling = Cancelling…
flow-cancel-means = It ends at once and cannot be resumed. Its record, files and history stay.
flow-cancel-withdrawn = Withdrawn with it
flow-cancel-reason = Reason
flow-cancel-reason-hint = For the history; clients do not see it.
flow-cancel-not = Keep it running

flow-people-title = Choose people
flow-people-who = Who is { $role }?
flow-people-waits = “{ $title }” waits for somebody.
flow-people-from-now = Whoever you choose takes the role from here on. What is open already stays with whoever has it.
flow-people-search = Search members by name
flow-people-members = Members
flow-people-none = No member’s name has this in it.
flow-people-more = There are more. Search by name.
flow-people-hand-over = Hand it over

flow-roles-title = Assign people
flow-roles-means = Whoever you choose takes the role from here on. What is open already stays with whoever has it.
flow-roles-nobody = Nobody yet
flow-roles-waits = Nobody yet, and a step waits
flow-roles-change = Change…
flow-roles-choose = Choose…
flow-roles-group = The group { $group }

flow-send-back-title = Send back
flow-send-back-from = Send back from “{ $title }”
flow-send-back-nowhere = There is no earlier step it could go back to.
flow-send-back-to = Back to
flow-send-back-preview = Show what opens again
flow-send-back-opens = What opens again
flow-send-back-at-once = at once
flow-send-back-when-reached = when it is reached
flow-send-back-withdrawn = Withdrawn until then: { $steps }.
flow-send-back-kept = What was given before is kept in the history.
flow-send-back-comment = What has to change
flow-send-back-comment-hint = Whoever does it again reads this.
flow-send-back-not = Leave it as it is

flow-recording-title = Record the answer
flow-recording-of = Record the answer of { $name }
flow-recording-means = You write down what { $name } told you. The log names both: { $me } for { $name }.
flow-recording-reason = How do you know?
flow-recording-reason-hint = For example “she phoned on Monday morning”. Members read it in the history; the client does not.
flow-recording-evidence = What shows it
flow-recording-evidence-hint = A letter, a note of the call. Members alone see it.
flow-recording-receipt = { $name } gets a receipt by mail.
flow-recording-write = Write down the answer
flow-recording-write-outcome = Write down: { $outcome }
