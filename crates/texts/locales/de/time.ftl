# Zeitpunkte und Zeitspannen, wie man sie sagt.
time-today = Heute
time-tomorrow = Morgen
time-yesterday = Gestern
time-today-within = heute
time-tomorrow-within = morgen
time-yesterday-within = gestern
time-now = jetzt
time-in = in { $span }
time-late = seit { $span } überfällig
time-minutes = { $count } Min.
time-hour-and-minutes = 1 Std. { $minutes } Min.
time-hours = { $count } Std.
time-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
# Nach „in“ und „seit“ steht der Dativ.
time-days-since = { $count ->
    [one] 1 Tag
   *[other] { $count } Tagen
}
time-hours-and-minutes = { $hours } Std. { $minutes }

time-weekday = { $day ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
time-weekday-short = { $day ->
    [1] Mo
    [2] Di
    [3] Mi
    [4] Do
    [5] Fr
    [6] Sa
   *[7] So
}
time-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
time-day-and-time = { $day } { $time }
time-short-day = { $weekday } { $day }.
time-weekday-date = { $weekday }, { $day }. { $month }
time-day-month = { $day }. { $month }
time-date = { $day }. { $month } { $year }
time-date-and-time = { $date }, { $time }
time-exact = { $weekday }, { $day }. { $month } { $year } um { $time } Uhr ({ $zone })
time-in-full = { $weekday }, { $day }. { $month }, { $time } Uhr
