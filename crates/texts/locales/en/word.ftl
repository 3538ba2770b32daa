# Words of the product for kinds, outcomes, parties and conditions.
word-kind-form = Form
word-kind-file-request = Documents
word-kind-approval = Approval
word-kind-acknowledgement = To read
word-kind-task = Task
word-kind-message = Message
word-kind-decision = Decision
word-kind-wait = Wait
word-kind-flow = Sub-flow

# What is expected of the reader, beside the title of their step.
word-yours-decision = Your decision
word-yours-to-read = For you to read
word-yours-to-answer = For you to answer
word-yours-to-give = For you to give
word-yours-task = Your task

# How a step ended, after its title.
word-outcome-submitted = submitted
word-outcome-approved = approved
word-outcome-denied = denied
word-outcome-sent-back = sent back
word-outcome-acknowledged = read and confirmed
word-outcome-done = done
word-outcome-skipped = skipped

word-yes = Yes
word-no = No
# The last two of a list: "a, b and c", "PDF, JPG or PNG".
word-and = { $first } and { $last }
word-or = { $first } or { $last }
word-bytes = { $count } bytes
word-kilobytes = { $count } kB
word-megabytes = { $size } MB
word-quoted = “{ $words }”

# Conditions read aloud; $left and $right are questions and answers.
word-is = { $left } is { $right }
word-is-not = { $left } is not { $right }
word-less = { $left } is less than { $right }
word-at-most = { $left } is at most { $right }
word-before = { $left } is before { $right }
word-on-or-before = { $left } is on or before { $right }
word-after = { $left } is after { $right }
word-on-or-after = { $left } is on or after { $right }
word-more = { $left } is more than { $right }
word-at-least = { $left } is at least { $right }
word-contains = { $left } contains { $right }
word-given = { $left } is given
word-not-given = { $left } is not given
word-is-yes = { $left } is yes
word-not = not ({ $condition })
word-and-between = { " and " }
word-or-between = { " or " }

word-priority-low = low
word-priority-normal = normal
word-priority-high = high
word-priority-urgent = urgent
