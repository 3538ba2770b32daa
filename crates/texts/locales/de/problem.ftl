# Warum etwas nicht geschehen ist.
problem-not-found = Hier ist nichts, oder es ist nicht für Sie bestimmt.
problem-not-signed-in = Bitte melden Sie sich zuerst an.
problem-not-allowed = Dafür braucht es { $needs }.
problem-invalid = Einige Angaben müssen korrigiert werden.
problem-definition = { $count ->
    [one] Die Vorlage hat 1 Fehler.
   *[other] Die Vorlage hat { $count } Fehler.
}
problem-key-reused = Dieser Idempotency-Key wurde für eine andere Anfrage benutzt. Verwenden Sie einen neuen.
problem-changed-meanwhile = Jemand anderes hat das im selben Moment geändert. Sehen Sie es sich noch einmal an und wiederholen Sie es dann.
problem-too-many = { $minutes ->
    [one] Zu viele Versuche. Bitte warten Sie 1 Minute.
   *[other] Zu viele Versuche. Bitte warten Sie { $minutes } Minuten.
}
problem-unavailable = Baton erreicht seinen Speicher gerade nicht. Es ging nichts verloren; bitte versuchen Sie es gleich noch einmal.
problem-broken = Auf unserer Seite ist etwas schiefgegangen.

problem-instant = Bitte geben Sie einen Zeitpunkt in UTC an, zum Beispiel 2026-03-31T15:00:00Z.
problem-due-span = Bitte geben Sie eine Dauer an. Erwartet: { $expected }
problem-may-not-see = { $who } darf diesen Vorgang nicht sehen. Bitte wählen Sie jemanden, der darf, oder fragen Sie die zuständige Person.
problem-member-active = Bitte wählen Sie ein aktives Mitglied.
problem-needs-owner = die zuständige Person oder die Administration
problem-needs-part = eine Aufgabe in diesem Vorgang
problem-needs-scope = den Scope { $scope }
problem-needs-admin-signed-in = eine angemeldete Person mit Administrationsrecht
problem-needs-permission = das Recht { $permissions }
problem-permission-staff = Bearbeitung
problem-permission-builder = Vorlagen
problem-permission-admin = Administration
problem-permission-auditor = Revision

