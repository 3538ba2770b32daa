# Bei wem die Arbeit wie lange lag.
custody-time-went = Wo die Zeit blieb
custody-us-outside-hours = Bei uns, außerhalb der Arbeitszeit
custody-outside-hours = außerhalb der Arbeitszeit
custody-part = { $who } { $hours }
custody-since = Seit
