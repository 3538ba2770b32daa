# Moving running flows to another version of their template. Keys of steps, roles and fields stand between backticks;
# pages put their titles there.
migration-step-gone = The step `{ $step }` has been reached, and the new version does not have it.
migration-kind-changed = `{ $step }` is a step of another kind in the new version.
migration-role-changed = `{ $step }` is with `{ $role }` now, and is somebody else’s in the new version.
migration-role-gone = `{ $role }` has `{ $step }` to do now, and the new version has no such role.
migration-answer-gone = `{ $field }` has been answered in `{ $step }`, which is still open, and the new version does not ask for it.
migration-type-changed = The answer to `{ $field }` in `{ $step }` is of another type in the new version.
migration-branch-gone = The branch that was taken at { $place } is not in the new version.
migration-block-gone = The flow is in the middle of the block at { $place }, which is not in the new version.
migration-branch-not-taken = `{ $step }` has been reached, and lies in a branch of the new version that the flow has not taken.
migration-outcome-gone = The flow is ending by what `{ $step }` came to, and the new version does not do so.
migration-key-taken = The step `{ $step }` was added to this flow alone, and the new version has a step with this key.
migration-same-version = Both are the same version. Choose another one to move to.
migration-under-way = Flows of this template are being moved already. Wait until that is done.

# The pages.
migration-all-title = Move running flows
migration-all-lead = { $count ->
    [one] One running flow uses
   *[other] { $count } running flows use
} version { $from }. This is what moving to version { $to } would do; nothing has been changed yet.
migration-looked-at = Looked at: the first { $count }.
migration-other-version = Move to version { $version } instead
migration-can-move = { $count ->
    [one] One flow can move
   *[other] { $count } flows can move
}
migration-none-can-move = None of these flows can move
migration-nothing-to-move = No running flow uses this version.
migration-asked = New, and will be asked
migration-skipped = New, and skipped: the flow has passed the place
migration-dropped = Not asked any more
migration-in-flows = { $count ->
    [one] in one flow
   *[other] in { $count } flows
}
migration-stay = What keeps flows in version { $from }
migration-and-more = and { $count } more
migration-reason = Reason
migration-reason-hint = It stands in the history of every flow that is moved.
migration-do-all = { $count ->
    [one] Move one flow to version { $to }
   *[other] Move { $count } flows to version { $to }
}
migration-doing = Moving…
migration-not = Back to the template
migration-progress-title = Flows on their way
migration-undo-progress-title = Flows on their way back
migration-progress = { $done } of { $total } flows looked at
migration-progress-lead = From version { $from } to version { $to }. This page shows how far it has come; it goes on without it.
migration-progress-done-title = Flows moved
migration-undo-progress-done-title = Flows back in their version
migration-done-moved = { $count ->
    [one] One flow has moved to version { $to }.
   *[other] { $count } flows have moved to version { $to }.
}
migration-done-undone = { $count ->
    [one] One flow is back in version { $to }.
   *[other] { $count } flows are back in version { $to }.
}
migration-done-stayed = { $count ->
    [one] One flow stays in version { $from }.
   *[other] { $count } flows stay in version { $from }.
}
migration-look-why = Look at what keeps them there
migration-undo-all = Undo the move
migration-undo-all-means = Every flow in which nothing else has happened since is as it was before.
migration-one-title = Move to another version
migration-one-lead = The flow is in version { $from }. This is what moving to version { $to } would do; nothing has been changed yet.
migration-keeps = Keeps what was done
migration-clocks-gone = Clocks that are not measured any more
migration-in-the-way = What keeps the flow in version { $from }
migration-do-one = Move to version { $to }
migration-one-reason-hint = It stands in the history.
migration-undo-one-title = Undo the move to version { $version }
migration-undo-one-means = The flow was moved, and nothing else has happened since. Undone, it is as it was before, in version { $to }.
migration-back = Back to the flow
migration-only-version = There is no other published version to move to.
migration-menu = Move to another version…
migration-menu-undo = Undo the move to another version…
migration-uses = { $count ->
    [one] one running flow
   *[other] { $count } running flows
}
migration-move-to = Move to version { $version }…
migration-archive = Archive
migration-restore = Publish again
migration-redraft = Use as draft
