# Geschäftskalender: wann die Organisation arbeitet.
calendar-title = Kalender
calendar-lead = Wann Sie arbeiten. Arbeitsstunden und Arbeitstage jeder Frist werden in einem davon gezählt.
calendar-new = Neuer Kalender
calendar-new-title = Neuer Kalender
calendar-column-name = Name
calendar-column-hours = Arbeitszeiten
calendar-column-holidays = Feiertage
calendar-column-next = Nächster Feiertag
calendar-own = Ihrer
calendar-own-hint = Gilt für alles, was keinen anderen nennt.
calendar-templates = { $count ->
    [one] { $count } Vorlage
   *[other] { $count } Vorlagen
  }
calendar-no-next = Keiner mehr
calendar-none-public = Keine gesetzlichen Feiertage
calendar-name = Name
calendar-name-hint = Vorlagen wählen ihn unter diesem Namen.
calendar-zone = Zeitzone
calendar-zone-hint = Tippen Sie eine Stadt, zum Beispiel Berlin.
calendar-hours = Arbeitszeiten
calendar-hours-hint = Mehrere Zeiten trennen Sie durch Kommas: 09:00-12:00, 13:00-17:00. Lassen Sie einen Tag leer, an dem Sie nicht arbeiten. 24:00 ist das Ende eines Tages.
calendar-place = Gesetzliche Feiertage
calendar-place-hint = Sie erscheinen von selbst, Jahr für Jahr.
calendar-place-none = Keine
calendar-place-everywhere = { $country }, überall
calendar-holidays = Eigene Feiertage
calendar-holidays-hint = Einer pro Zeile, das Datum zuerst: 2026-12-24 Heiligabend
calendar-exceptions = Tage mit anderen Zeiten
calendar-exceptions-hint = Einer pro Zeile: 2026-12-31 09:00-12:00 oder 2026-12-30 geschlossen. Sie gehen Wochenzeiten und Feiertagen vor.
calendar-default = Für alles verwenden, was keinen anderen Kalender nennt
calendar-file = Feiertage aus einer Kalenderdatei übernehmen
calendar-file-hint = Eine iCalendar-Datei (.ics), höchstens 1 MB. Was darin steht, sehen Sie zuerst; gespeichert wird es erst mit dem Kalender.
calendar-file-read = Datei lesen
calendar-file-found = { $count ->
    [0] In { $name } steht nichts Neues.
    [one] { $count } Feiertag aus { $name } steht jetzt unten. Er gilt, sobald Sie speichern.
   *[other] { $count } Feiertage aus { $name } stehen jetzt unten. Sie gelten, sobald Sie speichern.
  }
calendar-file-there = { $count ->
    [one] { $count } war schon da.
   *[other] { $count } waren schon da.
  }
