# Was der Vorgang nicht getan hat, warum, und was er stattdessen annähme. Zwischen Backticks stehen Schlüssel von
# Schritten, Rollen und Dokumenten; Seiten setzen dort deren Titel ein.
refusal-not-started = Der Vorgang wurde nicht gestartet.
refusal-already-started = Der Vorgang wurde bereits gestartet.
refusal-unknown-step = Die Vorlage hat keinen Schritt `{ $step }`. Nennen Sie einen ihrer Schritte.
refusal-unknown-document = Der Schritt `{ $step }` hat kein Dokument `{ $document }`. Nennen Sie eines seiner Dokumente.
refusal-unknown-role = Die Vorlage hat keine Rolle `{ $role }`. Nennen Sie eine ihrer Rollen.
refusal-unknown-assignment = Eine solche offene Aufgabe gibt es nicht. Laden Sie neu, um zu sehen, was offen ist.
refusal-closed = Der Schritt `{ $step }` ist nicht offen. Laden Sie neu, um zu sehen, was jetzt offen ist.
refusal-closed-by = { $who } war schneller: `{ $step }` ist bereits { $outcome ->
    [submitted] eingereicht
    [approved] freigegeben
    [denied] abgelehnt
    [sent_back] zurückgegeben
    [acknowledged] bestätigt
    [skipped] übersprungen
   *[done] erledigt
}. Laden Sie neu, um zu sehen, was jetzt offen ist.
refusal-wrong-attempt = Diese Antwort gehört zu einem anderen Versuch von `{ $step }`; offen ist Versuch { $current }. Sehen Sie ihn sich an und antworten Sie noch einmal.
refusal-wrong-outcome = Der Schritt `{ $step }` kann so nicht enden. Wählen Sie eines der angebotenen Ergebnisse.
refusal-not-yours = Der Schritt `{ $step }` liegt nicht bei Ihnen. Bitten Sie die zuständige Person, ihn Ihnen zuzuweisen.
refusal-already-answered = Sie haben zu `{ $step }` bereits geantwortet. Die anderen müssen noch antworten.
refusal-nobody-assigned = Für `{ $step }` ist noch niemand `{ $role }`. Die zuständige Person muss festlegen, wer es ist.
refusal-not-your-turn = Bei `{ $step }` sind Sie noch nicht an der Reihe. Sie erfahren es, sobald es so weit ist.
refusal-not-the-owner = Das kann nur die zuständige Person.
refusal-flow-ended = Der Vorgang ist beendet; hier lässt sich nichts mehr tun.
refusal-flow-paused = Der Vorgang pausiert. Die zuständige Person kann ihn fortsetzen.
refusal-data = Einige Angaben stimmen noch nicht.
refusal-checklist-open = Bitte haken Sie alle Punkte der Liste ab, bevor Sie `{ $step }` abschließen; noch offen: { $open }.
refusal-wrong-back-to = Bitte wählen Sie, zu welchem Schritt es zurückgeht: { $possible }.
refusal-not-under-review = Das Dokument `{ $document }` wird gerade nicht geprüft. Laden Sie neu, um zu sehen, was geprüft wird.
refusal-not-declined = Das Dokument `{ $document }` liegt vor; nehmen Sie es an oder geben Sie es zurück.
refusal-was-declined = Das Dokument `{ $document }` liegt nicht vor; verzichten Sie darauf oder fordern Sie es erneut an.
refusal-reason-missing = Bitte nennen Sie den Grund.
refusal-only-in-person = `{ $step }` muss persönlich beantwortet werden. Nur die Antwort von jemandem außerhalb kann für diese Person festgehalten werden.
refusal-too-few-members = `{ $step }` braucht { $needed } verschiedene Personen, `{ $role }` hat { $present }. Ergänzen Sie zuerst Personen in dieser Rolle.
refusal-picked-up-by-another = Das hat schon jemand anderes übernommen. Bitten Sie darum, es zurückzulegen.
refusal-not-a-pool = Das ist einer einzelnen Person zugewiesen; nur Aufgaben einer Gruppe lassen sich übernehmen oder zurücklegen.
refusal-is-a-pool = Das ist Aufgabe einer Gruppe. Legen Sie sie zurück, damit ein anderes Mitglied sie übernehmen kann.
refusal-nobody-named = Bitte nennen Sie mindestens eine Person.
refusal-nobody-waits = Auf das Signal `{ $signal }` wartet niemand. Gewartet wird auf: { $waited }.
refusal-no-signal = Auf das Signal `{ $signal }` wartet niemand, auf kein anderes auch nicht.
refusal-no-retry = Der Vorgang von `{ $step }` ist nicht gescheitert; es gibt nichts zu wiederholen.
refusal-to-oneself = Die Aufgabe liegt dort bereits. Bitte wählen Sie jemand anderen.
refusal-in-a-circle = Die Aufgabe wird bereits in Vertretung dieser Person erledigt; sie ginge im Kreis. Bitte wählen Sie jemand anderen.
refusal-decides-already = Diese Person entscheidet in `{ $step }` bereits mit. Bitte wählen Sie jemand anderen.
refusal-not-delegable = Was Personen außerhalb zu tun haben, wird nicht weitergegeben. Sie können `{ $step }` an die zuständige Person zurückgeben.
refusal-pick-up-first = Das ist Aufgabe einer Gruppe. Übernehmen Sie sie zuerst, dann geben Sie sie weiter.
refusal-which-assignment = `{ $step }` liegt bei mehreren Personen. Bitte sagen Sie, wessen Teil Sie meinen.
refusal-never-done = `{ $step }` wurde noch nicht erledigt und lässt sich daher nicht wieder öffnen.
refusal-cannot-add-after = Nach `{ $step }` nimmt der Vorgang einen Zweig. Fügen Sie den Schritt in diesem Zweig oder nach einem anderen Schritt ein.
refusal-out-of-reach = So, wie es steht, kommt der Vorgang nicht zu `{ $step }`. Wählen Sie einen anderen Schritt.
refusal-unknown-clock = Eine laufende Uhr `{ $clock }` gibt es nicht. Laden Sie neu, um zu sehen, was läuft.
refusal-no-deadline = `{ $step }` liegt noch bei niemandem, darum läuft keine Frist. Legen Sie zuerst fest, wer es erledigt.
refusal-not-paused = Der Vorgang pausiert nicht.
refusal-addable = Bitte wählen Sie eine der Arten, die sich einfügen lassen.
refusal-cannot-migrate = { $count ->
    [one] Ein Punkt hält
   *[other] { $count } Punkte halten
} diesen Vorgang in seiner Version. Bitte sehen Sie sich das an, bevor Sie es erneut versuchen.
refusal-other-template = Ein Vorgang bleibt bei seiner Vorlage. Bitte wählen Sie eine andere Version derselben Vorlage.
refusal-same-version = Der Vorgang ist schon in dieser Version.
refusal-nothing-to-undo = Es gibt keine Umstellung, die zurückgenommen werden kann: Sie ist schon zurückgenommen, oder seitdem ist etwas anderes geschehen.
refusal-limit-reached = Der Vorgang hat seine Grenze von { $limit ->
    [events] 10.000 Ereignissen
   *[data] 1 MiB Daten
} erreicht. Er kann nur noch beendet werden.

