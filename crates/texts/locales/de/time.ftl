# Zeitpunkte und Zeitspannen, wie man sie sagt.
time-today = Heute
time-tomorrow = Morgen
time-yesterday = Gestern
time-now = jetzt
time-in = in { $span }
time-late = { $span } verspätet
time-minutes = { $count ->
    [0] weniger als eine Minute
   *[other] { $count } Min.
}
time-hour-and-minutes = 1 Std. { $minutes } Min.
time-hours = { $count } Std.
time-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tagen
}
