# Akten: Listen, Seiten, Handlungen.
record-kind-prospect = Interessent
record-kind-prospects = Interessenten
record-kind-client = Kunde
record-kind-clients = Kunden
record-kind-employee = Mitarbeiter
record-kind-employees = Mitarbeiter
record-kind-partner = Partner
record-kind-partners = Partner
record-kind-authorization = Bewilligung
record-kind-authorizations = Bewilligungen
record-kind-firm = Das Unternehmen selbst
record-field-name = Name
record-field-email = E-Mail
record-field-owner = Zuständig
record-field-tags = Schlagwörter
record-field-status = Status
record-field-access-group = Wer sie sieht
record-field-belongs-to = Gehört zu
record-field-phone = Telefon
record-field-address = Anschrift
record-field-source = Zu uns gekommen durch
record-field-contract-start = Vertrag ab
record-field-contract-end = Vertrag bis
record-field-next-appointment = Nächster Termin
record-field-job-title = Stelle
record-field-first-day = Erster Tag
record-field-last-day = Letzter Tag
record-field-emergency-contact = Notfallkontakt
record-field-service = Leistung
record-field-reference = Aktenzeichen
record-field-units = Einheiten
record-field-valid-from = Gültig ab
record-field-valid-until = Gültig bis

# Warum etwas nicht geschah.
record-kinds-max = Es gibt bereits { $count } Arten; mehr sind nicht möglich.
record-kind-there = Es gibt bereits eine Art mit dem Schlüssel { $key }. Wählen Sie einen anderen.
record-kind-stays = Diese Art gehört zu Baton und bleibt.
record-kind-has-kinds = { $name } gehören zu ihr. Ordnen Sie sie zuerst einer anderen Art zu.
record-kind-in-use = Es gibt Akten dieser Art. Wandeln Sie sie um, führen Sie sie zusammen oder behalten Sie die Art.
record-kind-both-names = Geben Sie beide Namen an oder keinen.
record-kind-key = Beginnen Sie mit einem Kleinbuchstaben; Kleinbuchstaben, Ziffern und Unterstriche dürfen folgen, höchstens 64 Zeichen. „new“ ist vergeben.
record-kind-owner = Wählen Sie eine andere Art, die es gibt.
record-kind-stale = Jemand anderes hat diese Art geändert. Sehen Sie sie noch einmal an und wiederholen Sie es dann.
record-kind-no-launch = Akten dieser Art wirken in Vorgängen anderer mit; aus ihnen wird keiner gestartet.
record-kinds-unknown = Die Vorlage nennt Arten von Akten, die es nicht gibt: { $missing }. Legen Sie sie an oder verwenden Sie eine von { $known }.
record-firm-stays = Das Unternehmen selbst ist immer in Gebrauch.
record-firm-is-one = Vom Unternehmen selbst gibt es eine Akte.
record-access-group = Wählen Sie eine der Gruppen aus der Liste.
record-status-words = Schreiben Sie active oder inactive.
record-belongs-to-missing = Wählen Sie die Akte, zu der sie gehört.
record-tags-max = Geben Sie höchstens { $count } Schlagwörter an.
record-email-taken = { $name } hat diese Adresse bereits. Öffnen Sie die Akte, oder setzen Sie das Häkchen, um beide zu behalten.
record-email-taken-hidden = Eine andere Akte dieser Art hat diese Adresse bereits.
record-is-merged = Diese Akte wurde mit einer anderen zusammengeführt. Ändern Sie jene.
record-changed-meanwhile = Jemand anderes hat diese Akte geändert, während Sie sie geöffnet hatten.
record-convert-twice = { $name } ist bereits Kunde.
record-convert-kind = Nur ein Interessent kann Kunde werden.
record-convert-taken = Es gibt bereits einen Kunden mit dieser Adresse: { $name }. Öffnen Sie ihn und führen Sie beide zusammen, oder ändern Sie eine der Adressen.
record-merge-same = Das ist bereits eine Akte.
record-merge-kinds = Nur Akten einer Art lassen sich zusammenführen. Wandeln Sie den Interessenten zuerst um.
record-unmerge-order = Mit dieser Akte wurde später noch eine andere zusammengeführt. Machen Sie das zuerst rückgängig.
record-contact-there = Diese Person ist hier bereits Kontakt.
record-contacts-max = Eine Akte hat höchstens { $count } Kontakte.
record-contact-templates = Wählen Sie mindestens eine Vorlage.

