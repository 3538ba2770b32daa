# Die Liste der Vorgänge, ihre Filter und Ansichten davon.
flows-title = Vorgänge
flows-view-running = Laufend
flows-view-at-risk = Gefährdet
flows-view-with-clients = Beim Kunden
flows-view-mine = Meine
flows-view-finished = Abgeschlossen

flows-search = Wörter im Namen
flows-search-label = Nach Wörtern im Namen filtern
flows-status = Status
flows-status-any = alle
flows-status-running = laufend
flows-status-paused = pausiert
flows-status-completed = abgeschlossen
flows-status-cancelled = abgebrochen
flows-held-by = Liegt bei
flows-held-any = allen
flows-template = Vorlage
flows-template-any = alle
flows-owner = Zuständig
flows-owner-any = alle
flows-owner-me = ich
flows-due = Frist
flows-due-any = alle
flows-due-red = rot
flows-due-amber = gelb
flows-due-late = überfällig
flows-due-risk = gefährdet
flows-priority = Priorität
flows-priority-any = alle
flows-priority-is = Priorität { $priority }
flows-red = Rot
flows-red-means = Eine Frist wurde verpasst
flows-amber = Gelb
flows-amber-means = Eine Frist rückt näher

flows-sort-due = Nächste Frist
flows-sort-due-down = Späteste Frist
flows-sort-name = A bis Z
flows-sort-name-down = Z bis A
flows-sort-started-down = Neueste zuerst
flows-sort-started = Älteste zuerst
flows-sort-updated-down = Zuletzt geändert
flows-sort-updated = Am längsten unverändert
flows-sort-alarm = Rot und gelb zuerst
flows-sort-alarm-down = Rot und gelb zuletzt
flows-sort-priority = Dringendste zuerst
flows-sort-priority-down = Am wenigsten dringende zuerst
flows-sort-held = Danach, bei wem es liegt
flows-sort-held-down = Danach, bei wem es liegt, umgekehrt

flows-column-flow = Vorgang
flows-column-held = Liegt bei
flows-column-for = Dauer
flows-column-progress = Fortschritt
flows-column-owner = Zuständig
flows-column-started = Begonnen
flows-column-due = Nächste Frist
flows-column-ended = Beendet
flows-ended-completed = Abgeschlossen
flows-ended-cancelled = Abgebrochen
flows-paused = Pausiert
flows-nobody-yet = noch niemand
flows-group = Gruppe { $group }
# Wer es am längsten hat, und wie viele noch.
flows-and-others = { $others ->
    [one] { $name } und 1 weitere Person
   *[other] { $name } und { $others } weitere
}

flows-shown = { $count ->
    [one] { $count } Vorgang, { $order }
   *[other] { $shown } von { $count }, { $order }
}
flows-shown-many = { $shown } von mehr als 1.000, { $order }
flows-shown-uncounted = { $shown } von vielen, { $order }
flows-order-due = nächste Frist zuerst
flows-order-due-down = späteste Frist zuerst
flows-order-name = A bis Z
flows-order-name-down = Z bis A
flows-order-started-down = neueste zuerst
flows-order-started = älteste zuerst
flows-order-updated-down = letzte Änderung zuerst
flows-order-updated = am längsten unverändert zuerst
flows-order-alarm = rot und gelb zuerst
flows-order-alarm-down = rot und gelb zuletzt
flows-order-priority = dringendste zuerst
flows-order-priority-down = am wenigsten dringende zuerst
flows-order-held = danach geordnet, bei wem es liegt
flows-order-held-down = umgekehrt danach geordnet, bei wem es liegt
flows-pages = Seiten
flows-previous = Zurück
flows-next = Weiter
flows-first = Zur ersten Seite

flows-none-fits = Kein Vorgang passt zu diesem Filter.
flows-none-at-risk = Nichts ist gefährdet: Kein laufender Vorgang ist rot, gelb oder innerhalb eines Arbeitstags fällig.
flows-none-of-status = Kein Vorgang ist { $status }.
flows-none = Hier stehen laufende Vorgänge, bei wem sie gerade liegen und bis wann. Starten Sie selbst einen, oder schalten Sie einen Startlink ein, damit Kunden es können.
flows-none-here = Auf dieser Seite steht nichts mehr.
flows-start = Vorgang starten
flows-templates = Vorlagen ansehen
