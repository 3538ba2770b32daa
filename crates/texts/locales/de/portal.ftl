# The portal for clients, and what admins decide about it.
portal-code-wrong = Dieser Code stimmt nicht oder gilt nicht mehr. Sehen Sie noch einmal nach oder lassen Sie sich einen neuen schicken.
portal-password-wrong = Adresse und Passwort passen nicht zusammen. Sie können sich auch einen Code schicken lassen.
portal-factor-wrong = Dieser Code stimmt nicht oder wurde schon benutzt. Geben Sie den ein, den Ihre App jetzt zeigt, oder einen Ihrer Ersatzcodes.
portal-factor-over = Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an.
portal-factor-taken = Sie haben schon einen zweiten Schritt. Beenden Sie ihn zuerst, um ein anderes Gerät einzurichten.
portal-record-choose = Wählen Sie, für wen Sie das starten.
portal-offer-missing = Wählen Sie eine Vorlage, deren Startlink eingeschaltet ist.
portal-offer-taken = Diese Vorlage ist schon veröffentlicht. Ändern Sie stattdessen ihren Eintrag.
portal-unfit-private = Privat: Geben Sie die Vorlage zuerst frei.
portal-unfit-folder = Im Ordner { $folder }: Nehmen Sie die Vorlage zuerst heraus.
portal-unfit-off = Der Startlink der Vorlage ist ausgeschaltet.
portal-entries-max = Ein Portal hat höchstens { $count } Einträge. Entfernen Sie zuerst einen.
portal-groups-choose = Wählen Sie mindestens eine Gruppe oder alle Kunden.
portal-group-taken = Es gibt schon eine Gruppe namens { $name }.
portal-link-wrong = Schreiben Sie in jede Zeile einen Namen und eine Adresse, etwa „Unsere Preise https://firm.example/preise“. Hier ist es nicht so: { $line }
portal-links-max = Höchstens { $count } Links.
portal-start = Starten
portal-home = Start
portal-messages = Nachrichten
portal-files = Dateien
portal-profile = Profil
portal-sections = Bereiche
portal-sign-in-title = Anmelden
portal-sign-in-lead = Hier melden sich Kunden von { $organisation } an. Wir schicken Ihnen einen Code per E-Mail, ein Passwort brauchen Sie nicht.
portal-send-code = Code schicken
portal-with-password = Mit Passwort anmelden
portal-by-code = Lieber einen Code schicken lassen
portal-no-sign-in = Wenn wir Ihnen einen Link für eine einzelne Sache geschickt haben, brauchen Sie keine Anmeldung: Öffnen Sie ihn einfach.
portal-remember = Auf diesem Gerät angemeldet bleiben
portal-code-title = Sehen Sie in Ihre E-Mails
portal-code-sent = Wenn { $address } hier bekannt ist, ist ein sechsstelliger Code dorthin unterwegs. Er gilt zehn Minuten.
portal-sign-in-button = Anmelden
portal-other-address = Eine andere Adresse nehmen
portal-factor-title = Noch ein Schritt
portal-factor-lead = Öffnen Sie die App auf Ihrem Gerät und geben Sie den Code ein, den sie für dieses Konto zeigt.
portal-factor-hint = Sechs Ziffern oder einer Ihrer Ersatzcodes
portal-begin-again = Von vorn beginnen
portal-good-morning = Guten Morgen, { $name }
portal-good-afternoon = Guten Tag, { $name }
portal-good-evening = Guten Abend, { $name }
portal-flow-for = { $flow }, für { $record }
portal-do-files = Dokumente senden
portal-do-form = Ausfüllen
portal-do-approval = Entscheiden
portal-do-acknowledgement = Lesen und bestätigen
portal-your-flows = Ihre Vorgänge
portal-no-flows = Zurzeit läuft nichts. Wir schreiben Ihnen, sobald etwas beginnt.
portal-no-flows-start = Zurzeit läuft nichts. Mit „Starten“ beginnen Sie etwas.
portal-more-flows = Ältere zeigen
portal-more = Mehr zeigen
portal-ended = { $count ->
    [one] Ein abgeschlossener Vorgang
   *[other] { $count } abgeschlossene Vorgänge
}
portal-ended-title = Abgeschlossene Vorgänge
portal-ended-none = Noch ist nichts abgeschlossen.
portal-since = seit { $date }
portal-stage = { $name }, { $place } von { $count }
portal-looked-on-means = An diesem Vorgang wirken Sie nicht mit. Sie sehen, wie weit er ist, weil Sie alles zu { $record } sehen dürfen. Nachrichten und Dokumente darin sehen nur die Beteiligten.
portal-last-message = Letzte Nachricht
portal-links = Links
portal-messages-none = Noch keine Nachrichten. Öffnen Sie einen Ihrer Vorgänge, um uns zu schreiben.
portal-files-none = Hier stehen Dokumente, die Sie uns senden oder von uns bekommen.
portal-acting-title = Für wen handeln Sie?
portal-acting-lead = Sie sehen, was dazu gehört, und starten in diesem Namen. Sie können es jederzeit ändern.
portal-acting-change = Für jemand anderen handeln
portal-acting-now = jetzt
portal-acting-all = { $name }, alles
portal-start-title = Was möchten Sie starten?
portal-start-none = Hier gibt es nichts, was Sie starten können. Schreiben Sie uns, wenn Sie etwas brauchen.
portal-start-choose-one = Wählen Sie, was Sie starten möchten.
portal-continue = Weiter
portal-start-cancel = Abbrechen
portal-start-for = Für wen?
portal-start-choose = Bitte wählen
portal-start-now = Starten
portal-saved = Gespeichert.
portal-password-why = Legen Sie eines fest, wenn Sie lieber ein Passwort eingeben, als auf einen Code zu warten.
portal-password-set = Passwort festlegen
portal-remembered = bleibt angemeldet
portal-factor-page = Zweiter Schritt beim Anmelden
portal-factor-what = Ein Code aus einer App auf Ihrem Gerät, zusätzlich zum Passwort oder zum Code per E-Mail. Wer Ihre E-Mails liest, kann sich dann nicht anmelden.
portal-factor-is-on = Eingeschaltet. Beim Anmelden werden Sie nach einem Code Ihrer App gefragt.
portal-factor-manage = Ersatzcodes oder beenden
portal-factor-set-up = Einrichten
portal-factor-required = Ihre Organisation verlangt von allen einen zweiten Schritt. Richten Sie Ihren ein, um weiterzumachen.
portal-factor-app = Öffnen Sie eine Authenticator-App auf Ihrem Gerät. Wenn Sie dies dort lesen, öffnen Sie sie hier:
portal-factor-open = In der App öffnen
portal-factor-key = Sonst legen Sie in der App von Hand ein Konto mit diesem Schlüssel an:
portal-factor-type = Geben Sie den Code ein, den die App jetzt zeigt.
portal-factor-confirm = Einschalten
portal-factor-on = { $left ->
    [0] Er ist eingeschaltet. Sie haben keine Ersatzcodes mehr: Erstellen Sie neue.
    [one] Er ist eingeschaltet. Ein Ersatzcode ist übrig.
   *[other] Er ist eingeschaltet. { $left } Ersatzcodes sind übrig.
}
portal-factor-new-codes = Neue Ersatzcodes
portal-factor-end = Zweiten Schritt beenden
portal-factor-codes = Bewahren Sie diese Ersatzcodes sicher auf. Jeder lässt Sie einmal hinein, wenn Sie Ihr Gerät nicht haben. Sie werden nicht noch einmal gezeigt.
portal-factor-kept = Ich habe sie aufbewahrt
portal-admin-menu = Kundenportal
portal-admin-title = Kundenportal
portal-admin-lead = Kunden melden sich hier an:
portal-admin-entries = Von Kunden gestartete Vorgänge
portal-admin-entries-lead = Was Kunden selbst starten dürfen, in dieser Reihenfolge.
portal-admin-new = Neuer Vorgang
portal-admin-no-entries = Noch können Kunden nichts starten. Veröffentlichen Sie eine Vorlage, deren Startlink eingeschaltet ist.
portal-admin-up = { $name } nach oben
portal-admin-down = { $name } nach unten
portal-admin-modules = Module
portal-admin-modules-lead = Was Kunden neben ihren Vorgängen finden, in dieser Reihenfolge.
portal-admin-save-of = { $name } speichern
portal-module-announcement = Mitteilung
portal-module-announcement-means = Ein paar Worte an alle, oben auf der ersten Seite.
portal-module-announcement-text = Text
portal-module-messages-means = Was zuletzt in jedem Vorgang geschrieben wurde.
portal-module-files-means = Alle Dokumente, die sie gegeben oder bekommen haben.
portal-module-links-means = Adressen, die sie oft brauchen, am Ende der ersten Seite.
portal-module-links-text = In jeder Zeile ein Name und eine Adresse
portal-admin-groups = Kundengruppen
portal-admin-groups-lead = Gruppen von Kunden, Partnern oder anderen. Ein Eintrag kann nur für einige davon sein.
portal-admin-group-counts = { $records ->
    [one] Eine Akte
   *[other] { $records } Akten
} · { $entries ->
    [one] darf eines mehr starten
   *[other] darf { $entries } mehr starten
}
portal-admin-group-new = Neue Gruppe
portal-admin-group-create = Anlegen
portal-admin-new-title = Neuer Vorgang für Kunden
portal-admin-no-offers = Bei keiner Vorlage ist der Startlink eingeschaltet. Schalten Sie ihn zuerst bei der Vorlage ein.
portal-admin-to-templates = Zu den Vorlagen
portal-admin-template = Vorlage
portal-admin-template-hint = Vorlagen, deren Startlink eingeschaltet ist.
portal-admin-entry-title = Titel
portal-admin-entry-title-hint = So, wie Kunden es sagen, etwa „Neue Mitarbeiterin melden“.
portal-admin-entry-description = Beschreibung
portal-admin-audience = Wer ihn starten darf
portal-admin-all = Alle Kunden
portal-admin-some = Nur diese Gruppen
portal-admin-no-groups = Es gibt noch keine Gruppen.
portal-admin-publish = Veröffentlichen
portal-admin-remove = Aus dem Portal nehmen
portal-admin-remove-means = Kunden können ihn dann nicht mehr starten. Was gestartet wurde, läuft weiter.
portal-admin-group-name = Name
portal-admin-group-records = In dieser Gruppe
portal-admin-group-empty = Noch niemand.
portal-admin-take-out = { $name } herausnehmen
portal-admin-put-in = { $name } hinzufügen
portal-admin-add = Hinzufügen
portal-admin-group-add = Jemanden hinzufügen
portal-admin-group-search = Name oder Adresse einer Akte
portal-admin-search = Suchen
portal-admin-no-hits = Nichts gefunden.
portal-admin-group-delete = Gruppe löschen
portal-admin-group-delete-title = { $name } löschen?
portal-admin-group-unused = Sie wird nirgends benutzt. Die Akten darin bleiben, wie sie sind.
portal-admin-group-used = { $count ->
    [one] Ein Eintrag des Portals ist für diese Gruppe:
   *[other] { $count } Einträge des Portals sind für diese Gruppe:
}
portal-admin-group-then = Was nur für diese Gruppe war, kann dann niemand mehr starten, bis Sie andere wählen. Die Akten darin bleiben, wie sie sind.
portal-admin-nobody = niemand, bis Sie Gruppen wählen
portal-place-title = Wo sie steht
portal-place-folder = Ordner
portal-place-folder-hint = Leer lassen für keinen. Nur Vorlagen in keinem Ordner lassen sich im Portal veröffentlichen.
portal-place-private = Privat: nur für die, die Vorlagen bauen
portal-factor-rule = Alle Mitglieder brauchen einen
portal-factor-rule-save = Speichern
portal-factor-lost = Gerät verloren
portal-factor-lost-means = Beendet den zweiten Schritt und meldet überall ab. Vergewissern Sie sich zuerst, wer Sie darum bittet.
portal-mails = Welche E-Mails Sie bekommen
portal-mails-hint = Was bald fällig ist, kommt immer sofort. Alles steht auch hier.
portal-mails-needed = Nur was Sie betrifft und zu tun ist
portal-factor-scan = Scannen Sie dies mit der App auf Ihrem anderen Gerät.