problem-name = Bitte geben Sie einen Namen ein.
problem-characters-max = Höchstens { $count } Zeichen sind möglich.
problem-start-link-role = Die Vorlage sagt nicht, welche Rolle hat, wer sie startet. Schreiben Sie `initializer` unter `start` und veröffentlichen Sie sie erneut.
problem-owner = Bitte wählen Sie ein Mitglied, das nicht gesperrt ist.
problem-page-old = Diese Seite war nicht mehr aktuell, deshalb wurde nichts gesendet. Bitte prüfen Sie Ihre Angaben und senden Sie erneut.
problem-group-person = Bitte wählen Sie jemanden aus der Gruppe { $group }.
problem-file-gone = Diese Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.
problem-record-kind = Diese Vorlage ist für { $kinds }, nicht für { $kind }.
problem-record-unknown = Diese Akte gibt es nicht.
problem-record-kinds = Bitte wählen Sie eines davon: { $kinds }.
problem-cancel-why = Bitte sagen Sie, warum der Vorgang hier endet.
problem-template-there = Eine Vorlage „{ $key }“ gibt es bereits. Um sie zu ändern, senden Sie das ETag ihres Entwurfs oder ihrer neuesten Version als If-Match.
problem-template-version-state = Diese Version ist inzwischen in einem anderen Zustand. Bitte laden Sie neu.
problem-template-draft-there = „{ $key }“ hat bereits einen Entwurf. Senden Sie dessen ETag, um ihn zu ersetzen.
problem-template-stale = „{ $key }“ ist nicht mehr so, wie Sie es gelesen haben. Lesen Sie es neu und senden Sie dann das neue ETag.
problem-template-no-draft = „{ $key }“ hat keinen Entwurf; die neueste Version ist bereits veröffentlicht.
problem-sign-in = E-Mail-Adresse oder Passwort stimmen nicht.
problem-draft-large = Das ist mehr, als ein Vorgang fassen kann. Bitte senden Sie lange Texte als Dateien.
problem-password-short = Bitte verwenden Sie mindestens { $count } Zeichen.
problem-password-long = Bitte verwenden Sie höchstens { $count } Zeichen.
problem-password-other = Das ist ein anderes Passwort. Bitte geben Sie zweimal dasselbe ein.
problem-password-wrong = Das ist nicht Ihr jetziges Passwort.
problem-message-empty = Bitte schreiben Sie zuerst etwas.
problem-files-max = Hier sind höchstens { $count } Dateien möglich.
problem-files-not-now = Der Schritt `{ $step }` erwartet gerade keine Dateien von Ihnen. Laden Sie neu, um zu sehen, was offen ist.
problem-file-type-any = Bitte geben Sie ein PDF, ein Bild oder ein Office-Dokument.
problem-file-types = Bitte geben Sie eine Datei in einem dieser Formate: { $types }.
problem-recording-why = Bitte sagen Sie, woher Sie es wissen, zum Beispiel „Anruf am Montag“.
problem-no-address = Wir haben keine E-Mail-Adresse von Ihnen. Wenden Sie sich an die Person, die Ihnen den Link geschickt hat.
problem-code-wrong = Das ist nicht der Code. Sehen Sie in die neueste E-Mail und geben Sie die sechs Ziffern ein.
problem-code-old = Dieser Code ist verbraucht oder zu alt. Bitte fordern Sie einen neuen an.
problem-code-type = Bitte geben Sie die sechs Ziffern aus der E-Mail ein.
problem-scopes = Bitte wählen Sie mindestens einen Scope.
problem-group-there = Eine Gruppe namens { $name } gibt es bereits.
problem-group-members = Bitte wählen Sie Mitglieder der Firma, die nicht gesperrt sind.
problem-person-unknown = Diese Kennung hat niemand. Bitte wählen Sie erneut eine Person.
problem-upload-large = Diese Datei ist größer als { $size }. Bitte senden Sie eine kleinere.
problem-upload-broken = Das Hochladen brach ab. Bitte wählen Sie die Datei noch einmal.
problem-upload-unkept = Die Datei konnte gerade nicht gespeichert werden. Bitte versuchen Sie es gleich noch einmal.
problem-needs-machine = den Rechner, auf dem der Server läuft
problem-form-long = Das Formular ist länger als 1 MiB. Bitte kürzen Sie die längste Antwort oder senden Sie sie als Datei.
problem-form-broken = Das Formular brach unterwegs ab. Gehen Sie zurück und senden Sie es noch einmal.
problem-upload-empty = Diese Datei ist leer. Bitte wählen Sie eine andere.
problem-file-choose = Bitte wählen Sie zuerst eine Datei aus.
problem-document-why = Bitte sagen Sie, warum Sie es nicht haben.
problem-document-none = Bitte sagen Sie, warum es keines gibt.
problem-document-wrong = Bitte sagen Sie, was nicht stimmt, damit der Kunde es korrigieren kann.
problem-document-decide = Bitte nehmen Sie es an, geben Sie es zurück oder verzichten Sie darauf.
problem-step-not-yours = Das liegt gerade nicht bei Ihnen. Laden Sie neu, um zu sehen, bei wem es liegt.
problem-start-not-now = Das können wir im Moment nicht annehmen. Es wurde nichts gesendet; bitte sagen Sie uns Bescheid oder versuchen Sie es später noch einmal.
problem-zone = Bitte wählen Sie eine Zeitzone aus der Liste.
problem-lend-day = Bitte wählen Sie einen Tag.
problem-lend-long = Bitte wählen Sie einen Tag innerhalb der nächsten { $days } Tage.
problem-lend-oneself = Das ist Ihre eigene Adresse. Bitte nennen Sie jemand anderen.
problem-lend-member = Diese Person arbeitet bei uns und braucht keinen Link. Schreiben Sie uns stattdessen eine Nachricht.
