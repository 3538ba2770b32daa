# Rund um die Eingaben aller Formulare.
form-optional = Optional
form-in-currency = { $label }, in { $currency }
form-choose = Bitte wählen
form-best = { $value }, am besten
form-street = Straße und Hausnummer
form-postcode = Postleitzahl
form-city = Ort
form-country = Land
form-name = Name
form-email = E-Mail
form-file-choose = Datei auswählen oder Foto aufnehmen
form-file-limits = { $types }, bis { $size }
form-file-upload = Hochladen
form-only-if = Nur wenn { $condition }.
form-correct = { $count ->
    [one] Bitte korrigieren Sie eine Angabe
   *[other] Bitte korrigieren Sie { $count } Angaben
}
form-problem = { $label }: { $problem }
form-file-uploading = Wird hochgeladen …
form-no-records = Es gibt noch keine Akte, die Sie wählen könnten.
# Listen, Eintrag für Eintrag beantwortet; "entry" ist, wie einer heißt, zum Beispiel Inhaber.
form-entry = { $entry } { $number }
form-in-entry = { $entry }, { $label }
form-entry-add = { $entry } hinzufügen
form-entry-remove = Entfernen
form-entry-remove-this = { $entry } entfernen
form-entry-gone = { $entry } wurde entfernt.
form-entry-undo = Rückgängig
