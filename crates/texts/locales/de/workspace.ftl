# Der Arbeitsbereich: ein Vorgang mit allem, was dazugehört.
workspace-breadcrumb = Pfad
workspace-flows = Vorgänge
workspace-tabs = Arbeitsbereich
workspace-more = Mehr zu diesem Vorgang
workspace-owner = Zuständig: { $name }
workspace-owner-nobody = niemand ist zuständig
workspace-running = läuft seit { $date }
workspace-paused = pausiert, begonnen am { $date }
workspace-completed = abgeschlossen am { $date }
workspace-cancelled = abgebrochen am { $date }

workspace-menu-send-back = Von „{ $title }“ zurückgeben …
workspace-menu-people = Personen zuordnen …
workspace-menu-cancel = Vorgang abbrechen …

workspace-tab-steps = Schritte
workspace-tab-messages = Nachrichten
workspace-tab-files = Dateien
workspace-tab-history = Verlauf

# Bei wem er liegt, bis wann, wie weit er ist.
workspace-held-by = Liegt bei
workspace-since = seit
workspace-while-paused = pausiert
workspace-nobody-is = Noch niemand ist { $role }
workspace-too-few = { $role } braucht { $needed } Personen und hat { $present }
workspace-handed-back = { $role } hat ihn zurückgegeben
workspace-next-deadline = Nächste Frist
workspace-no-deadline = Keine
workspace-how-worked-out = So ergibt sie sich
workspace-why = Warum { $when }
# $distance ist „seit 17 Std. überfällig“.
workspace-late = { $count ->
    [one] ein Schritt ist { $distance }
   *[other] { $count } Schritte sind überfällig, einer { $distance }
}
workspace-progress = Fortschritt
workspace-ended = Beendet
workspace-ended-completed = Abgeschlossen
workspace-ended-cancelled = Abgebrochen
workspace-ending-outcome = „{ $title }“: { $outcome } von { $who }
workspace-ending-cancelled = Von { $who }
workspace-ending-cancelled-why = Von { $who }: { $reason }

# Nachrichten.
workspace-nobody-wrote = Noch hat niemand geschrieben.
workspace-all-messages = Alle { $count }
workspace-message = Nachricht
workspace-write-something = Nachricht schreiben
workspace-send = Senden
workspace-send-to = An { $who } senden
workspace-send-team = Ans Team senden
workspace-sending = Wird gesendet …
workspace-thread-team = Nur fürs Team
workspace-read-by-team = Das lesen nur Mitglieder. Niemand außerhalb sieht es je.
workspace-read-by = Das lesen { $people } und die Mitglieder.
workspace-read-by-nobody-yet = Das lesen die Mitglieder und wer diese Rolle übernimmt. Noch ist niemand zugeordnet.
workspace-empty-team = Hier stehen Notizen unter Kollegen. Noch hat niemand geschrieben.
workspace-empty-thread = Hier steht, was Sie und { $people } einander schreiben. Noch hat niemand geschrieben.
workspace-write-team = Ans Team schreiben
workspace-write-to = An { $people } schreiben
workspace-told-team = Wer für den Vorgang zuständig ist, erhält eine E-Mail.
workspace-told-by-mail = Eine E-Mail weist darauf hin.
workspace-older-messages = Ältere Nachrichten
workspace-newest-messages = Zu den neuesten

# Dateien.
workspace-files-empty = Hier stehen, nach Schritten geordnet, die Dateien, die Kunden oder Mitglieder in diesem Vorgang einreichen. Noch gibt es keine.
workspace-files-more = Weitere Dateien
workspace-files-first = Zu den ersten
workspace-file-look = Ansehen
workspace-file-download = Herunterladen
workspace-file-at-start = Zu Beginn
workspace-file-evidence = Beleg für das Gesagte
workspace-file-by-key = ein Schlüssel

# Verlauf.
workspace-proof-broken = Die Prüfsummen dieses Verlaufs passen nicht zusammen. Sagen Sie es der Person, die diesen Server betreibt.
workspace-proof-all = { $count ->
    [one] Der eine Eintrag wurde soeben geprüft: Seine Prüfsumme stimmt.
   *[other] Alle { $count } Einträge wurden soeben geprüft: Jeder trägt die Prüfsumme des vorigen, und alle stimmen.
}
workspace-proof-shown = { $count ->
    [one] Ein Eintrag; er ist, wie er geschrieben wurde.
   *[other] { $count } Einträge, jeder mit der Prüfsumme des vorigen; die gezeigten sind, wie sie geschrieben wurden.
}
workspace-proof-check = Alle prüfen
workspace-history-older = Ältere Einträge
workspace-history-newest = Zu den neuesten
workspace-entry = Prüfsumme von Eintrag { $number }
# A sentence of its own follows.
workspace-by-itself = Baton:
workspace-api-key = Ein API-Schlüssel
workspace-for = für { $name }
workspace-started-by = Gestartet von
workspace-has-started = Hat gestartet:
workspace-has-started-more = { $count ->
    [one] und einen weiteren
   *[other] und { $count } weitere
}
workspace-related-ended = beendet
