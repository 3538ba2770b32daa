# Alles, was die Organisation hier hat, als ein Archiv.
export-title = Alles exportieren
export-lead = Ein Archiv mit allem, was Ihre Organisation hier führt: Personen, Akten, Vorlagen, Vorgänge mit ihrem ganzen Verlauf, Nachrichten, Dokumente und das Protokoll. Es beschreibt selbst, wie es zu lesen ist, und jedes Programm kann es lesen.
export-not-in-it = Passwörter, Schlüssel, Links und Codes sind nicht darin. Was darin steht, will geschützt sein: Wer das Archiv hat, kann alles lesen.
export-ask = Alles exportieren
export-ask-hint = Es entsteht im Hintergrund und steht der Administration hier { $days } Tage lang zum Herunterladen bereit. Im Protokoll steht, wer es angefordert hat.
export-under-way = Ein anderes entsteht gerade noch. Warten Sie, bis es fertig ist.
export-list = Zuletzt
export-none = Bisher hat niemand eines angefordert.
export-rows = { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
}
export-files = { $count ->
    [one] ein Dokument
   *[other] { $count } Dokumente
}
export-running = Entsteht gerade
export-gone = Nicht mehr vorhanden
export-until = bis { $until }
export-fetch = Herunterladen
export-audit = Export von allem angefordert
