# Members, groups, and what lies with them.
member-title = Mitglieder
member-none-yet = Noch niemand sonst. Wen Sie hinzufügen, wählt über einen Link ein Passwort.
member-column-member = Mitglied
member-column-groups = Gruppen
member-column-may = Darf
member-column-state = Status
member-may-admin = Administration
member-may-builder = Vorlagen
member-may-staff = Bearbeitung
member-may-auditor = Revision
member-may-admin-hint = Alles: Mitglieder, Schlüssel, Organisation, jede Vorlage, jeder Vorgang
member-may-builder-hint = Schreibt und veröffentlicht Vorlagen, richtet Startlinks ein
member-may-staff-hint = Startet Vorgänge, arbeitet darin, antwortet Kunden
member-may-auditor-hint = Liest Vorgänge und das Protokoll, ändert nichts
member-state-active = Aktiv
member-state-invited = Eingeladen
member-state-disabled = Gesperrt seit { $date }
member-you = Sie
member-add = Mitglied hinzufügen
member-name = Name
member-email = E-Mail
member-permissions = Rechte
member-groups = Gruppen
member-add-button = Hinzufügen
member-save = Speichern
member-back = Zurück
member-link-mailed = Der Link ist per E-Mail an { $name } unterwegs. Sie können ihn auch selbst weitergeben. Er gilt einmal, bis { $until }.
member-link-shown = Geben Sie diesen Link an { $name } weiter. Er wird nur jetzt angezeigt und gilt einmal, bis { $until }.
member-link-label = Einmal-Link
member-link-new = Neuer Passwort-Link
member-link-new-hint = { $name } wählt damit ein neues Passwort und wird überall abgemeldet. Frühere Links gelten nicht mehr.
member-link-invite = Einladungslink
member-link-invite-hint = { $name } hat noch kein Passwort gewählt. Frühere Links gelten nicht mehr.
member-sign-out = Überall abmelden
member-sign-out-hint = { $name } wird sofort auf allen Geräten abgemeldet und kann sich wieder anmelden. Bei einem verlorenen Gerät senden Sie zusätzlich einen neuen Passwort-Link.
member-disable = Sperren …
member-disable-hint = { $name } kann sich nicht mehr anmelden und bekommt keine Aufgaben mehr. Nichts Erledigtes geht verloren.
member-enable = Wieder freischalten
member-enable-hint = { $name } kann sich wieder anmelden, mit den Rechten und Gruppen unten.
member-disable-title = { $name } sperren?
member-disable-signs-out = Wird sofort auf allen Geräten abgemeldet und kann sich nicht mehr anmelden.
member-disable-pools = { $count ->
    [0] Hat keine Aufgabe einer Gruppe übernommen.
    [one] Eine aus einer Gruppe übernommene Aufgabe geht an die Gruppe zurück.
   *[other] { $count } aus Gruppen übernommene Aufgaben gehen an ihre Gruppen zurück.
}
member-disable-alone = { $count ->
    [0] Sonst wartet nichts auf diese Person.
    [one] Eine Aufgabe wartet nur auf diese Person. Sie bleibt offen, bis die zuständige Person sie jemandem gibt.
   *[other] { $count } Aufgaben warten nur auf diese Person. Sie bleiben offen, bis die Zuständigen sie jemandem geben.
}
member-disable-owned = { $count ->
    [0] Ist für keinen laufenden Vorgang zuständig.
    [one] Ist für einen laufenden Vorgang zuständig. Er läuft weiter; die Administration handelt an ihrer Stelle.
   *[other] Ist für { $count } laufende Vorgänge zuständig. Sie laufen weiter; die Administration handelt an ihrer Stelle.
}
member-disable-kept = Was getan, gesagt und entschieden wurde, bleibt in jedem Verlauf. Sie können { $name } jederzeit wieder freischalten.
member-disable-confirm = { $name } sperren
member-groups-title = Gruppen
member-groups-lead = Eine Gruppe kann eine Rolle übernehmen: Jedes ihrer Mitglieder darf die Arbeit an sich nehmen.
member-groups-empty = Noch keine Gruppe. Vorlagen nennen die Gruppen, die sie brauchen.
member-group-new = Neue Gruppe
member-group-add = Anlegen
member-group-count = { $count ->
    [0] niemand
    [one] 1 Mitglied
   *[other] { $count } Mitglieder
}
member-group-title = Gruppe { $name }
member-group-lead = Wer dazugehört, darf ihre Arbeit übernehmen. Laufende Vorgänge erfahren davon.
member-group-members = Mitglieder
member-group-save = Gruppe speichern
member-no-permission = Wählen Sie mindestens ein Recht.
member-last-admin = Niemand sonst hat die Administration. Geben Sie sie zuerst jemand anderem.
member-not-disabled = Dieses Mitglied ist nicht gesperrt.
member-disabled-before = Dieses Mitglied ist bereits gesperrt.
member-not-oneself = Sie können sich nicht selbst sperren. Bitten Sie eine andere Person mit Administrationsrecht.
member-opens-another = Diese Anmeldung öffnet auch eine andere Organisation. Die Person muss ihr Passwort selbst zurücksetzen.
member-there-already = { $email } ist bereits Mitglied.