# Listen.
record-more = Mehr
record-more-lead = Akten anderer Arten und das Unternehmen selbst.
record-new = { $kind } anlegen
record-view-all = Alle
record-view-mine = Meine
record-view-archived = Archiviert
record-search = Name, E-Mail oder Kontakt
record-search-label = Nach Wörtern aus Name, E-Mail, Schlagwörtern und Kontakten filtern
record-tag = Schlagwort
record-tag-any = beliebig
record-owner-any = alle
record-owner-me = ich
record-owner-nobody = Niemand
record-status-active = In Gebrauch
record-status-inactive = Archiviert
record-sort-name = Name, A bis Z
record-sort-name-down = Name, Z bis A
record-sort-newest = Zuletzt geändert zuerst
record-sort-oldest = Am längsten unverändert zuerst
record-column-changed = Geändert
record-shown = { $shown } von { $count }
record-shown-many = { $shown } von mehr als 1.000
record-pages = Seiten
record-previous = Zurück
record-next = Weiter
record-none-here = Auf dieser Seite steht nichts mehr.
record-first = Zur ersten Seite
record-none-fits = Zu diesen Filtern passt nichts.
record-none-archived = Es ist nichts archiviert.
record-empty-prospects = Hier steht, wer mit Ihnen arbeiten möchte: Wer einen Startlink nutzt, kommt von selbst hinzu, andere legen Sie an. Von hier aus starten Sie Vorgänge und machen aus einem Interessenten einen Kunden, wenn es so weit ist.
record-empty-clients = Hier stehen alle, für die Sie arbeiten, mit ihren Vorgängen, Dateien, Nachrichten und Ansprechpartnern. Interessenten werden mit einem Klick zu Kunden; andere legen Sie an.
record-empty-employees = Hier stehen die Menschen, die bei Ihnen arbeiten: So können Sie sie einarbeiten, ihre Angaben pflegen und sie verabschieden.
record-empty-authorizations = Hier steht, was einem Kunden bewilligt wurde. Legen Sie eine Bewilligung auf der Seite des Kunden an.
record-empty-other = Hier ist noch nichts.

# Die Seite einer Akte.
record-since = { $kind } seit { $day }
record-since-before = { $kind } seit { $day }, davor { $before }
record-owned-by = Zuständig: { $name }
record-owned-by-nobody = Niemand ist zuständig
record-acts = Handlungen
record-start-workflow = Vorgang starten
record-edit = Bearbeiten
record-convert = Zum Kunden machen
record-merge = Mit anderer Akte zusammenführen …
record-archive = Archivieren
record-erase = Endgültig löschen …
record-try-again = Noch einmal versuchen
record-update-not-failed = Dieser Schritt ist nicht an der Akte gescheitert. Es gibt nichts zu wiederholen.
record-restore = Wieder verwenden
record-is-archived = Diese Akte ist archiviert: Sie bleibt erhalten und wird nirgends angeboten.
record-was-merged = Diese Akte gibt es nicht mehr einzeln. Ihr Inhalt steht jetzt in
record-tabs = Teile dieser Akte
record-tab-overview = Überblick
record-tab-files = Dateien
record-tab-messages = Nachrichten
record-tab-history = Verlauf
record-beside = Über diese Akte
record-running = Laufende Vorgänge
record-finished = Abgeschlossen
record-more-flows = Alle Vorgänge im Verlauf
record-no-flows = Für diese Akte läuft kein Vorgang.
record-no-flows-yet = Für diese Akte läuft kein Vorgang. Starten Sie einen:
record-started = seit { $day }
record-ended = abgeschlossen { $day }
record-fields = Felder
record-change = Bearbeiten
record-no-fields = Es ist noch nichts eingetragen.
record-contacts = Kontakte
record-contact-add = Hinzufügen
record-no-contacts = Noch niemand. Vorgänge wenden sich an Kontakte, wenn sie etwas brauchen.
record-none-yet = Noch keine.
record-merged-into-this = Mit dieser zusammengeführt
record-unmerge = Rückgängig
record-column-file = Datei
record-column-flow = Vorgang
record-column-giver = Von
record-column-given = Eingereicht
record-no-files = Hier erscheinen Dateien, die in Vorgängen dieser Akte eingereicht werden.
record-no-messages = Hier erscheinen Nachrichten, die in Vorgängen dieser Akte geschrieben werden.
record-no-history = Es ist noch nichts geschehen.
record-older = Ältere

