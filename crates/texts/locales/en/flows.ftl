# The list of flows, its filters, and views of it.
flows-title = Flows
flows-view-running = Running
flows-view-at-risk = At risk
flows-view-with-clients = With clients
flows-view-mine = Mine
flows-view-finished = Finished

flows-search = Any words of the name
flows-search-label = Filter by words of the name
flows-status = Status
flows-status-any = any
flows-status-running = running
flows-status-paused = paused
flows-status-completed = completed
flows-status-cancelled = cancelled
flows-held-by = Held by
flows-held-any = anyone
flows-template = Template
flows-template-any = any
flows-owner = Owner
flows-owner-any = anyone
flows-owner-me = me
flows-due = Deadline
flows-due-any = any
flows-due-red = red
flows-due-amber = amber
flows-due-late = overdue
flows-due-risk = at risk
flows-priority = Priority
flows-priority-any = any
flows-priority-is = Priority { $priority }
flows-red = Red
flows-red-means = A deadline was missed
flows-amber = Amber
flows-amber-means = A deadline is near

flows-sort-due = Next deadline
flows-sort-due-down = Latest deadline
flows-sort-name = A to Z
flows-sort-name-down = Z to A
flows-sort-started-down = Newest first
flows-sort-started = Oldest first
flows-sort-updated-down = Changed last
flows-sort-updated = Unchanged longest
flows-sort-alarm = Red and amber first
flows-sort-alarm-down = Red and amber last
flows-sort-priority = Most urgent first
flows-sort-priority-down = Least urgent first
flows-sort-held = By who holds it
flows-sort-held-down = By who holds it, backwards

flows-column-flow = Flow
flows-column-held = Held by
flows-column-for = For
flows-column-progress = Progress
flows-column-owner = Owner
flows-column-started = Started
flows-column-due = Next deadline
flows-column-ended = Ended
flows-ended-completed = Completed
flows-ended-cancelled = Cancelled
flows-paused = Paused
flows-nobody-yet = nobody yet
flows-group = the group { $group }
# Whoever has had it longest, and how many more.
flows-and-others = { $others ->
    [one] { $name } and 1 other
   *[other] { $name } and { $others } others
}

flows-shown = { $count ->
    [one] { $count } flow, { $order }
   *[other] { $shown } of { $count }, { $order }
}
flows-shown-many = { $shown } of more than 1,000, { $order }
flows-shown-uncounted = { $shown } of many, { $order }
flows-order-due = nearest deadline first
flows-order-due-down = latest deadline first
flows-order-name = A to Z
flows-order-name-down = Z to A
flows-order-started-down = newest first
flows-order-started = oldest first
flows-order-updated-down = last change first
flows-order-updated = unchanged longest first
flows-order-alarm = red and amber first
flows-order-alarm-down = red and amber last
flows-order-priority = most urgent first
flows-order-priority-down = least urgent first
flows-order-held = by who holds it
flows-order-held-down = by who holds it, backwards
flows-pages = Pages
flows-previous = Previous
flows-next = Next
flows-first = To the first page

flows-none-fits = No flow fits this filter.
flows-none-at-risk = Nothing is at risk: no running flow is red, amber, or due within one business day.
flows-none-of-status = No flow is { $status }.
flows-none = Flows that are under way stand here, with who holds each and by when. Start one yourself, or switch on a Start Link so that clients can.
flows-none-here = This page has nothing on it any more.
flows-start = Start a flow
flows-templates = See templates
