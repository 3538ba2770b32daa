# Was zu tun ist, auf öffentlichen Seiten wie im Arbeitsbereich.
act-approve = Freigeben
act-deny = Ablehnen
act-send-back = Zurückgeben
act-send-back-choose = Zurückgeben …
act-read = Ich habe das gelesen
act-done = Erledigt
act-send = Senden
act-send-documents = { $count ->
    [0] Senden
    [one] Dokument senden
    [2] Beide Dokumente senden
   *[other] { $count } Dokumente senden
}
act-sending = Wird gesendet …
act-back-to = Falls Sie es zurückgeben: zurück zu
act-before-approving = Bevor Sie freigeben
act-before-finishing = Bevor Sie abschließen
act-comment = Anmerkung
act-comment-hint = Wenn Sie es zurückgeben: Schreiben Sie, was sich ändern muss.

# Ein angefordertes Dokument. $document ist sein Name, für alle, die zuhören.
act-document-given = Eingereicht, wird geprüft
act-document-accepted = In Ordnung, nichts zu tun
act-document-waived = Wird nicht mehr benötigt
act-document-again = Dieses Dokument brauchen wir noch einmal
act-document-declined = Sie haben uns mitgeteilt, dass Sie dies nicht haben
act-document-add = Weitere Datei hinzufügen
act-document-have = Ich habe es doch
act-document-none = Das habe ich nicht
act-document-none-why = Warum nicht?
act-document-none-tell = Mitteilen

# Eingereichte Dokumente prüfen, eines nach dem anderen.
act-review-asked = nicht eingereicht
act-review-given = zu prüfen
act-review-accepted = angenommen
act-review-returned = zurückgegeben
act-review-declined = liegt dem Kunden nicht vor
act-review-waived = nicht mehr nötig
act-review-accept = Annehmen
act-review-waive = Darauf verzichten
act-review-return = Zurückgeben …
act-review-again = Erneut anfordern …
act-review-why = Was nicht stimmt, für den Kunden
act-review-send = An den Kunden zurückgeben
