# One act for many records.
bulk-nothing-chosen = Choose at least one record.
bulk-too-many = Choose up to { $max } records one by one, or all that a filter finds.
bulk-subject-missing = Write a subject.
bulk-text-missing = Write what they should know.
bulk-template-files = This template needs files at its start, which nobody can give for many at once: { $files }. Start it from each record.
bulk-template-unfit = This template cannot be started from these records any more. Choose another.
bulk-record-gone = The record is not in use any more, or not yours to see.
bulk-nobody-to-write-to = The record has no contact with an e-mail address. Add one.
bulk-nothing-ready = There is nothing to do: every record lacks something.
bulk-still-checking = The records are still being looked at. Wait a moment.
bulk-has-ended = It has ended already.

bulk-selected = # selected
bulk-acts = Actions on selected records
bulk-page = Select all on this page
bulk-choose = Select { $name }
bulk-many = more than 1,000
bulk-all = All { $count } that match
bulk-all-many = All that match
bulk-message = Message…
bulk-clear = Clear

bulk-chosen = { $count ->
    [one] One record: { $names }
   *[other] { $count } records: { $names }
}
bulk-chosen-more = { $count } records: { $names } and more
bulk-chosen-filter = All { $kinds } that the list shows: { $count }
bulk-chosen-filter-many = All { $kinds } that the list shows: more than { $count }
bulk-no-templates = No published template can be started from these records. A template offers itself by naming their kind in “started_from”.
bulk-fields-lead = Answers given here hold for all. What you leave empty is taken from each record where it knows it.
bulk-files = Files are given in each flow, not here: { $fields }.
bulk-owner = Owner of each flow
bulk-owner-me = I am
bulk-owner-record = The owner of its record, where it has one
bulk-look = Look at each record
bulk-look-hint = Nothing is started yet. You see first which records lack something.
bulk-message-title = Message to many
bulk-message-hint = Nothing is sent yet. You see first to whom it would go.
bulk-subject = Subject
bulk-text = Message
bulk-to = To
bulk-to-primary = The primary contact of each record
bulk-to-all = Every contact of each record

bulk-checking = Each record is being looked at. Nothing happens yet.
bulk-looked-at = { $count ->
    [one] One record looked at
   *[other] { $count } records looked at
}
bulk-starting = Flows are being started. This goes on when you leave the page.
bulk-sending = The message is on its way. This goes on when you leave the page.
bulk-progress = { $done } of { $total }
bulk-cancel = Stop
bulk-drop = Discard
bulk-would-start = { $count ->
    [one] One flow can be started
   *[other] { $count } flows can be started
}
bulk-would-send = { $count ->
    [one] The people of one record can be written to
   *[other] The people of { $count } records can be written to
}
bulk-would-lack = { $count ->
    [one] One record lacks something and is passed over
   *[other] { $count } records lack something and are passed over
}
bulk-start = { $count ->
    [one] Start one flow
   *[other] Start { $count } flows
}
bulk-send = { $count ->
    [one] Send to one record
   *[other] Send to { $count } records
}
bulk-nothing-found = There are no records any more that match.
bulk-started = { $count ->
    [one] One flow was started
   *[other] { $count } flows were started
}
bulk-sent = { $count ->
    [one] The people of one record were written to
   *[other] The people of { $count } records were written to
}
bulk-failed = { $count ->
    [one] It failed for one record
   *[other] It failed for { $count } records
}
bulk-lacked = { $count ->
    [one] One record lacked something
   *[other] { $count } records lacked something
}
bulk-left = { $count ->
    [one] One record was left as it is
   *[other] { $count } records were left as they are
}
bulk-was-cancelled = It was stopped. What was done until then stays.
bulk-to-list = To the list
bulk-rows = Records by what came of them
bulk-tab-all = All
bulk-column-result = Result
bulk-row-ready = Ready
bulk-row-lacking = Lacking
bulk-row-started = Started
bulk-row-sent = Sent
bulk-row-failed = Failed
bulk-audit-started = Started flows for many records
bulk-audit-messaged = Sent a message to many records
