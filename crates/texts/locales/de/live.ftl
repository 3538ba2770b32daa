# Wenn jemand anderes die geöffnete Seite ändert.
live-changed = Diese Seite hat sich inzwischen geändert.
live-changed-at = Hier hat sich um { $time } etwas geändert.
live-changed-by = { $name } hat hier um { $time } etwas geändert.
live-gone = Was Sie gerade schreiben, lässt sich so nicht mehr senden. Kopieren Sie es vorher, wenn Sie es brauchen.
live-show = Anzeigen
