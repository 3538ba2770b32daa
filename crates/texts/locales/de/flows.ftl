# Die Liste der Vorgänge und Ansichten davon.
flows-views-too-many = Sie haben bereits { $max } Ansichten. Löschen Sie zuerst eine.
