# What the owner does to a live flow, and what whoever has a step does with it besides answering: menus and pages.
intervention-reason = Why
intervention-reason-hint = It stands in the history of the flow, for members alone.
intervention-reason-optional = Why (optional)
intervention-back = Back
intervention-sending = One moment…
intervention-menu = More about this step

intervention-add-menu = Add a step after this…
intervention-add-title = Add a step
intervention-add-heading = Add a step after “{ $about }”
intervention-add-means = It belongs to this flow alone; the template stays as it is. Where the step before it is done already, the new one opens at once.
intervention-add-do = Add the step

intervention-recall-menu = Take back what was lent…
intervention-recall-title = Take it back
intervention-recall-heading = Take “{ $about }” back
intervention-recall-means = Whoever has this let somebody else do it. That link is dead at once, and whoever lent it has it alone again. What was typed there and not sent is lost.
intervention-recall-do = Take it back
intervention-skip-menu = Skip…
intervention-skip-title = Skip a step
intervention-skip-heading = Skip “{ $about }”
intervention-skip-means = Nobody has to do it any more, and the flow goes on. What was typed there and not sent is lost.
intervention-skip-do = Skip it

intervention-reopen-menu = Reopen…
intervention-reopen-title = Reopen a step
intervention-reopen-heading = Reopen “{ $about }”
intervention-reopen-means = It is done once more.
intervention-reopen-do = Reopen it

intervention-receive-menu = Mark as received…
intervention-receive-title = Mark as received
intervention-receive-heading = Mark “{ $about }” as received
intervention-receive-means = What this step waits for has come, and the flow goes on. It stands in the history in your name.
intervention-receive-do = Mark as received

intervention-due-menu = Change the deadline…
intervention-due-title = Change a deadline
intervention-due-heading = Change the deadline of “{ $about }”
intervention-due-means = From here on nothing else moves it. One that has passed already takes effect at once.
intervention-due-do = Set the deadline

intervention-reassign-menu = Reassign…
intervention-reassign-title = Reassign a step
intervention-reassign-heading = Reassign “{ $about }”
intervention-reassign-means = Only this step goes to somebody else; who plays the role stays as it is.
intervention-reassign-do = Reassign it

intervention-delegate-menu = Delegate…
intervention-delegate-title = Delegate a step
intervention-delegate-heading = Delegate “{ $about }”
intervention-delegate-means = A colleague does it in your place. Both names stand in the history.
intervention-delegate-do = Delegate it

intervention-priority-menu = Change the priority…
intervention-priority-title = Change the priority
intervention-priority-means = From here on the template’s rules have no say. Escalations may still raise it.
intervention-priority-do = Set the priority

intervention-pause-menu = Pause this flow…
intervention-pause-title = Pause this flow
intervention-pause-means = Nobody can do anything in it until it is resumed. Deadlines of steps stand still meanwhile.
intervention-pause-do = Pause it

intervention-resume-menu = Resume this flow…
intervention-resume-title = Resume this flow
intervention-resume-means = Everybody goes on where they were. Deadlines that stood still move by as long as it was paused.
intervention-resume-do = Resume it

# What is asked.
intervention-kind = What kind of step
intervention-kind-task = Task
intervention-kind-form = Question with one long answer
intervention-kind-file-request = Request for one document
intervention-kind-approval = Approval
intervention-kind-acknowledgement = To read and confirm
intervention-role = Who does it
intervention-name = Title
intervention-name-hint = What is to be done, in a few words. Whoever does it reads it.
intervention-text = What there is to know
intervention-due-span = Due
intervention-due-span-hint = Counted from when it opens, for example “3 business days” or “24h”. Leave it empty for no deadline.
intervention-denied = If it is denied
intervention-denied-continue = The flow goes on
intervention-denied-end = The flow ends
intervention-at = New deadline
intervention-at-hint = In the zone { $zone }
intervention-at-wrong = Give a day and a time, for example 2026-03-31 and 17:00.
intervention-part = Whose part
intervention-priority = Priority
intervention-priority-low = Low
intervention-priority-normal = Normal
intervention-priority-high = High
intervention-priority-urgent = Urgent
intervention-to = To whom
intervention-choose = Choose somebody.

# What a preparer does before a step's own people see it.
intervention-prepare = Prepare this for { $who }
intervention-prepare-means = What you fill in here is offered to { $who }, who may change it. Nothing is required.
intervention-prepare-text = A note for { $who }
intervention-prepare-due = Deadline
intervention-prepare-due-hint = Leave it empty for the usual one. In the zone { $zone }
intervention-prepare-do = Hand it on
intervention-preparing = Being prepared, before it goes to { $who }.
intervention-prepared = { $who } prepared this for you
intervention-prepared-outside = Prepared for you

# What was done.
intervention-skipped-by = skipped by { $who }
intervention-skipped-why = skipped by { $who }: { $reason }
intervention-reopened-why = { $who } reopened it: { $reason }
intervention-paused-why = Paused by { $who }: { $reason }
intervention-in-place = { $who } for { $other }
