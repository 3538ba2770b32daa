# Was Seiten über die Daten eines Vorgangs sagen: Personen, Antworten, was zurückkam.
case-somebody = jemand
case-erased-name = jemand, dessen Name gelöscht wurde
case-erased-record = Gelöscht
case-nobody-yet = noch niemand
case-group = die Gruppe { $group }
case-at-the-start = Zu Beginn
case-came-back = Das kam zurück: { $reason }
case-so-far = { $count ->
    [one] { $count } von { $needed } hat geantwortet.
   *[other] { $count } von { $needed } haben geantwortet.
}
case-so-far-by = { $count ->
    [one] { $count } von { $needed } hat geantwortet: { $who }.
   *[other] { $count } von { $needed } haben geantwortet: { $who }.
}
