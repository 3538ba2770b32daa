# Was an einer Angabe nicht stimmt und was zu tun ist.
field-required = Bitte füllen Sie dieses Feld aus.
field-choose-one = Bitte wählen Sie eine Möglichkeit.
field-choose-some = Bitte wählen Sie mindestens eine Möglichkeit.
field-choose-date = Bitte wählen Sie ein Datum.
field-yes-or-no = Bitte antworten Sie mit Ja oder Nein.
field-add-file = Bitte fügen Sie die Datei hinzu.
field-name-person = Bitte nennen Sie die Person.
field-unknown = Dieses Feld gibt es in diesem Formular nicht.
field-text = Bitte antworten Sie mit Text.
field-one-line = Bitte schreiben Sie alles in eine Zeile, ohne Umbrüche.
field-shorten = Bitte kürzen Sie auf { $count } Zeichen.
field-invisible = Bitte entfernen Sie die unsichtbaren Zeichen aus dem Text.
field-number = Bitte geben Sie eine Zahl ein, zum Beispiel { $example }.
field-whole-number = Bitte geben Sie eine ganze, nicht zu große Zahl ein.
field-decimals = { $count ->
    [one] Höchstens eine Nachkommastelle ist möglich.
   *[other] Höchstens { $count } Nachkommastellen sind möglich.
}
field-at-least = Bitte geben Sie eine Zahl von mindestens { $limit } ein.
field-at-most = Bitte geben Sie eine Zahl von höchstens { $limit } ein.
field-currency = Bitte geben Sie den Betrag in { $currency } an.
field-amount = Bitte geben Sie einen Betrag ein, zum Beispiel { $example }.
field-amount-in = Bitte geben Sie einen Betrag in { $currency } ein, zum Beispiel { $example }.
field-date = Bitte geben Sie das Datum als Jahr-Monat-Tag ein, zum Beispiel 2026-03-31.
field-option = Bitte wählen Sie eine der Möglichkeiten.
field-options = Bitte wählen Sie unter den Möglichkeiten.
field-phone = Bitte geben Sie die Telefonnummer in Ziffern ein, zum Beispiel +49 30 1234567.
field-address = Bitte geben Sie Straße, Postleitzahl, Ort und Land an.
field-address-least = Bitte geben Sie mindestens Straße und Ort an.
field-upload-again = Bitte laden Sie die Datei noch einmal hoch.
field-files-max = Höchstens { $count } Dateien sind möglich.
field-rating = Bitte wählen Sie eine Zahl von 1 bis { $max }.

field-person-one = Bitte nennen Sie eine Person.
field-persons-max = Bitte nennen Sie höchstens { $count } Personen.
field-person-once = Bitte nennen Sie jede Person nur einmal.
field-person-list = Bitte wählen Sie eine Person aus der Liste.
field-person-both = Bitte geben Sie Namen und E-Mail-Adresse an.
field-person-outside = Bitte geben Sie den Namen und die E-Mail-Adresse an.

field-email-spaces = Bitte entfernen Sie Leerzeichen und Umbrüche aus der E-Mail-Adresse.
field-email-long = Die E-Mail-Adresse darf höchstens { $count } Zeichen haben.
field-email-at = Das @ und was danach kommt fehlt, zum Beispiel name@firma.example.
field-email-one-at = Bitte geben Sie eine einzige E-Mail-Adresse an, mit einem @.
field-email-before = Vor dem @ fehlt etwas.
field-email-before-long = Vor dem @ sind höchstens { $count } Zeichen möglich.
field-email-letter = Bitte entfernen Sie { $letter } vor dem @.
field-email-dots = Bitte prüfen Sie die Punkte vor dem @.
field-email-after = Nach dem @ fehlt etwas, zum Beispiel firma.example.
field-email-ending = Die Endung fehlt, zum Beispiel .de.
field-email-after-wrong = Bitte prüfen Sie, was nach dem @ steht.

field-records-max = Bitte wählen Sie höchstens { $count } Akten.
field-record-once = Bitte wählen Sie jede Akte nur einmal.
field-record-list = Bitte wählen Sie unter den Akten der Liste.
field-choose-records = Bitte wählen Sie mindestens eine Akte.

field-list = Geben Sie die Einträge als Liste an.
field-list-entry = Geben Sie die Antworten dieses Eintrags mit ihren Namen an.
field-list-least = { $count ->
    [one] Fügen Sie mindestens einen Eintrag hinzu.
   *[other] Fügen Sie mindestens { $count } Einträge hinzu.
}
field-list-most = { $count ->
    [one] Geben Sie höchstens einen Eintrag an.
   *[other] Geben Sie höchstens { $count } Einträge an.
}
