# A deadline unfolded: rule, days, and a sum that adds up.
due-rule = Rule
due-started-by = Started by
due-calendar = Calendar
due-holidays = Holidays
due-pauses = Pauses
due-if-missed = If missed
due-none-in-between = None in between
due-no-pause = None
due-calendar-always = { $name }, every hour counts
due-days-from-to = { $first } to { $last }
due-holiday = { $name }, { $date } ({ $hours })

due-span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
due-span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
due-span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
due-span-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
due-span-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
due-span-business-hours = { $count ->
    [one] 1 business hour
   *[other] { $count } business hours
}
due-span-business-days = { $count ->
    [one] 1 business day
   *[other] { $count } business days
}
due-business-day = business day { $number }, { $time }
due-at = the day of “{ $name }”
due-before = { $span } before “{ $name }”

due-days-counted = Days counted
due-day-number = day { $number }
due-starts = starts { $time }
due-ends = ends { $time }
due-today = today
due-weekend = weekend
due-closed = closed
due-paused = paused
due-holiday-short = holiday

# $parts are the pieces below with a plus between them.
due-sum = { $wall } in all = { $parts }.
due-sum-counted = { $hours } counted
due-sum-outside-hours = { $hours } outside hours
due-sum-closed-days = { $hours } closed days
due-sum-holidays = { $hours } holidays
due-sum-paused = { $hours } paused
due-sum-adjusted = { $hours } moved to working hours

# What made its clock begin.
due-start-flow = Start of the flow
due-start-after = “{ $title }” was finished
due-start-returned = Documents came back
due-start-again = Opened again
due-start-staffed = Somebody could begin
due-start-opened = The step was reached
due-missed-told = A mail goes to { $who }
due-outside-hours-short = outside hours
