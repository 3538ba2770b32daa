# Mails: what people read outside of our pages.
mail-greeting = Guten Tag { $name },
mail-greeting-unknown = Guten Tag,
mail-about = Es geht um: { $flow }.
mail-by = Bis { $due }
mail-link-until = Der Link ist nur für Sie und gilt bis { $date }.
mail-no-password = Sie brauchen kein Passwort.

mail-button-documents = Dokumente senden
mail-button-approval = Ansehen und entscheiden
mail-button-acknowledgement = Lesen und bestätigen
mail-button-form = Antworten
mail-button-open = Öffnen

mail-assignment-subject = { $title }, bis { $due }
mail-assignment-subject-late = { $title }, war fällig am { $due }
mail-assignment-preview = Öffnen Sie Ihren persönlichen Link, ohne Passwort.
mail-assignment-preview-member = Es steht in Ihren Aufgaben.
mail-assignment-again = Das ist an Sie zurückgegangen.
mail-assignment-photo = Ein Foto mit dem Telefon genügt.
mail-assignment-pool = Es liegt bei der Gruppe { $pool }: Wer es übernimmt, erledigt es.

mail-prepare-subject = Vorzubereiten: { $title }
mail-prepare-lead = Bitte ergänzen Sie zuerst die Angaben. Danach geht es an: { $whose }.
mail-prepare-pool = Es liegt bei der Gruppe { $pool }: Wer es übernimmt, bereitet es vor.
mail-prepare-button = Vorbereiten

mail-returned-heading = { $count ->
    [one] Wir brauchen ein Dokument noch einmal
   *[other] Wir brauchen { $count } Dokumente noch einmal
}
mail-returned-preview = Hier steht, welche und warum.
mail-returned-lead = Vielen Dank für Ihre Unterlagen. Dies brauchen wir noch einmal:
mail-returned-rest = Alles andere ist in Ordnung und bleibt, wie es ist.
mail-returned-item = { $label }: { $reason }
mail-returned-button = Noch einmal senden

mail-overdue-subject = Noch offen: { $title }
mail-overdue-preview = Die Frist ist vorbei; Sie können es noch erledigen.
mail-overdue-lead = Das ist noch offen.
mail-overdue-was-due = Fällig war es am { $due }.
mail-overdue-still = Es geht um: { $flow }. Sie können es noch erledigen.

mail-message-subject = Nachricht von { $from }: { $flow }
mail-message-preview = Lesen und antworten.
mail-message-heading = { $from } hat Ihnen geschrieben
mail-message-button = Lesen und antworten
mail-record-message-from = Geschrieben von { $from } für { $firm }.

mail-renewed-subject = Ihr neuer Link: { $flow }
mail-renewed-preview = Ihr bisheriger Link öffnet sich nicht mehr.
mail-renewed-heading = Hier ist Ihr neuer Link
mail-renewed-lead = Sie haben ihn angefordert, weil sich der bisherige nicht mehr öffnet. Im Moment gibt es für Sie nichts zu tun.
mail-renewed-button = Stand ansehen

mail-owner-subject = Wer übernimmt das? { $title }
mail-owner-preview = Es wartet, bis Sie sagen, wer.
mail-owner-lead = Das wartet: Niemand hat bisher die Rolle { $role }.
mail-owner-handed-back = { $who } ist nach eigener Angabe nicht zuständig und hat das zurückgegeben.
mail-owner-about = Es geht um: { $flow }. Sie sind zuständig und sagen, wer es übernimmt.
mail-owner-button = Person bestimmen

mail-code-subject = { $code } ist Ihr Code
mail-code-preview = Er gilt zehn Minuten.
mail-code-heading = Ihr Code
mail-code-how = Geben Sie ihn auf der Seite ein, die danach gefragt hat. Er gilt zehn Minuten.
mail-code-not-you = Sie haben keinen Code angefordert? Dann beachten Sie diese E-Mail nicht und geben Sie den Code niemandem.

mail-password-subject = Ihre Anmeldung bei { $organisation }
mail-password-preview = Wählen Sie mit diesem Link ein Passwort.
mail-password-heading = Wählen Sie Ihr Passwort
mail-password-lead = Mit diesem Link wählen Sie das Passwort, mit dem Sie sich anmelden.
mail-password-button = Passwort wählen
mail-password-until = Er gilt einmal, bis { $until }.
mail-password-not-you = Sie haben diese E-Mail nicht erwartet? Dann beachten Sie sie nicht; es ändert sich nichts.

mail-receipt-subject = Erhalten: { $what }
mail-receipt-preview = Ihre Bestätigung.
mail-receipt-heading = Vielen Dank
mail-receipt-lead = Wir haben erhalten: { $what }.
mail-receipt-at = Erhalten am { $at }
mail-receipt-button = Stand ansehen
mail-receipt-after = Wir schreiben Ihnen, wenn Sie wieder an der Reihe sind.

mail-test-subject = Es funktioniert: eine Testnachricht
mail-test-preview = E-Mails können hinausgehen.
mail-test-heading = E-Mails gehen hinaus
mail-test-lead = Das ist die Testnachricht, die Sie auf der Seite E-Mail angefordert haben. So sehen die E-Mails an Kunden aus.
mail-test-button = Zurück zu Baton

mail-reminder-subject = Erinnerung: { $title }, bis { $due }
mail-reminder-preview = Es ist noch offen, und die Frist rückt näher.
mail-reminder-done = Sie haben es schon erledigt? Dann ist nichts mehr zu tun.

