# Clocks of a flow on its workspace.
clock-title = Clocks
clock-why = Why { $when }
clock-change = Change the deadline
clock-paused = stands still, { $left } left
clock-paused-late = stands still, past its deadline
clock-without-date = without a date so far
clock-met = kept
clock-late = missed, stopped
clock-void = no longer counts
clock-started = its starting point was reached
