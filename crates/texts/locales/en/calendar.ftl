# Business calendars: when the organisation works.
calendar-title = Calendars
calendar-lead = When you work. Business hours and business days of every deadline are counted in one of these.
calendar-new = New calendar
calendar-new-title = New calendar
calendar-column-name = Name
calendar-column-hours = Working hours
calendar-column-holidays = Holidays
calendar-column-next = Next holiday
calendar-own = Yours
calendar-own-hint = Counts for everything that names no other.
calendar-templates = { $count ->
    [one] { $count } template
   *[other] { $count } templates
  }
calendar-no-next = None to come
calendar-none-public = No public holidays
calendar-name = Name
calendar-name-hint = Templates choose it by this name.
calendar-zone = Time zone
calendar-zone-hint = Type a city, for example Berlin.
calendar-hours = Working hours
calendar-hours-hint = Several spans are separated by commas: 09:00-12:00, 13:00-17:00. Leave a day empty if you do not work. 24:00 is the end of a day.
calendar-place = Public holidays
calendar-place-hint = They appear by themselves, year after year.
calendar-place-none = None
calendar-place-everywhere = { $country }, everywhere
calendar-holidays = Holidays of your own
calendar-holidays-hint = One a line, the date first: 2026-12-24 Christmas Eve
calendar-exceptions = Days with other hours
calendar-exceptions-hint = One a line: 2026-12-31 09:00-12:00, or 2026-12-30 closed. They count before weekly hours and holidays.
calendar-default = Use it for everything that names no other calendar
calendar-file = Take holidays from a calendar file
calendar-file-hint = An iCalendar file (.ics), at most 1 MB. What is in it is shown first, and saved only with the calendar.
calendar-file-read = Read file
calendar-file-found = { $count ->
    [0] There is nothing new in { $name }.
    [one] { $count } holiday from { $name } was added below. It counts when you save.
   *[other] { $count } holidays from { $name } were added below. They count when you save.
  }
calendar-file-there = { $count ->
    [one] { $count } was there already.
   *[other] { $count } were there already.
  }
calendar-file-left-out = Left out
calendar-file-left-line = Line { $line }, { $name }: { $why }
calendar-file-left-unnamed = Line { $line }: { $why }
calendar-save = Save
calendar-create = Create calendar
calendar-check = Show what it means
calendar-preview-title = What it means
calendar-preview = A deadline of 5 business days that starts now ends { $when }.
calendar-preview-never = With these hours there are no five business days to come.
calendar-preview-started = It starts now
calendar-preview-unsaved = As typed; nothing is saved yet.
calendar-year-title = Days off in { $year }
calendar-year-none = No days off in { $year }.
calendar-delete = Delete…
calendar-delete-title = Delete { $name }?
calendar-delete-lead = It cannot be brought back. Nothing counts in it now.
calendar-delete-confirm = Delete calendar
calendar-delete-keep = Keep it
calendar-delete-in-use = It cannot be deleted while these count in it:
calendar-used-chosen = chose it on its page
calendar-used-named = a step or a clock names it
calendar-used-running = flows of an earlier version that names it are running
calendar-fixed-here = Set by { $place }; change it there.
calendar-template = Calendar
calendar-template-hint = Deadlines of this template’s flows count in it, those of running flows included.
calendar-template-own = Yours, { $name }
calendar-template-save = Save
calendar-closed = closed
calendar-day-mon = Monday
calendar-day-tue = Tuesday
calendar-day-wed = Wednesday
calendar-day-thu = Thursday
calendar-day-fri = Friday
calendar-day-sat = Saturday
calendar-day-sun = Sunday
calendar-zone-wrong = There is no time zone “{ $zone }”. Choose one from the list, such as Europe/Berlin.
calendar-no-hours = Give at least one day working hours, or no deadline would ever come.
calendar-hours-wrong = “{ $text }” is no span of hours. Write it like 09:00-17:00.
calendar-hours-midnight = { $text } ends at { $close } and begins at { $open }. A span ends on its own day: split it at midnight, to 24:00 here and from 00:00 on the next day.
calendar-hours-overlap = { $first } and { $second } overlap. Make one span of them, or let one end before the other begins.
calendar-text-long = This is too long. Keep it to 2,000 lines.
calendar-lines-max = At most { $count } lines fit.
calendar-line = Line { $line }: { $said }
calendar-date-wrong = “{ $text }” is no date. Write it like 2026-12-24.
calendar-date-twice = Lines { $first } and { $second } are both about { $date }. Remove one.
calendar-exception-empty = After the date, write the hours, or that you are closed.
calendar-place-wrong = Public holidays of “{ $place }” are not known. Choose from the list.
calendar-name-taken = There is a calendar “{ $name }” already. Choose another name.
calendar-name-used = Templates find this calendar by its name: { $templates }. Keep the name, or make a new calendar.
calendar-default-stays = One calendar counts for everything that names none. Make another one yours first.
calendar-fixed = The calendar that is yours is set by { $place }. Change it there.
calendar-changed-meanwhile = Somebody changed this calendar meanwhile. What you typed is still here; open the calendar anew to see what they changed.
calendar-count-max = { $count } calendars are as many as there may be. Delete one first.
calendar-delete-default = This calendar counts for everything that names no other. Make another one yours first.
calendar-delete-used = These templates count in it: { $templates }. Choose another calendar for them first.
calendar-choose = Choose a calendar from the list.
calendar-not-there = This template names a calendar that is not there: { $missing }. There are: { $known }. Make it under Admin, Calendars, or name another one.
calendar-file-none = This is no iCalendar file: it does not begin with BEGIN:VCALENDAR.
calendar-file-missing = Choose a file first.
calendar-file-large = This file is too large. At most { $size } MB are read.
calendar-file-not-text = Line { $line } is not text in UTF-8. Export the calendar anew.
calendar-file-line = Line { $line } ends something that did not begin. The file is damaged; export it anew.
calendar-file-ends = Line { $line } is the last one, and something in the file has not ended. The file breaks off; export it anew.
calendar-file-events = More than { $count } events are in this file. Export fewer.
calendar-file-days = More than { $count } days would be holidays. Export fewer.
calendar-file-date = Line { $line }: “{ $text }” is no date.
calendar-file-no-start = Line { $line }: this event does not say when it is.
calendar-file-timed = it is not a whole day
calendar-file-cancelled = it was cancelled
calendar-file-long = it takes more than { $days } days
calendar-file-repeats = it repeats in a way that holidays do not ({ $rule })
calendar-warning = There is no calendar “{ $name }” yet. Make it before you publish.
