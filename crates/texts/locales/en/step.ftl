# One step in a workspace.
step-count = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
step-done-on = done { $day }
step-done-again = { $count ->
    [one] one of them in a second try
   *[other] { $count } of them in a second try
}
step-side-by-side = { $count } steps side by side
step-to-come = to come
step-not-reached = not reached
step-automatic = Automatic
step-try = { $number ->
    [2] second try
    [3] third try
   *[other] try { $number }
}
step-try-begins = { $number ->
    [2] Second try.
    [3] Third try.
   *[other] Try { $number }.
}
step-outcome-by = { $outcome } by { $who }
step-recorded-by = written down by { $name }
step-what-it-gave = Show
step-skipped = skipped, its condition did not hold
step-withdrawn = withdrawn
step-withdrawn-why = withdrawn, { $why }

# What can be done about an open one.
step-pick-up = Pick up
step-in-pool = In the pool of { $group }: whoever picks it up does it.
step-put-back = Put back
step-put-back-to = Returns it to the pool of { $group }.
step-choose-people = Choose people…
step-waits-for = Nobody is { $role } yet, so this waits for you.
step-waits-signal = It waits for the signal { $signal }.
step-waits-for-owner = Nobody is { $role } yet. It waits for the owner of the flow.
step-waits-few = { $role } needs { $needed } people and has { $present }, so this waits for you.
step-handed-back = { $who } returned it: not for them. Choose who does it.
step-handed-back-why = { $who } returned it, not for them: “{ $note }” Choose who does it.
step-check = Check what was given
step-check-of = Check what { $who } gave
step-record = Record the answer…
step-record-of = Record the answer of { $name }…
step-link-sent = Link sent by mail { $when }.
step-paused = The flow is paused.
step-open-since = Open since { $when }.
step-reminded = Mailed again { $when }, when it became late.
# What pressing the first button does.
step-consequence-ends = After this the flow ends.
step-consequence = Then it is with { $who }: “{ $title }”.
step-closed-by = “{ $title }” was { $outcome } by { $who } { $when }. What you typed is below; copy what you still need.
step-closed = “{ $title }” is no longer open. What you typed is below; copy what you still need.
step-what-you-typed = What you typed
step-typed-comment = Comment

# What became of a document.
step-document-to-check = to check
step-document-accepted = accepted
step-document-waived = not needed any more
step-document-returned = returned
step-document-returned-why = returned: { $reason }
step-document-replaced = replaced by another

# The receipt for an answer that was written down.
step-mail-recorded-subject = We wrote down your answer: { $title }
step-mail-recorded-preview = Your receipt. Tell us if anything is not right.
step-mail-recorded-heading = We wrote down your answer
step-mail-recorded = { $firm } has written down for you what you answered to “{ $title }”.
step-mail-recorded-at = Written down { $when }
step-mail-recorded-about = It is about: { $flow }.
step-mail-recorded-button = See how far we are
step-mail-recorded-wrong = If you did not answer this, or not like this, please write to us.
step-lent-to = { $from } has lent it to { $to } until { $until }.
step-done-for = { $who } for { $whose }