refusal-address-long = Höchstens { $count } Zeichen je Zeile.
refusal-name-member = Bitte wählen Sie ein Mitglied der Gruppe.
refusal-other-type = Diese Angabe passt nicht zur Art des Feldes.
refusal-no-such-document = Dieses Dokument wird in diesem Schritt nicht verlangt.
refusal-document-not-asked = Dieses Dokument wird gerade nicht verlangt.
refusal-document-needed = Dieses Dokument wird benötigt; bitte fügen Sie eine Datei hinzu.
refusal-document-why = Bitte sagen Sie, warum Sie dieses Dokument nicht haben.
refusal-document-add = Bitte fügen Sie dieses Dokument hinzu.
refusal-no-such-role = Diese Rolle gibt es in der Vorlage nicht.
refusal-not-lendable = `{ $step }` erledigt jemand von uns. Mitglieder delegieren es stattdessen.
refusal-lent-already = `{ $step }` ist bereits vorübergehend weitergegeben. Nehmen Sie es zuerst zurück.
refusal-not-lent = `{ $step }` ist gerade an niemanden weitergegeben.
refusal-lending-over = `{ $step }` lag nur für eine Zeit bei Ihnen, und die ist vorbei. Wer Sie darum gebeten hat, hat es wieder.
refusal-time-past = Dieser Zeitpunkt ist vorbei. Bitte wählen Sie einen, der noch kommt.
