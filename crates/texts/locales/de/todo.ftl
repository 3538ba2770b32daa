# Aufgaben nach Frist.
todo-title = Aufgaben
todo-late = Überfällig
todo-today = Heute
todo-week = Diese Woche
todo-later = Später
todo-paused = pausiert
todo-pool = Für { $group }
todo-pick-up = Übernehmen
# Für alle, die hören: was übernommen wird.
todo-pick-up-what = { $step } übernehmen, { $record }
todo-summary = { $day }. { $said }
todo-empty = Sobald ein Vorgang einen Schritt erreicht, der bei Ihnen oder Ihrer Gruppe liegt, steht er hier, die nächste Frist zuerst.
todo-empty-page = Auf dieser Seite steht nichts mehr.
todo-shown = { $shown } von { $count }, nächste Frist zuerst
todo-shown-many = { $shown } von mehr als 1.000, nächste Frist zuerst
todo-see-flows = Alle Vorgänge ansehen
