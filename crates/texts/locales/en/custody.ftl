# Who held the work how long.
custody-time-went = Where the time went
custody-us-outside-hours = Us, outside hours
custody-outside-hours = outside hours
custody-part = { $who } { $hours }
custody-since = Since
