# Ansichten von Listen: Filter und Reihenfolge unter einem Namen.
view-views = Ansichten
view-too-many = Sie haben bereits { $max } Ansichten. Löschen Sie zuerst eine.
view-filter-long = Der Filter ist zu lang, um ihn zu speichern. Verwenden Sie weniger Wörter.
view-save = Ansicht speichern
view-save-why = Filter und Reihenfolge, wie sie gerade sind, unter einem eigenen Namen.
view-name = Name der Ansicht
view-rename = Umbenennen
view-delete = Ansicht löschen
view-options = Ansicht { $name } bearbeiten
view-filter = Filter
view-show = Anzeigen
view-clear = Alle aufheben
view-sort = Reihenfolge
view-count-many = über 1.000
view-delete-confirm = Ansicht „{ $name }“ löschen? Was sie zeigt, bleibt.
