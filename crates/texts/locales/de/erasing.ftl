# Löschen, was über jemanden bekannt ist.
erasing-title = Löschen
erasing-lead = Was über einen Kunden, einen Kontakt oder eine Akte bekannt ist, verschwindet endgültig: Antworten, Nachrichten, Dokumente, Namen und Adressen. Dass und wann etwas geschah, bleibt im Verlauf jedes Vorgangs; seine Prüfsummen stimmen weiterhin.
erasing-search = Name oder E-Mail-Adresse
erasing-search-hint = Der Anfang des Namens einer Akte oder eine vollständige E-Mail-Adresse.
erasing-search-button = Suchen
erasing-found-nothing = Zu „{ $query }“ findet sich weder jemand außerhalb noch eine Akte.
erasing-found-person = Person
erasing-preview-link = Ansehen, was gelöscht würde
erasing-empty = Bisher wurde nichts gelöscht.
erasing-list = Bisher gelöscht
erasing-column-what = Was
erasing-column-by = Durch
erasing-column-gone = Gelöscht
erasing-column-state = Stand
erasing-kind-person = Eine Person
erasing-kind-record = Eine Akte
erasing-by-key = Ein API-Schlüssel
erasing-ground-request = Auf Wunsch der Person (Art. 17 DSGVO)
erasing-ground-retention = Die Aufbewahrungsfrist ist vorbei
erasing-ground-mistake = Es wurde versehentlich erfasst
erasing-running = Läuft
erasing-damaged = { $count ->
    [one] Ein Vorgang behält seine Werte: Sein Verlauf ist beschädigt.
   *[other] { $count } Vorgänge behalten ihre Werte: Ihr Verlauf ist beschädigt.
 }
erasing-amounts = { $values ->
    [one] ein Wert
   *[other] { $values } Werte
 } in { $flows ->
    [one] einem Vorgang
   *[other] { $flows } Vorgängen
 }, { $files ->
    [0] keine Dateien
    [one] eine Datei
   *[other] { $files } Dateien
 }
erasing-heading = { $name } löschen
erasing-goes = Was verschwindet
erasing-stays = Was bleibt
erasing-goes-people = Name und Adresse von
erasing-goes-records = Akten mit allen Feldern
erasing-goes-flows = { $count ->
    [one] Alle Antworten in einem Vorgang
   *[other] Antworten in { $count } Vorgängen
 }
erasing-goes-entries = { $count ->
    [one] Ein Eintrag im Verlauf verliert seine Werte
   *[other] { $count } Einträge in Verläufen verlieren ihre Werte
 }
erasing-goes-messages = { $count ->
    [one] Eine Nachricht
   *[other] { $count } Nachrichten
 }
erasing-goes-files = { $count ->
    [one] Ein Dokument
   *[other] { $count } Dokumente
 }
erasing-goes-drafts = { $count ->
    [one] Ein halb ausgefülltes Formular
   *[other] { $count } halb ausgefüllte Formulare
 }
erasing-goes-links = { $count ->
    [one] Ein Link zu einem Vorgang
   *[other] { $count } Links zu Vorgängen
 }
erasing-goes-ways = Sitzungen, Passwörter, bestätigte Geräte und E-Mails, die noch hinausgehen sollten
erasing-stays-log = Dass Schritte erledigt wurden, wann, in welcher Reihenfolge und durch wen – ohne Namen
erasing-stays-audit = Ein Eintrag im Protokoll: wer was wann und aus welchem Grund gelöscht hat – ohne Namen
erasing-stays-record = { $name }, ohne diese Person unter den Kontakten
erasing-stays-words = Was andere in fremden Vorgängen über sie geschrieben haben
erasing-stays-backups = Ältere Sicherungen, bis Sie sie löschen
erasing-open-title = { $count ->
    [one] Ein Vorgang ist noch nicht beendet
   *[other] { $count } Vorgänge sind noch nicht beendet
 }
erasing-open-lead = Sie handeln davon oder warten auf diese Person. Wer gelöscht ist, kann nicht mehr antworten: Beenden Sie diese Vorgänge zuerst, setzen Sie jemand anderen ein, oder lassen Sie sie jetzt abbrechen.
erasing-open-more = Mehr als fünfzig.
erasing-cancel-flows = Diese Vorgänge abbrechen
erasing-ground = Aus welchem Grund
erasing-name = Geben Sie zur Bestätigung den Namen ein: { $name }
erasing-button = Endgültig löschen
erasing-keep = Behalten
erasing-for-good = Das lässt sich nicht rückgängig machen.
erasing-before = Was bekannt war, wurde { $when } gelöscht.
erasing-name-differs = Geben Sie den Namen genau so ein, wie er oben steht.
erasing-member = Diese Person arbeitet hier oder hat hier gearbeitet. Was Mitglieder taten, gehört zu den Unterlagen der Firma; nehmen Sie ihr stattdessen unter Mitglieder den Zugang.
erasing-firm = Die Akte der Firma selbst bleibt.
erasing-too-many = Mehr als { $max } Personen oder Akten gingen mit. Löschen Sie die Akten, für die sie steht, einzeln.
erasing-done-before = Alles, was bekannt war, wurde bereits gelöscht.
erasing-flows-open = { $count ->
    [one] Ein Vorgang ist noch nicht beendet. Beenden Sie ihn zuerst, oder lassen Sie ihn abbrechen.
   *[other] { $count } Vorgänge sind noch nicht beendet. Beenden Sie sie zuerst, oder lassen Sie sie abbrechen.
 }
erasing-under-way = Hier wird bereits gelöscht.