# Eines für viele Akten.
bulk-nothing-chosen = Wählen Sie mindestens eine Akte aus.
bulk-too-many = Wählen Sie bis zu { $max } Akten einzeln aus, oder alle, die ein Filter findet.
bulk-subject-missing = Schreiben Sie einen Betreff.
bulk-text-missing = Schreiben Sie, worum es geht.
bulk-template-files = Diese Vorlage braucht schon beim Start Dateien, die sich nicht für viele auf einmal hochladen lassen: { $files }. Starten Sie sie aus jeder Akte einzeln.
bulk-template-unfit = Diese Vorlage lässt sich aus diesen Akten nicht mehr starten. Wählen Sie eine andere.
bulk-record-gone = Die Akte ist nicht mehr in Gebrauch oder für Sie nicht sichtbar.
bulk-nobody-to-write-to = Die Akte hat keinen Kontakt mit E-Mail-Adresse. Fügen Sie einen hinzu.
bulk-nothing-ready = Es gibt nichts zu tun: Jeder Akte fehlt etwas.
bulk-still-checking = Die Akten werden noch durchgesehen. Einen Moment noch.
bulk-has-ended = Es ist bereits abgeschlossen.

bulk-selected = # ausgewählt
bulk-acts = Aktionen für ausgewählte Akten
bulk-page = Alle auf dieser Seite auswählen
bulk-choose = { $name } auswählen
bulk-many = mehr als 1.000
bulk-all = Alle { $count } passenden
bulk-all-many = Alle passenden
bulk-message = Nachricht …
bulk-clear = Aufheben

bulk-chosen = { $count ->
    [one] Eine Akte: { $names }
   *[other] { $count } Akten: { $names }
}
bulk-chosen-more = { $count } Akten: { $names } und weitere
bulk-chosen-filter = Alle, die die Liste „{ $kinds }“ zeigt: { $count }
bulk-chosen-filter-many = Alle, die die Liste „{ $kinds }“ zeigt: mehr als { $count }
bulk-no-templates = Aus diesen Akten lässt sich keine veröffentlichte Vorlage starten. Eine Vorlage bietet sich an, indem sie die Art der Akte in „started_from“ nennt.
bulk-fields-lead = Was Sie hier angeben, gilt für alle. Was Sie leer lassen, kommt aus der jeweiligen Akte, soweit es dort steht.
bulk-files = Dateien werden in jedem Vorgang einzeln hochgeladen, nicht hier: { $fields }.
bulk-owner = Zuständig für jeden Vorgang
bulk-owner-me = Ich
bulk-owner-record = Wer für die Akte zuständig ist, sonst ich
bulk-look = Akten durchsehen
bulk-look-hint = Noch wird nichts gestartet. Sie sehen zuerst, welchen Akten etwas fehlt.
bulk-message-title = Nachricht an viele
bulk-message-hint = Noch wird nichts gesendet. Sie sehen zuerst, an wen sie ginge.
bulk-subject = Betreff
bulk-text = Nachricht
bulk-to = An
bulk-to-primary = Den Hauptkontakt jeder Akte
bulk-to-all = Alle Kontakte jeder Akte

bulk-checking = Die Akten werden durchgesehen. Noch geschieht nichts.
bulk-looked-at = { $count ->
    [one] Eine Akte durchgesehen
   *[other] { $count } Akten durchgesehen
}
bulk-starting = Die Vorgänge werden gestartet. Das geht weiter, auch wenn Sie die Seite verlassen.
bulk-sending = Die Nachricht ist unterwegs. Das geht weiter, auch wenn Sie die Seite verlassen.
bulk-progress = { $done } von { $total }
bulk-cancel = Anhalten
bulk-drop = Verwerfen
bulk-would-start = { $count ->
    [one] Ein Vorgang kann gestartet werden
   *[other] { $count } Vorgänge können gestartet werden
}
bulk-would-send = { $count ->
    [one] Die Kontakte einer Akte können angeschrieben werden
   *[other] Die Kontakte von { $count } Akten können angeschrieben werden
}
bulk-would-lack = { $count ->
    [one] Einer Akte fehlt etwas, sie wird übergangen
   *[other] { $count } Akten fehlt etwas, sie werden übergangen
}
bulk-start = { $count ->
    [one] Einen Vorgang starten
   *[other] { $count } Vorgänge starten
}
bulk-send = { $count ->
    [one] An eine Akte senden
   *[other] An { $count } Akten senden
}
bulk-nothing-found = Es gibt keine passenden Akten mehr.
bulk-started = { $count ->
    [one] Ein Vorgang wurde gestartet
   *[other] { $count } Vorgänge wurden gestartet
}
bulk-sent = { $count ->
    [one] Die Kontakte einer Akte wurden angeschrieben
   *[other] Die Kontakte von { $count } Akten wurden angeschrieben
}
bulk-failed = { $count ->
    [one] Bei einer Akte ist es misslungen
   *[other] Bei { $count } Akten ist es misslungen
}
bulk-lacked = { $count ->
    [one] Einer Akte fehlte etwas
   *[other] { $count } Akten fehlte etwas
}
bulk-left = { $count ->
    [one] Eine Akte blieb, wie sie ist
   *[other] { $count } Akten blieben, wie sie sind
}
bulk-was-cancelled = Es wurde angehalten. Was bis dahin geschah, bleibt.
bulk-to-list = Zur Liste
bulk-rows = Akten nach Ergebnis
bulk-tab-all = Alle
bulk-column-result = Ergebnis
bulk-row-ready = Bereit
bulk-row-lacking = Etwas fehlt
bulk-row-started = Gestartet
bulk-row-sent = Gesendet
bulk-row-failed = Misslungen
bulk-audit-started = Vorgänge für viele Akten gestartet
bulk-audit-messaged = Nachricht an viele Akten gesendet
