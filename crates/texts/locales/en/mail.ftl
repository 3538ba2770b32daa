# Mails: what people read outside of our pages.
mail-greeting = Hello { $name },
mail-greeting-unknown = Hello,
mail-about = It is about: { $flow }.
mail-by = By { $due }
mail-link-until = The link is for you alone and works until { $date }.
mail-no-password = You need no password.

mail-button-documents = Send documents
mail-button-approval = Look and decide
mail-button-acknowledgement = Read and confirm
mail-button-form = Answer
mail-button-open = Open

mail-assignment-subject = { $title }, by { $due }
mail-assignment-subject-late = { $title }, was due { $due }
mail-assignment-preview = Open your personal link, no password needed.
mail-assignment-preview-member = It stands in your To do.
mail-assignment-again = This has come back to you.
mail-assignment-photo = A photo with your phone is fine.
mail-assignment-pool = It lies in the pool of { $pool }: whoever picks it up does it.

mail-prepare-subject = To prepare: { $title }
mail-prepare-lead = Please fill in the details first. Then it goes to: { $whose }.
mail-prepare-pool = It lies in the pool of { $pool }: whoever picks it up prepares it.
mail-prepare-button = Prepare it

mail-returned-heading = { $count ->
    [one] We need one document again
   *[other] We need { $count } documents again
}
mail-returned-preview = The mail says which, and why.
mail-returned-lead = Thank you for what you sent. This we need once more:
mail-returned-rest = Everything else is fine and stays as it is.
mail-returned-item = { $label }: { $reason }
mail-returned-button = Send again

mail-overdue-subject = Still open: { $title }
mail-overdue-preview = Its time has passed; it can still be done.
mail-overdue-lead = This is still open.
mail-overdue-was-due = It was due { $due }.
mail-overdue-still = It is about: { $flow }. You can still do it.

mail-message-subject = Message from { $from }: { $flow }
mail-message-preview = Read it and answer.
mail-message-heading = { $from } wrote to you
mail-message-button = Read and answer
mail-record-message-from = { $from } wrote this on behalf of { $firm }.

mail-renewed-subject = Your new link: { $flow }
mail-renewed-preview = The link you had does not open any more.
mail-renewed-heading = Here is your new link
mail-renewed-lead = You asked for it because the one you had does not open any more. There is nothing for you to do at the moment.
mail-renewed-button = See how far we are

mail-owner-subject = Who does this? { $title }
mail-owner-preview = It waits until you say who.
mail-owner-lead = This waits: nobody plays the role { $role } yet.
mail-owner-handed-back = { $who } says that this is not for them.
mail-owner-about = It is about: { $flow }. You own it, so you say who does it.
mail-owner-button = Say who

mail-code-subject = { $code } is your code
mail-code-preview = It works for ten minutes.
mail-code-heading = Your code
mail-code-how = Type it on the page that asked for it. It works for ten minutes.
mail-code-not-you = You did not ask for a code? Then ignore this mail and tell nobody the code.

mail-password-subject = Your sign-in at { $organisation }
mail-password-preview = Choose a password with this link.
mail-password-heading = Choose your password
mail-password-lead = With this link you choose the password you sign in with.
mail-password-button = Choose a password
mail-password-until = It works once, until { $until }.
mail-password-not-you = You expected no such mail? Then ignore it, and nothing changes.

mail-receipt-subject = Received: { $what }
mail-receipt-preview = Your receipt.
mail-receipt-heading = Thank you
mail-receipt-lead = We have received: { $what }.
mail-receipt-at = Received { $at }
mail-receipt-button = See how far we are
mail-receipt-after = We write to you when it is your turn again.

mail-test-subject = It works: a test message
mail-test-preview = Mails can go out.
mail-test-heading = Mails go out
mail-test-lead = This is the test message you asked for on the page Mail. Clients get mails that look like this one.
mail-test-button = Back to Baton

