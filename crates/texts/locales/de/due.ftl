# Eine Frist aufgeklappt: Regel, Tage und eine Summe, die aufgeht.
due-rule = Regel
due-started-by = Beginn
due-calendar = Kalender
due-holidays = Feiertage
due-pauses = Pausen
due-if-missed = Bei Verzug
due-none-in-between = Keine in dieser Zeit
due-no-pause = Keine
due-calendar-always = { $name }, jede Stunde zählt
due-days-from-to = { $first } bis { $last }
due-holiday = { $name }, { $date } ({ $hours })

due-span-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
due-span-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
due-span-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
due-span-weeks = { $count ->
    [one] 1 Woche
   *[other] { $count } Wochen
}
due-span-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
due-span-business-hours = { $count ->
    [one] 1 Arbeitsstunde
   *[other] { $count } Arbeitsstunden
}
due-span-business-days = { $count ->
    [one] 1 Arbeitstag
   *[other] { $count } Arbeitstage
}
due-business-day = { $number }. Arbeitstag, { $time } Uhr
due-at = am Tag von „{ $name }“
due-before = { $span } vor „{ $name }“

due-days-counted = Gezählte Tage
due-day-number = Tag { $number }
due-starts = Beginn { $time }
due-ends = Ende { $time }
due-today = heute
due-weekend = frei
due-closed = geschlossen
due-paused = Pause
due-holiday-short = Feiertag

# $parts sind die Stücke darunter mit einem Plus dazwischen.
due-sum = { $wall } insgesamt = { $parts }.
due-sum-counted = { $hours } gezählt
due-sum-outside-hours = { $hours } außerhalb der Arbeitszeit
due-sum-closed-days = { $hours } freie Tage
due-sum-holidays = { $hours } Feiertage
due-sum-paused = { $hours } Pause
due-sum-adjusted = { $hours } in die Arbeitszeit verschoben

# Was die Frist beginnen ließ.
due-start-flow = Start des Vorgangs
due-start-after = „{ $title }“ abgeschlossen
due-start-returned = Dokumente zurückgegeben
due-start-again = Erneut geöffnet
due-start-staffed = Jemand konnte beginnen
due-start-opened = Schritt erreicht
due-missed-told = Eine E-Mail geht an { $who }
due-outside-hours-short = außerhalb
