# Suche über Akten, Vorgänge, Nachrichten und Dateien.
search-title = Suche
search-field = Vorgänge, Personen, Dateien
search-label = Akten, Vorgänge, Nachrichten und Dateien durchsuchen
search-submit = Suchen
search-shortcut = Strg K
search-close = Suche schließen
search-keys = Pfeiltasten wählen, Eingabe öffnet, Esc schließt.
search-sorts = Worin gesucht wird
search-all = Alles
search-records = Akten
search-flows = Vorgänge
search-messages = Nachrichten
search-files = Dateien
search-lead = Akten nach Name, Adresse, Schlagwort oder Kontakt. Vorgänge nach Akte und Vorlage. Nachrichten nach ihren Wörtern, Dateien nach ihrem Namen.
search-short = Geben Sie mindestens zwei Buchstaben ein.
search-none = Nichts hier enthält „{ $text }“.
search-none-hint = Jedes Wort muss vorkommen, zumindest sein Anfang: „hal mar“ findet Halden Marine. Sie finden, was Sie sehen dürfen.
search-found = { $count ->
    [one] Ein Treffer
   *[other] { $count } Treffer
  }
search-many = 1.000 oder mehr enthalten diese Wörter. Die neuesten stehen vorn; mit einem weiteren Wort finden Sie, was Sie suchen.
search-results = Treffer
search-more-records = Weitere Akten
search-more-flows = Weitere Vorgänge
search-more-messages = Weitere Nachrichten
search-more-files = Weitere Dateien
search-everything = Alle Treffer für „{ $text }“
search-next = Nächste Seite
search-first = Erste Seite
search-internal = intern
search-archived = archiviert
search-paused = pausiert
search-completed = abgeschlossen
search-cancelled = abgebrochen
search-by = { $author } in { $flow }
search-in = in { $flow }
