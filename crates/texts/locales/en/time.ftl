# Moments and spans of time, as people say them.
time-today = Today
time-tomorrow = Tomorrow
time-yesterday = Yesterday
time-now = now
time-in = in { $span }
time-late = { $span } late
time-minutes = { $count ->
    [0] less than a minute
   *[other] { $count } min
}
time-hour-and-minutes = 1 h { $minutes } min
time-hours = { $count } h
time-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
