# Assignments by deadline.
todo-title = To do
todo-late = Late
todo-today = Today
todo-week = This week
todo-later = Later
todo-paused = paused
todo-pool = For { $group }
todo-pick-up = Pick up
# For those who listen: which one is picked up.
todo-pick-up-what = Pick up { $step }, { $record }
todo-summary = { $day }. { $said }
todo-empty = When a flow reaches a step that is yours, or your group’s, it stands here, the nearest deadline first.
todo-empty-page = This page has nothing on it any more.
todo-shown = { $shown } of { $count }, nearest deadline first
todo-shown-many = { $shown } of more than 1,000, nearest deadline first
todo-see-flows = See all flows
