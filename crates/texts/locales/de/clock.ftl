# Fristen eines Vorgangs in seinem Arbeitsbereich.
clock-title = Fristen
clock-why = Warum { $when }
clock-change = Frist ändern
clock-paused = steht still, noch { $left }
clock-paused-late = steht still, Frist überschritten
clock-without-date = noch ohne Datum
clock-met = eingehalten
clock-late = verpasst, beendet
clock-void = zählt nicht mehr
clock-started = ihr Anfang wurde erreicht
