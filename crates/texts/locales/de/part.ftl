# Kleine Teile, die viele Seiten gemeinsam haben.
part-holder-client = Beim Kunden
part-holder-us = Bei uns
part-holder-third-party = Bei Dritten
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
part-stage-coming = folgt
part-stage-dropped = nicht erreicht

part-copy = Kopieren
part-copied = Kopiert
