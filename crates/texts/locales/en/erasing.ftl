# Erasing what is known of somebody.
erasing-title = Erasing
erasing-lead = What is known of a client, a contact or a record goes for good: answers, messages, documents, names and addresses. That something happened, and when, stays in the log of each flow; its hashes still verify.
erasing-search = Name or email address
erasing-search-hint = The beginning of a record’s name, or a whole email address.
erasing-search-button = Find
erasing-found-nothing = Nobody outside, and no record, is found by “{ $query }”.
erasing-found-person = Person
erasing-preview-link = See what would go
erasing-empty = Nothing was erased yet.
erasing-list = Erased so far
erasing-column-what = What
erasing-column-by = By
erasing-column-gone = Gone
erasing-column-state = State
erasing-kind-person = A person
erasing-kind-record = A record
erasing-by-key = An API key
erasing-ground-request = At their request (Art. 17 GDPR)
erasing-ground-retention = It need not be kept any longer
erasing-ground-mistake = It was entered by mistake
erasing-running = Under way
erasing-damaged = { $count ->
    [one] One flow keeps its values: its log is damaged.
   *[other] { $count } flows keep their values: their logs are damaged.
 }
erasing-amounts = { $values ->
    [one] one value
   *[other] { $values } values
 } in { $flows ->
    [one] one flow
   *[other] { $flows } flows
 }, { $files ->
    [0] no files
    [one] one file
   *[other] { $files } files
 }
erasing-heading = Erase { $name }
erasing-goes = What goes
erasing-stays = What stays
erasing-goes-people = Names and addresses of
erasing-goes-records = Records, with all their fields
erasing-goes-flows = { $count ->
    [one] Every answer in one flow
   *[other] Answers in { $count } flows
 }
erasing-goes-entries = { $count ->
    [one] One entry of the log loses its values
   *[other] { $count } entries of logs lose their values
 }
erasing-goes-messages = { $count ->
    [one] One message
   *[other] { $count } messages
 }
erasing-goes-files = { $count ->
    [one] One document
   *[other] { $count } documents
 }
erasing-goes-drafts = { $count ->
    [one] One half-filled form
   *[other] { $count } half-filled forms
 }
erasing-goes-links = { $count ->
    [one] One link to a flow
   *[other] { $count } links to flows
 }
erasing-goes-ways = Sessions, passwords, proved devices, and mails that are still to go out
erasing-stays-log = That steps were done, when, in which order and by whom – without names
erasing-stays-audit = An entry in the audit log: who erased what, when and on what ground – without names
erasing-stays-record = { $name }, without them among its contacts
erasing-stays-words = What others wrote about them in flows that are not about them
erasing-stays-backups = Backups made before, until you delete them
erasing-open-title = { $count ->
    [one] One flow has not ended
   *[other] { $count } flows have not ended
 }
erasing-open-lead = They are about them, or wait for them. Nobody erased can answer any more, so end these flows first, put somebody else in their place, or have them cancelled now.
erasing-open-more = More than fifty.
erasing-cancel-flows = Cancel these flows
erasing-ground = On what ground
erasing-name = Type the name to confirm: { $name }
erasing-button = Erase for good
erasing-keep = Keep
erasing-for-good = This cannot be undone.
erasing-before = What was known was erased { $when }.
erasing-name-differs = Type the name exactly as it stands above.
erasing-member = This person works here, or did. What members did belongs to the records of the firm; take their access away under Members instead.
erasing-firm = The record of the firm itself stays.
erasing-too-many = More than { $max } people or records would go with it. Erase the records it stands for one by one.
erasing-done-before = Everything known of them was erased before.
erasing-flows-open = { $count ->
    [one] One flow has not ended. End it first, or have it cancelled.
   *[other] { $count } flows have not ended. End them first, or have them cancelled.
 }
erasing-under-way = They are being erased already.