# The workspace: one flow, with everything about it.
workspace-breadcrumb = Breadcrumb
workspace-flows = Flows
workspace-tabs = Workspace
workspace-more = More about this flow
workspace-owner = Owner { $name }
workspace-owner-nobody = nobody owns it
workspace-running = running since { $date }
workspace-paused = paused, started { $date }
workspace-completed = completed { $date }
workspace-cancelled = cancelled { $date }

workspace-menu-send-back = Send back from “{ $title }”…
workspace-menu-people = Assign people…
workspace-menu-cancel = Cancel this flow…

workspace-tab-steps = Steps
workspace-tab-messages = Messages
workspace-tab-files = Files
workspace-tab-history = History

# Who holds it, by when, how far.
workspace-held-by = Held by
workspace-since = since
workspace-while-paused = paused
workspace-nobody-is = Nobody is { $role } yet
workspace-too-few = { $role } needs { $needed } people and has { $present }
workspace-handed-back = { $role } returned it
workspace-next-deadline = Next deadline
workspace-no-deadline = None
workspace-how-worked-out = How it is worked out
workspace-why = Why { $when }
# $distance is "17 h late".
workspace-late = { $count ->
    [one] one step is { $distance }
   *[other] { $count } steps are late, one { $distance }
}
workspace-progress = Progress
workspace-ended = Ended
workspace-ended-completed = Completed
workspace-ended-cancelled = Cancelled
workspace-ending-outcome = “{ $title }” was { $outcome } by { $who }
workspace-ending-cancelled = By { $who }
workspace-ending-cancelled-why = By { $who }: { $reason }

# Messages.
workspace-nobody-wrote = Nobody has written yet.
workspace-all-messages = All { $count }
workspace-message = Message
workspace-write-something = Write a message
workspace-send = Send
workspace-send-to = Send to { $who }
workspace-send-team = Send to the team
workspace-sending = Sending…
workspace-thread-team = Team only
workspace-read-by-team = Read by members alone. Nobody outside ever sees it.
workspace-read-by = Read by { $people } and by members.
workspace-read-by-nobody-yet = Read by whoever plays this role, and by members. Nobody plays it yet.
workspace-empty-team = Notes among colleagues stand here. Nobody has written yet.
workspace-empty-thread = What you and { $people } write to each other stands here. Nobody has written yet.
workspace-write-team = Write to the team
workspace-write-to = Write to { $people }
workspace-told-team = The owner of the flow is told by mail.
workspace-told-by-mail = They are told by mail.
workspace-older-messages = Older messages
workspace-newest-messages = To the newest

# Files.
workspace-files-empty = Files that clients or members give in this flow stand here, by step. None has been given yet.
workspace-files-more = More files
workspace-files-first = To the first
workspace-file-look = Look
workspace-file-download = Download
workspace-file-at-start = At the start
workspace-file-evidence = Shows what was said
workspace-file-by-key = a key

# History.
workspace-proof-broken = The hashes of this log do not fit together. Tell whoever runs this server.
workspace-proof-all = { $count ->
    [one] The one entry was checked just now: its hash is right.
   *[other] All { $count } entries were checked just now: each carries the hash of the one before, and all are right.
}
workspace-proof-shown = { $count ->
    [one] One entry; it is as it was written.
   *[other] { $count } entries, each with the hash of the one before; those shown are as they were written.
}
workspace-proof-check = Check all
workspace-history-older = Older entries
workspace-history-newest = To the newest
workspace-entry = Hash of entry { $number }
# A sentence of its own follows.
workspace-by-itself = Baton:
workspace-api-key = An API key
workspace-for = for { $name }
workspace-started-by = Started by
workspace-has-started = Has started
workspace-has-started-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
workspace-related-ended = ended