calendar-file-left-out = Ausgelassen
calendar-file-left-line = Zeile { $line }, { $name }: { $why }
calendar-file-left-unnamed = Zeile { $line }: { $why }
calendar-save = Speichern
calendar-create = Kalender anlegen
calendar-check = Zeigen, was das heißt
calendar-preview-title = Was das heißt
calendar-preview = Eine Frist von 5 Arbeitstagen, die jetzt beginnt, endet { $when }.
calendar-preview-never = Mit diesen Zeiten kommen keine fünf Arbeitstage mehr.
calendar-preview-started = Sie beginnt jetzt
calendar-preview-unsaved = So, wie es dasteht; gespeichert ist noch nichts.
calendar-year-title = Freie Tage { $year }
calendar-year-none = Keine freien Tage { $year }.
calendar-delete = Löschen …
calendar-delete-title = { $name } löschen?
calendar-delete-lead = Er lässt sich nicht zurückholen. Zurzeit wird nichts in ihm gezählt.
calendar-delete-confirm = Kalender löschen
calendar-delete-keep = Behalten
calendar-delete-in-use = Er lässt sich nicht löschen, solange diese Vorlagen in ihm zählen:
calendar-used-chosen = hat ihn auf ihrer Seite gewählt
calendar-used-named = ein Schritt oder eine Uhr nennt ihn
calendar-used-running = Vorgänge einer früheren Version, die ihn nennt, laufen noch
calendar-fixed-here = Festgelegt durch { $place }; dort ändern Sie es.
calendar-template = Kalender
calendar-template-hint = Fristen in Vorgängen dieser Vorlage werden in ihm gezählt, auch in laufenden.
calendar-template-own = Ihrer, { $name }
calendar-template-save = Speichern
calendar-closed = geschlossen
calendar-day-mon = Montag
calendar-day-tue = Dienstag
calendar-day-wed = Mittwoch
calendar-day-thu = Donnerstag
calendar-day-fri = Freitag
calendar-day-sat = Samstag
calendar-day-sun = Sonntag
calendar-zone-wrong = Es gibt keine Zeitzone „{ $zone }“. Wählen Sie eine aus der Liste, zum Beispiel Europe/Berlin.
calendar-no-hours = Geben Sie wenigstens einem Tag Arbeitszeiten, sonst käme nie eine Frist.
calendar-hours-wrong = „{ $text }“ ist keine Zeitspanne. Schreiben Sie sie so: 09:00-17:00.
calendar-hours-midnight = { $text } endet um { $close } und beginnt um { $open }. Eine Spanne endet am selben Tag: Teilen Sie sie um Mitternacht, hier bis 24:00 und am nächsten Tag ab 00:00.
calendar-hours-overlap = { $first } und { $second } überschneiden sich. Machen Sie eine Spanne daraus, oder lassen Sie die eine vor der anderen enden.
calendar-text-long = Das ist zu lang. Mehr als 2.000 Zeilen passen nicht.
calendar-lines-max = Höchstens { $count } Zeilen passen.
calendar-line = Zeile { $line }: { $said }
calendar-date-wrong = „{ $text }“ ist kein Datum. Schreiben Sie es so: 2026-12-24.
calendar-date-twice = Die Zeilen { $first } und { $second } betreffen beide den { $date }. Entfernen Sie eine.
calendar-exception-empty = Schreiben Sie hinter das Datum die Zeiten, oder dass geschlossen ist.
calendar-place-wrong = Gesetzliche Feiertage von „{ $place }“ sind nicht bekannt. Wählen Sie aus der Liste.
calendar-name-taken = Es gibt schon einen Kalender „{ $name }“. Wählen Sie einen anderen Namen.
calendar-name-used = Vorlagen finden diesen Kalender unter seinem Namen: { $templates }. Behalten Sie den Namen, oder legen Sie einen neuen Kalender an.
calendar-default-stays = Ein Kalender gilt für alles, was keinen nennt. Machen Sie zuerst einen anderen zu Ihrem.
calendar-fixed = Welcher Kalender Ihrer ist, legt { $place } fest. Ändern Sie es dort.
calendar-changed-meanwhile = Jemand hat diesen Kalender inzwischen geändert. Was Sie geschrieben haben, steht noch da; öffnen Sie den Kalender neu, um die Änderung zu sehen.
calendar-count-max = Mehr als { $count } Kalender gehen nicht. Löschen Sie zuerst einen.
calendar-delete-default = Dieser Kalender gilt für alles, was keinen anderen nennt. Machen Sie zuerst einen anderen zu Ihrem.
calendar-delete-used = Diese Vorlagen zählen in ihm: { $templates }. Wählen Sie zuerst einen anderen Kalender für sie.
calendar-choose = Wählen Sie einen Kalender aus der Liste.
calendar-not-there = Diese Vorlage nennt einen Kalender, den es nicht gibt: { $missing }. Es gibt: { $known }. Legen Sie ihn unter Verwaltung, Kalender an, oder nennen Sie einen anderen.
calendar-file-none = Das ist keine iCalendar-Datei: Sie beginnt nicht mit BEGIN:VCALENDAR.
calendar-file-missing = Wählen Sie zuerst eine Datei.
calendar-file-large = Diese Datei ist zu groß. Gelesen werden höchstens { $size } MB.
calendar-file-not-text = Zeile { $line } ist kein Text in UTF-8. Exportieren Sie den Kalender neu.
calendar-file-line = Zeile { $line } beendet etwas, das nicht begonnen hat. Die Datei ist beschädigt; exportieren Sie sie neu.
calendar-file-ends = Zeile { $line } ist die letzte, und etwas in der Datei ist nicht zu Ende. Die Datei bricht ab; exportieren Sie sie neu.
calendar-file-events = In dieser Datei stehen mehr als { $count } Termine. Exportieren Sie weniger.
calendar-file-days = Mehr als { $count } Tage wären Feiertage. Exportieren Sie weniger.
calendar-file-date = Zeile { $line }: „{ $text }“ ist kein Datum.
calendar-file-no-start = Zeile { $line }: Dieser Termin sagt nicht, wann er ist.
calendar-file-timed = er ist kein ganzer Tag
calendar-file-cancelled = er wurde abgesagt
calendar-file-long = er dauert länger als { $days } Tage
calendar-file-repeats = er wiederholt sich anders, als es Feiertage tun ({ $rule })
calendar-warning = Es gibt noch keinen Kalender „{ $name }“. Legen Sie ihn an, bevor Sie veröffentlichen.
