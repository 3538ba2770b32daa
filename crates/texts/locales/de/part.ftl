# Kleine Teile, die viele Seiten gemeinsam haben.
part-holder-client = Kunde
part-holder-us = Bei uns
part-holder-third-party = Dritte
part-holder-waiting = Wartet
part-with-you = Bei Ihnen
part-with-us = Bei uns
part-with = Bei { $who }
part-with-somebody-else = Bei jemand anderem
part-team-only = Nur für das Team

part-file-deleted = { $name }, auf Wunsch gelöscht
part-file-ready = { $size }, bereit zum Senden
part-file-remove = Entfernen
part-file-types-any = PDF, Bild oder Office-Datei
part-file-type-text = Text
part-nothing-given = Es wurde nichts angegeben.
part-not-given = nicht vorhanden

part-relay = Phase { $number } von { $count }, { $name }
part-relay-still = { $count ->
    [one] 1 Phase, läuft nicht
   *[other] { $count } Phasen, keine läuft
}
part-stage-done = erledigt
part-stage-now = jetzt
part-stage-open = { $count } offen
part-stage-coming = kommt noch
part-stage-dropped = nicht erreicht

part-day-number = Tag { $number }
part-day-counts = zählt
part-day-number-and-time = Tag { $number }, { $time }
part-day-number-today = Tag { $number }, heute
part-day-counts-today = zählt, heute
part-day-ends = bis { $time }
part-day-starts = ab { $time }
part-day-holiday = Feiertag
part-day-paused = pausiert
part-day-weekend = Wochenende
part-day-closed = geschlossen
part-days-counted = Gezählte Tage
part-rule = Regel
part-started-by = Ausgelöst durch
part-started-by-at = { $what }, { $when }
part-calendar = Kalender
part-sum = { $wall } auf der Uhr = { $parts }.
part-sum-counted = { $hours } gezählt
part-sum-outside-hours = { $hours } außerhalb der Zeiten
part-sum-closed-days = { $hours } geschlossene Tage
part-sum-holidays = { $hours } Feiertage
part-sum-paused = { $hours } pausiert
part-sum-adjusted = { $hours } angepasst
part-copy = Kopieren
part-copied = Kopiert