mail-escalated-subject-soon = Die Zeit läuft: { $title } ({ $flow })
mail-escalated-subject-late = Überfällig: { $title } ({ $flow })
mail-escalated-preview = Sie erfahren es, weil Sie helfen können.
mail-escalated-soon = Das ist noch nicht erledigt, und die Frist rückt näher.
mail-escalated-late = Das ist überfällig.
mail-escalated-holder = Es liegt bei { $holder }.
mail-escalated-nobody = Die Vorlage nennt dafür die Rolle { $role }, die noch niemand hat. Deshalb erfahren Sie es: Sie sind für den Vorgang zuständig.

mail-stalled-subject = Das wartet auf Sie: { $title }
mail-stalled-subject-start = Nicht gestartet: { $title }
mail-stalled-waits = Es wartet, bis Sie es noch einmal versuchen oder überspringen.
mail-stalled-goes-on = Der Vorgang, der ihn starten sollte, läuft weiter. Wird er gebraucht, starten Sie ihn von Hand.
mail-stalled-no-date = Es wartet auf ein Datum, das nicht angegeben ist.
mail-stalled-cancelled = Der Vorgang, auf den es wartet, wurde abgebrochen.
mail-stalled-template-missing = Die Vorlage ist nicht vorhanden, oder keine Version davon ist veröffentlicht.
mail-stalled-start-refused = Der Start war nicht möglich: Das Startformular verlangt Antworten, oder eine Rolle hat zu wenige Personen.
mail-stalled-too-deep = Vorgänge starten Vorgänge, die Vorgänge starten, zu viele hintereinander.

mail-milestone-subject = { $name }: { $flow }
mail-milestone-preview = Wir sind ein gutes Stück weiter.
mail-milestone-lead = Erreicht: { $name }.

mail-collected-subject = { $count ->
    [one] { $title }
   *[other] { $count } Punkte für Sie: { $title } und mehr
}
mail-collected-preview = Alles in einer E-Mail.
mail-collected-heading = { $count ->
    [one] Ein Punkt für Sie
   *[other] { $count } Punkte für Sie
}
mail-collected-more = { $count ->
    [one] Und ein weiterer.
   *[other] Und { $count } weitere.
}
mail-collected-button = Ihre Aufgaben öffnen
mail-collected-todo = Zu erledigen
mail-collected-to-prepare = Vorzubereiten
mail-collected-not-started = Der Start war nicht möglich.
mail-collected-milestone = Erreicht
mail-collected-recorded = Wir haben Ihre Antwort aufgeschrieben.

# Something that was lent: somebody does one thing for another, for a time.
mail-lent-subject = { $from } bittet Sie: { $title }
mail-lent-preview = Eine Aufgabe, in Vertretung.
mail-lent-lead = { $from } bittet Sie, dies für { $house } in Vertretung zu erledigen: { $title }.
mail-lent-button = Öffnen
mail-lent-only = Der Link öffnet nur diese eine Aufgabe. Was Sie tun, zählt für { $from }; beide Namen werden dazu festgehalten.
mail-lent-unknown = Sie wissen nicht, worum es geht? Dann lassen Sie es einfach; ohne Sie geschieht nichts.
mail-lent-somebody = Die Person, die Sie gebeten haben,
mail-given-back-subject = Wieder bei Ihnen: { $title }
mail-given-back-preview = Sie haben die Aufgabe zurückbekommen.
mail-given-back-lead = { $who } hat Ihnen „{ $title }“ zurückgegeben.
mail-recalled-lead = { $house } hat „{ $title }“ von { $who } zurückgenommen. Die Aufgabe liegt wieder allein bei Ihnen.
mail-recalled-lead-unnamed = { $house } hat „{ $title }“ zurückgenommen. Die Aufgabe liegt wieder allein bei Ihnen.
mail-given-back-button = Öffnen
mail-done-for-you-subject = Für Sie erledigt: { $title }
mail-done-for-you-preview = Dort bleibt für Sie nichts zu tun.
mail-done-for-you-heading = Für Sie erledigt
mail-done-for-you-lead = { $who } hat „{ $title }“ in Ihrer Vertretung erledigt.
mail-done-for-you-at = Eingegangen { $when }.
mail-collected-given-back = An Sie zurückgegeben.
mail-collected-done-for-you = Für Sie erledigt.

# How somebody signs in was changed.
mail-changed-preview = Wenn Sie das nicht waren, sagen Sie uns Bescheid.
mail-changed-at = Das war { $when }.
mail-changed-button = Profil ansehen
mail-changed-wrong = Waren Sie das nicht? Dann hat sich vielleicht jemand als Sie angemeldet. Sagen Sie { $house } sofort Bescheid.
mail-changed-password = Ihr Passwort wurde geändert
mail-changed-password-means = Ab jetzt melden Sie sich mit dem neuen an. Andere Geräte wurden abgemeldet.
mail-changed-factor-on = Ein zweiter Schritt wurde eingerichtet
mail-changed-factor-on-means = Ab jetzt wird bei der Anmeldung ein Code von Ihrem Gerät verlangt.
mail-changed-factor-off = Der zweite Schritt wurde ausgeschaltet
mail-changed-factor-off-means = Ab jetzt wird bei der Anmeldung kein Code von einem Gerät mehr verlangt.
mail-changed-codes = Sie haben neue Ersatzcodes
mail-changed-codes-means = Die bisherigen Codes gelten nicht mehr.
