# What pages say about a flow's data: people, answers, what came back.
case-somebody = somebody
case-erased-name = somebody whose name was deleted
case-erased-record = Deleted
case-nobody-yet = nobody yet
case-group = the group { $group }
case-at-the-start = At the start
case-came-back = This came back: { $reason }
case-so-far = { $count ->
    [one] { $count } of { $needed } has answered.
   *[other] { $count } of { $needed } have answered.
}
case-so-far-by = { $count ->
    [one] { $count } of { $needed } has answered: { $who }.
   *[other] { $count } of { $needed } have answered: { $who }.
}
