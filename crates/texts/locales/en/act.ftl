# The thing to do, on public pages and in the workspace alike.
act-approve = Approve
act-deny = Deny
act-send-back = Send back
act-send-back-choose = Send back…
act-read = I have read this
act-done = Done
act-send = Send
act-send-documents = { $count ->
    [0] Send
    [one] Send document
    [2] Send both documents
   *[other] Send { $count } documents
}
act-sending = Sending…
act-back-to = If you send it back, back to
act-before-approving = Before you approve
act-before-finishing = Before you finish
act-comment = Comment
act-comment-hint = If you send it back, say what has to change.

# One document asked for. $document is its name, for those who listen.
act-document-given = Given, being checked
act-document-accepted = Accepted, nothing to do
act-document-waived = Not needed any more
act-document-again = We need this one again
act-document-declined = You told us that you do not have this
act-document-add = Add another file
act-document-have = I have it after all
act-document-none = I don’t have this
act-document-none-why = Why not?
act-document-none-tell = Tell us

# Checking given documents, one by one.
act-review-asked = not given
act-review-given = to check
act-review-accepted = accepted
act-review-returned = returned
act-review-declined = the client does not have it
act-review-waived = waived
act-review-accept = Accept
act-review-waive = Do without it
act-review-return = Return…
act-review-again = Ask again…
act-review-why = What is wrong, for the client
act-review-send = Return to the client
