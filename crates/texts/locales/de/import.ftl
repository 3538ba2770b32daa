# Akten aus einer Tabelle und als Tabelle.
import-title = { $kinds } importieren
import-link = Importieren
import-audit = Akten importiert
import-export = Exportieren
import-lead = Laden Sie eine Tabelle als CSV hoch. Sie legen fest, was ihre Spalten bedeuten, und sehen das Ergebnis, bevor etwas geschrieben wird.
import-file = Tabelle
import-file-hint = CSV mit den Namen der Spalten in der ersten Zeile, höchstens { $megabytes } MB und { $rows } Zeilen. Excel und Numbers schreiben sie mit „Speichern unter“ oder „Exportieren“.
import-file-missing = Wählen Sie eine Datei.
import-upload = Weiter
import-recent = Importe der letzten Tage
import-of-rows = { $count ->
    [one] eine Zeile
   *[other] { $count } Zeilen
}
import-status-uploaded = Noch nicht geprüft
import-status-checking = Wird geprüft
import-status-checked = Bereit
import-status-running = Läuft
import-status-done = Fertig
import-status-cancelled = Abgebrochen
import-columns = Was die Spalten bedeuten
import-columns-lead = { $file } hat { $count ->
    [one] eine Zeile
   *[other] { $count } Zeilen
}. Mehrere Spalten können zusammen den Namen ergeben.
import-column = Spalte
import-example = Zum Beispiel
import-becomes = Wird zu
import-passed-over = – übergehen –
import-part = { $field }: { $part }
import-street = Straße
import-postcode = Postleitzahl
import-city = Ort
import-country = Land
import-known = Eine Akte mit derselben Adresse
import-known-stay = bleibt, wie sie ist
import-known-change = übernimmt, was in der Tabelle steht
import-check = Prüfen
import-checking = Die Tabelle wird geprüft. Noch wird nichts geschrieben.
import-running = Die Akten werden geschrieben. Sie können diese Seite verlassen.
import-progress = { $done } von { $total } Zeilen
import-would-make = { $count ->
    [one] Eine Akte wäre neu
   *[other] { $count } Akten wären neu
}
import-would-change = { $count ->
    [one] Eine bekannte Akte würde geändert
   *[other] { $count } bekannte Akten würden geändert
}
import-would-stay = { $count ->
    [one] Eine Zeile ist bekannt, ihre Akte bliebe, wie sie ist
   *[other] { $count } Zeilen sind bekannt, ihre Akten blieben, wie sie sind
}
import-would-fail = { $count ->
    [one] Eine Zeile passt nicht und würde ausgelassen
   *[other] { $count } Zeilen passen nicht und würden ausgelassen
}
import-made = { $count ->
    [one] Eine Akte ist neu
   *[other] { $count } Akten sind neu
}
import-changed = { $count ->
    [one] Eine bekannte Akte wurde geändert
   *[other] { $count } bekannte Akten wurden geändert
}
import-stayed = { $count ->
    [one] Eine Zeile war bekannt, ihre Akte blieb, wie sie ist
   *[other] { $count } Zeilen waren bekannt, ihre Akten blieben, wie sie sind
}
import-failed = { $count ->
    [one] Eine Zeile passte nicht und wurde ausgelassen
   *[other] { $count } Zeilen passten nicht und wurden ausgelassen
}
import-run = Jetzt importieren
import-cancel = Import abbrechen
import-again = Noch einmal prüfen
import-to-list = Zur Liste
import-another = Weitere Tabelle importieren
import-failures = Zeilen, die nicht passen
import-failures-some = Die ersten { $count } davon:
import-failures-file = Diese Zeilen herunterladen
import-failures-hint = Bessern Sie sie dort aus und laden Sie die Datei noch einmal hoch.
import-failures-name = zeilen-die-nicht-passen.csv
import-line = Zeile
import-reason = Warum
import-was-cancelled = Dieser Import wurde abgebrochen. Was bis dahin geschrieben war, ist da.

# Warum etwas nicht geschah.
import-file-large = Die Datei ist zu groß. Teilen Sie sie in mehrere mit höchstens { $megabytes } MB.
import-not-text = Das lässt sich nicht als Tabelle lesen. Speichern Sie es als CSV und wählen Sie diese Datei.
import-no-rows = Unter der ersten Zeile steht nichts, oder die Datei ist leer. Wählen Sie eine andere.
import-rows-max = Teilen Sie sie in mehrere Dateien mit höchstens { $count } Zeilen.
import-columns-max = Lassen Sie Spalten weg: Höchstens { $count } können gelesen werden.
import-cell-long = Die Zelle in Zeile { $row }, Spalte { $column } ist zu lang. Kürzen Sie sie auf weniger als { $kilobytes } KB; oft fehlt dort ein Anführungszeichen.
import-ragged = Die Zeile hat { $found } Zellen, die erste Zeile aber { $wanted }. Es fehlt ein Anführungszeichen oder ein Trennzeichen.
import-person = Niemand hier hat die Adresse oder den Namen „{ $who }“. Schreiben Sie die E-Mail-Adresse eines Mitglieds.
import-status = Schreiben Sie aktiv oder archiviert.
import-column-unknown = Wählen Sie für jede Spalte eines der Felder aus der Liste.
import-column-twice = Wählen Sie jedes Feld nur für eine Spalte.
import-name-missing = Wählen Sie, welche Spalte der Name ist.
import-under-way = Dieser Import läuft schon oder ist beendet.
import-check-first = Lassen Sie die Tabelle zuerst prüfen.
import-has-ended = Dieser Import ist schon beendet.