mail-reminder-subject = Reminder: { $title }, by { $due }
mail-reminder-preview = It is still open, and its time comes.
mail-reminder-done = You have done it already? Then there is nothing left to do.

mail-escalated-subject-soon = Time is running: { $title } ({ $flow })
mail-escalated-subject-late = Late: { $title } ({ $flow })
mail-escalated-preview = You are told because you can help.
mail-escalated-soon = This is not done yet, and its time comes.
mail-escalated-late = This is late.
mail-escalated-holder = It is with { $holder }.
mail-escalated-nobody = Nobody plays the role { $role } yet, which the template names for this. So you are told: you own the flow.

mail-stalled-subject = It waits for you: { $title }
mail-stalled-subject-start = Not started: { $title }
mail-stalled-waits = It waits until you try again or skip it.
mail-stalled-goes-on = The flow that should have started it goes on. If it is needed, start it by hand.
mail-stalled-no-date = It waits for a date that is not given.
mail-stalled-cancelled = The flow it waits for was cancelled.
mail-stalled-template-missing = Its template is not there, or no version of it is published.
mail-stalled-start-refused = It could not be started: its start form wants answers, or a role has too few people.
mail-stalled-too-deep = Flows start flows that start flows, too many deep.

mail-milestone-subject = { $name }: { $flow }
mail-milestone-preview = We have come a good step further.
mail-milestone-lead = We have reached: { $name }.

mail-collected-subject = { $count ->
    [one] { $title }
   *[other] { $count } things for you: { $title } and more
}
mail-collected-preview = All of them in one mail.
mail-collected-heading = { $count ->
    [one] One thing for you
   *[other] { $count } things for you
}
mail-collected-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
mail-collected-button = Open your To do
mail-collected-todo = To do
mail-collected-to-prepare = To prepare
mail-collected-not-started = It could not be started.
mail-collected-milestone = Reached
mail-collected-recorded = We wrote your answer down.

# Something that was lent: somebody does one thing for another, for a time.
mail-lent-subject = { $from } asks you: { $title }
mail-lent-preview = One thing to do, in their place.
mail-lent-lead = { $from } asks you to do this for { $house } in their place: { $title }.
mail-lent-button = Open it
mail-lent-only = The link opens this one thing and nothing else. What you do counts for { $from }, and both your names are kept with it.
mail-lent-unknown = You do not know who this is? Then leave it; nothing happens without you.
mail-lent-somebody = The person you asked
mail-given-back-subject = With you again: { $title }
mail-given-back-preview = It was given back to you.
mail-given-back-lead = { $who } has given “{ $title }” back to you.
mail-recalled-lead = { $house } has taken “{ $title }” back from { $who }. It is yours alone again.
mail-recalled-lead-unnamed = { $house } has taken “{ $title }” back. It is yours alone again.
mail-given-back-button = Open it
mail-done-for-you-subject = Done for you: { $title }
mail-done-for-you-preview = Nothing is left for you to do there.
mail-done-for-you-heading = Done for you
mail-done-for-you-lead = { $who } has done “{ $title }” in your place.
mail-done-for-you-at = It reached us { $when }.
mail-collected-given-back = Given back to you.
mail-collected-done-for-you = Done for you.

# How somebody signs in was changed.
mail-changed-preview = If this was not you, tell us.
mail-changed-at = This happened { $when }.
mail-changed-button = Look at your profile
mail-changed-wrong = Was this not you? Then somebody may have signed in as you. Tell { $house } at once.
mail-changed-password = Your password was changed
mail-changed-password-means = From now on you sign in with the new one. Other devices were signed out.
mail-changed-factor-on = A second step was switched on
mail-changed-factor-on-means = From now on a code from your device is asked for when you sign in.
mail-changed-factor-off = The second step was switched off
mail-changed-factor-off-means = From now on no code from a device is asked for when you sign in.
mail-changed-codes = You have new recovery codes
mail-changed-codes-means = The codes you had before work no more.
