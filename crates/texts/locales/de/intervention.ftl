intervention-reason = Warum
intervention-reason-hint = Der Grund steht im Verlauf des Vorgangs, nur für Mitglieder sichtbar.
intervention-reason-optional = Warum (optional)
intervention-back = Zurück
intervention-sending = Einen Moment …
intervention-menu = Mehr zu diesem Schritt

intervention-add-menu = Schritt danach einfügen …
intervention-add-title = Schritt einfügen
intervention-add-heading = Schritt nach „{ $about }“ einfügen
intervention-add-means = Der Schritt gehört nur zu diesem Vorgang, die Vorlage bleibt unverändert. Ist der Schritt davor schon erledigt, beginnt der neue sofort.
intervention-add-do = Schritt einfügen

intervention-recall-menu = Weitergabe zurücknehmen …
intervention-recall-title = Weitergabe zurücknehmen
intervention-recall-heading = „{ $about }“ zurücknehmen
intervention-recall-means = Diese Aufgabe wurde jemand anderem überlassen. Dessen Link gilt sofort nicht mehr, und sie liegt wieder allein bei der Person, die sie weitergegeben hat. Was dort eingetippt und nicht gesendet wurde, geht verloren.
intervention-recall-do = Zurücknehmen
intervention-skip-menu = Überspringen …
intervention-skip-title = Schritt überspringen
intervention-skip-heading = „{ $about }“ überspringen
intervention-skip-means = Niemand muss den Schritt mehr erledigen, und der Vorgang geht weiter. Was dort eingetippt und nicht gesendet wurde, geht verloren.
intervention-skip-do = Überspringen

intervention-reopen-menu = Wieder öffnen …
intervention-reopen-title = Schritt wieder öffnen
intervention-reopen-heading = „{ $about }“ wieder öffnen
intervention-reopen-means = Der Schritt wird noch einmal erledigt.
intervention-reopen-do = Wieder öffnen

intervention-receive-menu = Als eingegangen vermerken …
intervention-receive-title = Als eingegangen vermerken
intervention-receive-heading = „{ $about }“ als eingegangen vermerken
intervention-receive-means = Worauf dieser Schritt wartet, ist eingetroffen, und der Vorgang geht weiter. Im Verlauf steht Ihr Name dabei.
intervention-receive-do = Als eingegangen vermerken

intervention-due-menu = Frist ändern …
intervention-due-title = Frist ändern
intervention-due-heading = Frist von „{ $about }“ ändern
intervention-due-means = Von da an verschiebt nichts anderes sie mehr. Liegt sie schon zurück, wirkt sie sofort.
intervention-due-do = Frist setzen

intervention-reassign-menu = Neu zuweisen …
intervention-reassign-title = Schritt neu zuweisen
intervention-reassign-heading = „{ $about }“ neu zuweisen
intervention-reassign-means = Nur dieser Schritt geht an jemand anderen; wer die Rolle innehat, bleibt gleich.
intervention-reassign-do = Neu zuweisen

intervention-delegate-menu = Weitergeben …
intervention-delegate-title = Schritt weitergeben
intervention-delegate-heading = „{ $about }“ weitergeben
intervention-delegate-means = Jemand aus dem Haus erledigt es an Ihrer Stelle. Beide Namen stehen im Verlauf.
intervention-delegate-do = Weitergeben

intervention-priority-menu = Priorität ändern …
intervention-priority-title = Priorität ändern
intervention-priority-means = Von da an entscheiden die Regeln der Vorlage nicht mehr. Eskalationen können sie noch erhöhen.
intervention-priority-do = Priorität setzen

intervention-pause-menu = Vorgang anhalten …
intervention-pause-title = Vorgang anhalten
intervention-pause-means = Bis er fortgesetzt wird, kann niemand etwas darin tun. Fristen von Schritten stehen so lange still.
intervention-pause-do = Anhalten

intervention-resume-menu = Vorgang fortsetzen …
intervention-resume-title = Vorgang fortsetzen
intervention-resume-means = Alle machen weiter, wo sie waren. Fristen, die stillstanden, verschieben sich um die Dauer der Pause.
intervention-resume-do = Fortsetzen

intervention-kind = Art des Schritts
intervention-kind-task = Aufgabe
intervention-kind-form = Frage mit einer ausführlichen Antwort
intervention-kind-file-request = Anforderung eines Dokuments
intervention-kind-approval = Freigabe
intervention-kind-acknowledgement = Lesen und bestätigen
intervention-role = Wer es erledigt
intervention-name = Titel
intervention-name-hint = Was zu tun ist, in wenigen Worten. Wer es erledigt, liest das.
intervention-text = Hinweise dazu
intervention-due-span = Fällig
intervention-due-span-hint = Gezählt ab dem Öffnen, auf Englisch wie in Vorlagen: „3 business days“ oder „24h“. Leer lassen für keine Frist.
intervention-denied = Bei Ablehnung
intervention-denied-continue = Der Vorgang geht weiter
intervention-denied-end = Der Vorgang endet
intervention-at = Neue Frist
intervention-at-hint = In der Zeitzone { $zone }
intervention-at-wrong = Bitte geben Sie Tag und Uhrzeit an, zum Beispiel 2026-03-31 und 17:00.
intervention-part = Wessen Teil
intervention-priority = Priorität
intervention-priority-low = Niedrig
intervention-priority-normal = Normal
intervention-priority-high = Hoch
intervention-priority-urgent = Dringend
intervention-to = An wen
intervention-choose = Bitte wählen Sie jemanden.

intervention-prepare = Für { $who } vorbereiten
intervention-prepare-means = Was Sie hier eintragen, wird { $who } angeboten und lässt sich dort ändern. Nichts ist Pflicht.
intervention-prepare-text = Eine Notiz für { $who }
intervention-prepare-due = Frist
intervention-prepare-due-hint = Leer lassen für die übliche. In der Zeitzone { $zone }
intervention-prepare-do = Weiterreichen
intervention-preparing = Wird vorbereitet, bevor es an { $who } geht.
intervention-prepared = { $who } hat das für Sie vorbereitet
intervention-prepared-outside = Für Sie vorbereitet

intervention-skipped-by = übersprungen von { $who }
intervention-skipped-why = übersprungen von { $who }: { $reason }
intervention-reopened-why = { $who } hat wieder geöffnet: { $reason }
intervention-paused-why = Angehalten von { $who }: { $reason }
intervention-in-place = { $who } für { $other }