# Verlauf.
record-did-created = { $who } hat die Akte angelegt.
record-did-archived = { $who } hat sie archiviert.
record-did-restored = { $who } hat sie aus dem Archiv geholt.
record-did-messaged = { $who } hat den Kontakten geschrieben.
record-message-to = { $count ->
    [one] an eine Person
   *[other] an { $count } Personen
}
record-did-edited = { $who } hat geändert: { $fields }.
record-did-converted = { $who } hat den Interessenten zum Kunden gemacht.
record-did-contact-added = { $who } hat { $name } als Kontakt hinzugefügt.
record-did-contact-changed = { $who } hat den Kontakt { $name } geändert.
record-did-contact-removed = { $who } hat den Kontakt { $name } entfernt.
record-did-merged = { $who } hat eine andere Akte mit dieser zusammengeführt:
record-did-merged-away = { $who } hat diese Akte mit einer anderen zusammengeführt:
record-did-unmerged = { $who } hat die Zusammenführung rückgängig gemacht mit
record-did-by-flow = Ein Vorgang hat geändert: { $fields }, in
record-did-by-flow-nothing = Ein Vorgang hat diese Akte geändert:
record-did-flow-started = Ein Vorgang begann:
record-did-flow-completed = Ein Vorgang wurde abgeschlossen:
record-did-flow-cancelled = Ein Vorgang wurde abgebrochen:
record-did-other = { $who } hat etwas an ihr getan.
record-who-key = Ein API-Schlüssel
record-who-system = Baton
record-who-somebody = Jemand

# Das Formular.
record-add = Anlegen
record-save = Speichern
record-saving = Wird gespeichert …
record-leave = So lassen
record-choose = Wählen …
record-name-hint = Firma oder Person.
record-name-fixed = Der Name ist der des Unternehmens.
record-email-hint = Wer mit dieser Adresse einen Vorgang startet, ist diese Akte.
record-alike = Beide Akten behalten, obwohl sie dieselbe Adresse haben
record-owner-hint = Für die Akte zuständig, und für Vorgänge, die niemand anderen nennen.
record-access-group-hint = Diese Mitglieder sehen die Akte und ihre Vorgänge, neben der zuständigen Person und allen Beteiligten.
record-tags-hint = Wörter, unter denen man sie findet, mit Kommas dazwischen.
record-tags-hint-known = Wörter, unter denen man sie findet, mit Kommas dazwischen. Es gibt: { $tags }
record-new-title = { $kind } anlegen
record-meanwhile = Das hat sich geändert, während Sie die Akte geöffnet hatten
record-meanwhile-line = { $who } hat geändert: { $fields }.
record-meanwhile-now = { $label } ist jetzt: { $value }
record-meanwhile-hint = Unten steht, was Sie eingegeben haben. Sehen Sie es noch einmal durch; Speichern überschreibt, was andere geschrieben haben.
record-nothing = nichts

# Ein Kontakt.
record-contact-new = Neuer Kontakt
record-contact-email-hint = Hierhin gehen Links und Nachrichten.
record-contact-role = Rolle
record-contact-role-hint = Zum Beispiel Finanzleitung oder Buchhaltung.
record-contact-primary = Hauptkontakt
record-contact-primary-hint = An diese Person wenden sich Vorgänge zuerst.
record-primary = Hauptkontakt
record-may-start = Darf starten
record-may-start-hint = Im Portal, im Namen dieser Akte.
record-may-start-offered = Alles, was Kunden angeboten wird
record-may-start-nothing = Nichts
record-may-start-named = Nur, was unten angekreuzt ist
record-may-start-which = Welche davon
record-sees-all = Sieht alle Vorgänge dieser Akte
record-sees-all-hint = Sonst nur die, an denen die Person beteiligt ist.
record-rights-start-offered = Darf starten, was angeboten wird
record-rights-start-nothing = Darf nichts starten
record-rights-start-named = { $count ->
    [one] Darf einen Vorgang starten
   *[other] Darf { $count } Vorgänge starten
  }
record-rights-see-own = sieht eigene Vorgänge
record-rights-see-all = sieht alle Vorgänge
record-contact-remove = Entfernen
record-contact-remove-means = Vorgänge, an denen die Person beteiligt ist, bleiben, wie sie sind.

