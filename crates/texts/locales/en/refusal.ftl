# What the flow did not do, why, and what it would take instead. Keys of steps, roles and documents stand between
# backticks; pages put their titles there.
refusal-not-started = The flow has not been started.
refusal-already-started = The flow has been started already.
refusal-unknown-step = The template has no step `{ $step }`. Name one of its steps.
refusal-unknown-document = The step `{ $step }` has no document `{ $document }`. Name one of its documents.
refusal-unknown-role = The template has no role `{ $role }`. Name one of its roles.
refusal-unknown-assignment = There is no such open assignment. Reload to see what is open.
refusal-closed = The step `{ $step }` is not open. Reload to see what is open now.
refusal-closed-by = { $who } was faster: `{ $step }` is { $outcome ->
    [submitted] submitted
    [approved] approved
    [denied] denied
    [sent_back] sent back
    [acknowledged] acknowledged
    [skipped] skipped
   *[done] done
} already. Reload to see what is open now.
refusal-wrong-attempt = This answers another attempt of `{ $step }`; attempt { $current } is open. Look at it and answer again.
refusal-wrong-outcome = The step `{ $step }` cannot end like this. Choose one of the outcomes it offers.
refusal-not-yours = The step `{ $step }` is not yours to do. Ask the workspace owner to assign it to you.
refusal-already-answered = You have given your answer to `{ $step }` already. The others are still to answer.
refusal-nobody-assigned = Nobody plays `{ $role }` in `{ $step }` yet. The workspace owner has to say who does.
refusal-not-your-turn = It is not your turn at `{ $step }` yet. You are told when it is.
refusal-not-the-owner = Only the workspace owner can do this.
refusal-flow-ended = The flow has ended; nothing more can be done in it.
refusal-flow-paused = The flow is paused. Its owner can resume it.
refusal-data = Some answers need another look.
refusal-checklist-open = Tick every entry of the checklist before you finish `{ $step }`; { $open } still open.
refusal-wrong-back-to = Say to which step it goes back: { $possible }.
refusal-not-under-review = The document `{ $document }` is not under review. Reload to see what is.
refusal-not-declined = The document `{ $document }` was given, not declined; accept or return it.
refusal-was-declined = The document `{ $document }` was declined; waive it, or return it to ask again.
refusal-reason-missing = Say why.
refusal-only-in-person = `{ $step }` is answered in person. Only the answer of somebody outside can be recorded for them.
refusal-too-few-members = `{ $step }` needs { $needed } different people, and `{ $role }` has { $present }. Add people to the role first.
refusal-picked-up-by-another = Somebody else has picked this up. Ask them to put it back.
refusal-not-a-pool = This is assigned to one person; only work of a group can be picked up or put back.
refusal-is-a-pool = This is work of a group. Put it back, so that another member can pick it up.
refusal-nobody-named = Name at least one person.
refusal-nobody-waits = Nobody waits for the signal `{ $signal }`. Waited for now: { $waited }.
refusal-no-signal = Nobody waits for the signal `{ $signal }`, nor for any other.
refusal-no-retry = The flow of `{ $step }` did not fail; there is nothing to try again.
refusal-to-oneself = They have it already. Choose somebody else.
refusal-in-a-circle = It is done in this person’s place already; it would go in a circle. Choose somebody else.
refusal-decides-already = This person decides in `{ $step }` already. Choose somebody else.
refusal-not-delegable = What people outside have to do is not handed to others. They can return `{ $step }` to the workspace owner.
refusal-pick-up-first = This is work of a group. Pick it up first, then hand it to somebody.
refusal-which-assignment = Several people have `{ $step }` to do. Say whose part you mean.
refusal-never-done = `{ $step }` has not been done yet, so it cannot be reopened.
refusal-cannot-add-after = After `{ $step }` the flow takes a branch. Add the step inside the branch, or after another step.
refusal-out-of-reach = As things stand the flow does not come to `{ $step }`. Choose another step.
refusal-unknown-clock = There is no running clock `{ $clock }`. Reload to see what runs.
refusal-no-deadline = Nobody has `{ $step }` yet, so no deadline runs. Say first who does it.
refusal-not-paused = The flow is not paused.
refusal-addable = Choose one of the kinds that can be added.
refusal-cannot-migrate = { $count ->
    [one] One thing keeps
   *[other] { $count } things keep
} this flow in its version. Look at them before you try again.
refusal-other-template = A flow stays with its template. Choose another version of the same one.
refusal-same-version = The flow is in this version already.
refusal-nothing-to-undo = There is no move to another version to undo: it was undone already, or something else has happened since.
refusal-limit-reached = The flow is at its limit of { $limit ->
    [events] 10,000 events
   *[data] 1 MiB of data
}. It can only be ended.

# Of single answers.
refusal-address-long = At most { $count } characters a line.
refusal-name-member = Choose among the members of the group.
refusal-other-type = This answer is of another type than the field.
refusal-no-such-document = This step asks for no such document.
refusal-document-not-asked = This document is not asked for now.
refusal-document-needed = This document is needed; add a file.
refusal-document-why = Say why you don’t have this document.
refusal-document-add = Add this document.
refusal-no-such-role = The template has no such role.
refusal-not-lendable = `{ $step }` is done by one of us. Members delegate it instead.
refusal-lent-already = Somebody has `{ $step }` for now already. Take it back first.
refusal-not-lent = Nobody else has `{ $step }` at the moment.
refusal-lending-over = `{ $step }` was yours for a time only, and that is over. Whoever asked you for it has it again.
refusal-time-past = This time has passed. Choose one that is to come.
