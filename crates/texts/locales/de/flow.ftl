# Einen Vorgang starten, und was die zuständige Person mit ihm tut.
flow-back = Zurück
flow-search = Suchen
flow-sending = Wird gesendet …

flow-start-title = Vorgang starten
flow-start-which = Welchen?
flow-start-no-templates = Vorgänge laufen nach veröffentlichten Vorlagen; noch gibt es keine. Veröffentlichen Sie eine, dann können Sie sie hier starten.
flow-start-see-templates = Zu den Vorlagen
flow-start-this = { $name } starten
flow-starting = Wird gestartet …
flow-start-people = Wer beteiligt ist
flow-start-asked = Was zu Beginn gefragt wird
flow-start-contact-hint = Lassen Sie es leer, wenn die Akte diesen Kontakt schon hat.

flow-record = Akte
flow-record-for-whom = Für wen
flow-record-search = Akten nach Namen suchen
flow-record-new = Eine neue
flow-record-kind = Art
flow-record-name = Name
flow-record-name-hint = Firma oder Person. Gibt es hier schon eine Akte mit derselben E-Mail-Adresse, wird diese verwendet.
flow-record-name-hint-new = Der neuen Akte: Firma oder Person.
flow-record-email = E-Mail
flow-record-email-hint = Hierhin gehen die Links für den Kunden.
flow-record-none-found = Nichts beginnt mit „{ $search }“. Suchen Sie anders, oder legen Sie eine neue an.
flow-record-more = Es gibt weitere. Suchen Sie nach dem Anfang des Namens.
flow-record-detail = { $kind }, { $email }

flow-cancel-title = Vorgang abbrechen
flow-cancelling = Wird abgebrochen …
flow-cancel-means = Er endet sofort und lässt sich nicht fortsetzen. Akte, Dateien und Verlauf bleiben erhalten.
flow-cancel-withdrawn = Damit zurückgezogen
flow-cancel-reason = Grund
flow-cancel-reason-hint = Für den Verlauf; Kunden sehen ihn nicht.
flow-cancel-not = Weiterlaufen lassen

flow-people-title = Personen wählen
flow-people-who = Wer ist { $role }?
flow-people-waits = „{ $title }“ wartet auf jemanden.
flow-people-from-now = Wen Sie wählen, hat die Rolle ab jetzt. Was schon offen ist, bleibt, wo es liegt.
flow-people-search = Mitglieder nach Namen suchen
flow-people-members = Mitglieder
flow-people-none = Kein Mitglied heißt so.
flow-people-more = Es gibt weitere. Suchen Sie nach dem Namen.
flow-people-hand-over = Übergeben

flow-roles-title = Personen zuordnen
flow-roles-means = Wen Sie wählen, hat die Rolle ab jetzt. Was schon offen ist, bleibt, wo es liegt.
flow-roles-nobody = Noch niemand
flow-roles-waits = Noch niemand, und ein Schritt wartet
flow-roles-change = Ändern …
flow-roles-choose = Wählen …
flow-roles-group = Die Gruppe { $group }

flow-send-back-title = Zurückgeben
flow-send-back-from = Von „{ $title }“ zurückgeben
flow-send-back-nowhere = Es gibt keinen früheren Schritt, zu dem es zurück könnte.
flow-send-back-to = Zurück zu
flow-send-back-preview = Zeigen, was wieder geöffnet wird
flow-send-back-opens = Was wieder geöffnet wird
flow-send-back-at-once = sofort
flow-send-back-when-reached = sobald erreicht
flow-send-back-withdrawn = Bis dahin zurückgezogen: { $steps }.
flow-send-back-kept = Was zuvor eingereicht wurde, bleibt im Verlauf erhalten.
flow-send-back-comment = Was sich ändern muss
flow-send-back-comment-hint = Das liest, wer es noch einmal macht.
flow-send-back-not = So lassen

flow-recording-title = Antwort festhalten
flow-recording-of = Antwort von { $name } festhalten
flow-recording-means = Sie halten fest, was { $name } Ihnen gesagt hat. Der Verlauf nennt beide: { $me } für { $name }.
flow-recording-reason = Woher wissen Sie es?
flow-recording-reason-hint = Zum Beispiel „Anruf am Montagmorgen“. Mitglieder lesen es im Verlauf, der Kunde nicht.
flow-recording-evidence = Was es belegt
flow-recording-evidence-hint = Ein Brief, eine Notiz zum Anruf. Nur Mitglieder sehen es.
flow-recording-receipt = { $name } erhält eine Bestätigung per E-Mail.
flow-recording-write = Antwort festhalten
flow-recording-write-outcome = Festhalten: { $outcome }