# Umwandeln und Zusammenführen.
record-convert-title = { $name } zum Kunden machen
record-convert-keeps = Alles bleibt bei der Akte: Vorgänge, Dateien, Nachrichten, Kontakte und Verlauf. Laufende Vorgänge gehen weiter.
record-convert-from-now = Danach können Sie starten: { $names }.
record-convert-no-longer = Nicht mehr, da für Interessenten: { $names }.
record-merge-title = { $name } mit einer anderen Akte zusammenführen
record-merge-ask = Welche Akte ist dieselbe? Solche mit gleicher Adresse oder gleichem Namen stehen oben. Noch wird nichts zusammengeführt.
record-merge-none = Keine andere Akte sieht gleich aus. Suchen Sie nach Name, E-Mail oder Kontakt.
record-merge-into = { $other } mit { $name } zusammenführen
record-merge-flows = { $count ->
    [one] ein Vorgang
   *[other] { $count } Vorgänge
}
record-merge-contacts = { $count ->
    [one] ein Kontakt
   *[other] { $count } Kontakte
}
record-merge-records = { $count ->
    [one] eine zugehörige Akte
   *[other] { $count } zugehörige Akten
}
record-merge-comes-along = Außerdem übernommen: { $what }.
record-merge-undo-hint = Auf der Seite der Akte können Sie es rückgängig machen.
record-merge-do = Zusammenführen
record-merge-turn = Stattdessen die andere behalten
record-merge-meanwhile = Unten steht, was die beiden jetzt enthalten. Sehen Sie es noch einmal durch, bevor Sie zusammenführen.
record-merge-differ = Worin sie sich unterscheiden
record-merge-empty = nichts
record-merge-taken = wird übernommen
record-merge-take = Diesen Wert nehmen

# Arten.
record-kinds-title = Arten von Akten
record-kinds-lead = Wovon Sie Akten führen und welche Felder sie haben. Vorlagen nennen Arten bei ihrem Schlüssel.
record-kind-new = Neue Art
record-kind-column = Art
record-kind-built-in = gehört zu Baton
record-kind-belongs-to = gehört zu { $kind }
record-kind-no-fields = Keine
record-kind-launches = Wird angeboten
record-kind-launches-not = Wird nicht angeboten
record-kind-key-label = Schlüssel
record-kind-key-hint = Vorlagen und API nennen die Art so; er bleibt. Kleinbuchstaben, Ziffern und Unterstriche, zum Beispiel vessel.
record-kind-singular = Name in der Einzahl
record-kind-plural = Name in der Mehrzahl
record-kind-usual-name = Lassen Sie beide Namen leer, um sie wie üblich zu nennen.
record-kind-belongs-to-hint = Jede Akte dieser Art gehört dann zu einer jener Art und steht auf deren Seite.
record-kind-belongs-to-none = Nichts
record-kind-launches-label = Aus ihren Akten lassen sich Vorgänge starten
record-kind-fields-hint = In der Reihenfolge, in der sie gezeigt werden. Ein Feld, das Sie entfernen, wird nicht mehr gezeigt; was darin stand, bleibt.
record-kind-more-fields = Weitere Zeilen
record-kind-field = Feld
record-kind-field-number = Feld { $number }
record-kind-field-label = Bezeichnung
record-kind-field-key = Schlüssel
record-kind-field-type = Typ
record-kind-field-details = Auswahl mit Kommas dazwischen; Währung (EUR); Nachkommastellen (2); Arten; Gruppe des Mitglieds
record-kind-field-required = Pflicht
record-kind-field-gone = Entfernen
record-kind-delete = Diese Art löschen
record-kind-delete-means = Eine Art lässt sich löschen, solange es keine Akten von ihr gibt.
record-kind-reset = Zurück zu den üblichen Feldern
record-kind-reset-means = Sie erhält wieder Namen und Felder, mit denen sie kam. Was in anderen stand, bleibt und wird nicht gezeigt.
record-type-text = Eine Zeile
record-type-long-text = Langer Text
record-type-number = Zahl
record-type-money = Geldbetrag
record-type-date = Datum
record-type-choice = Eine aus einer Auswahl
record-type-several = Mehrere aus einer Auswahl
record-type-yes-no = Ja oder nein
record-type-email = E-Mail
record-type-phone = Telefon
record-type-address = Anschrift
record-type-rating = Bewertung
record-type-person = Mitglied
record-type-records = Andere Akten

# Steps that change the record, and their history.
record-kind-of-step = Akte ändern
record-log-asked = Die Akte wird geändert: { $step }.
record-log-failed-fit = Die Akte ließ sich nicht ändern: In { $step } passt ein Wert nicht in sein Feld. Die zuständige Person wird gefragt.
record-log-failed-possible = Die Akte ließ sich nicht ändern: Was { $step } will, ist mit ihr nicht möglich. Die zuständige Person wird gefragt.
record-log-failed-kind = Die Akte ließ sich nicht ändern: { $step } nennt eine Art, die es nicht gibt. Die zuständige Person wird gefragt.

# Im Protokoll.
record-audit-kind-created = Art von Akten angelegt
record-audit-kind-changed = Art von Akten geändert
record-audit-kind-deleted = Art von Akten gelöscht
record-audit-kind-reset = Art von Akten auf die üblichen Felder zurückgesetzt
