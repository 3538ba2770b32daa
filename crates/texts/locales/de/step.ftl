# Ein Schritt in einem Arbeitsbereich.
step-count = { $count ->
    [one] 1 Schritt
   *[other] { $count } Schritte
}
step-done-on = erledigt { $day }
step-done-again = { $count ->
    [one] einer davon im zweiten Versuch
   *[other] { $count } davon im zweiten Versuch
}
step-side-by-side = { $count } Schritte nebeneinander
step-to-come = steht bevor
step-not-reached = nicht erreicht
step-automatic = Automatisch
step-try = { $number ->
    [2] zweiter Versuch
    [3] dritter Versuch
   *[other] { $number }. Versuch
}
step-try-begins = { $number ->
    [2] Zweiter Versuch.
    [3] Dritter Versuch.
   *[other] { $number }. Versuch.
}
step-outcome-by = { $outcome } von { $who }
step-recorded-by = festgehalten von { $name }
step-what-it-gave = Zeigen
step-skipped = übersprungen, die Bedingung war nicht erfüllt
step-withdrawn = zurückgezogen
step-withdrawn-why = zurückgezogen, { $why }

# Was sich mit einem offenen tun lässt.
step-pick-up = Übernehmen
step-in-pool = Bei der Gruppe { $group }: Wer ihn übernimmt, erledigt ihn.
step-put-back = Zurücklegen
step-put-back-to = Gibt ihn an die Gruppe { $group } zurück.
step-choose-people = Personen wählen …
step-waits-for = Noch niemand ist { $role }; deshalb wartet dies auf Sie.
step-waits-signal = Es wartet auf das Signal { $signal }.
step-waits-for-owner = Noch niemand ist { $role }. Es wartet auf die Person, die für den Vorgang zuständig ist.
step-waits-few = { $role } braucht { $needed } Personen und hat { $present }; deshalb wartet dies auf Sie.
step-handed-back = { $who } hat ihn zurückgegeben: nicht zuständig. Wählen Sie, wer ihn übernimmt.
step-handed-back-why = { $who } hat ihn zurückgegeben, nicht zuständig: „{ $note }“ Wählen Sie, wer ihn übernimmt.
step-check = Prüfen Sie, was eingereicht wurde
step-check-of = Prüfen Sie, was { $who } eingereicht hat
step-record = Antwort festhalten …
step-record-of = Antwort von { $name } festhalten …
step-link-sent = Link per E-Mail gesendet: { $when }.
step-paused = Der Vorgang pausiert.
step-open-since = Offen seit { $when }.
step-reminded = Bei Verzug erneut geschrieben: { $when }.
# Was der erste Knopf bewirkt.
step-consequence-ends = Danach endet der Vorgang.
step-consequence = Danach liegt er bei { $who }: „{ $title }“.
step-closed-by = „{ $title }“: { $outcome } von { $who }, { $when }. Was Sie geschrieben haben, steht unten; kopieren Sie, was Sie noch brauchen.
step-closed = „{ $title }“ ist nicht mehr offen. Was Sie geschrieben haben, steht unten; kopieren Sie, was Sie noch brauchen.
step-what-you-typed = Was Sie geschrieben haben
step-typed-comment = Anmerkung

# Was aus einem Dokument wurde.
step-document-to-check = zu prüfen
step-document-accepted = angenommen
step-document-waived = nicht mehr nötig
step-document-returned = zurückgegeben
step-document-returned-why = zurückgegeben: { $reason }
step-document-replaced = durch ein anderes ersetzt

# Die Bestätigung für eine festgehaltene Antwort.
step-mail-recorded-subject = Wir haben Ihre Antwort festgehalten: { $title }
step-mail-recorded-preview = Ihre Bestätigung. Sagen Sie uns, wenn etwas nicht stimmt.
step-mail-recorded-heading = Wir haben Ihre Antwort festgehalten
step-mail-recorded = { $firm } hat für Sie festgehalten, was Sie zu „{ $title }“ geantwortet haben.
step-mail-recorded-at = Festgehalten am { $when }
step-mail-recorded-about = Es geht um: { $flow }.
step-mail-recorded-button = Sehen, wie weit wir sind
step-mail-recorded-wrong = Wenn Sie das nicht oder nicht so geantwortet haben, schreiben Sie uns bitte.
step-lent-to = { $from } hat es bis { $until } an { $to } weitergegeben.
step-done-for = { $who } für { $whose }
