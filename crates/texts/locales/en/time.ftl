# Moments and spans of time, as people say them.
time-today = Today
time-tomorrow = Tomorrow
time-yesterday = Yesterday
time-today-within = today
time-tomorrow-within = tomorrow
time-yesterday-within = yesterday
time-now = now
# $span is one of the spans "since" below.
time-in = in { $span }
time-late = { $span } late
time-minutes = { $count } min
time-hour-and-minutes = 1 h { $minutes } min
time-hours = { $count } h
time-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
# After "in" and "since"; German has other endings there.
time-days-since = { $count ->
    [one] 1 day
   *[other] { $count } days
}
# A sum of hours and minutes, as in "66 h 30".
time-hours-and-minutes = { $hours } h { $minutes }

# $day is 1 for Monday to 7 for Sunday, $month 1 to 12.
time-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
time-weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
time-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
time-day-and-time = { $day } { $time }
time-short-day = { $weekday } { $day }
time-weekday-date = { $weekday } { $day } { $month }
time-day-month = { $day } { $month }
time-date = { $day } { $month } { $year }
time-date-and-time = { $date } { $time }
time-exact = { $weekday }, { $day } { $month } { $year } at { $time } { $zone }
time-in-full = { $weekday } { $day } { $month }, { $time }
