# Small pieces that many pages share.
part-holder-client = Client
part-holder-us = Us
part-holder-third-party = Third party
part-holder-waiting = Waiting
part-with-you = With you
part-with-us = With us
part-with = With { $who }
part-with-somebody-else = With somebody else
part-team-only = Team only

part-file-deleted = { $name }, deleted on request
part-file-ready = { $size }, ready to send
part-file-remove = Remove
part-file-types-any = PDF, picture or office file
part-file-type-text = text
part-nothing-given = Nothing was given.
part-not-given = not given

# How far a flow is, for those who listen.
part-relay = Stage { $number } of { $count }, { $name }
part-relay-still = { $count ->
    [one] 1 stage, not running
   *[other] { $count } stages, none running
}
part-stage-done = done
part-stage-now = now
part-stage-open = { $count } open
part-stage-coming = to come
part-stage-dropped = not reached

part-copy = Copy
part-copied = Copied
