# The page a member sees first.
home-title = Home
home-good-morning = Good morning, { $name }.
home-good-afternoon = Good afternoon, { $name }.
home-good-evening = Good evening, { $name }.
home-nothing-today = Nothing is due today.
home-today = { $count ->
    [one] One thing needs you today.
   *[other] { $count } things need you today.
}
home-today-late = { $count ->
    [one] One thing needs you today, and it is late.
   *[other] { $late ->
        [one] { $count } things need you today, one of them is late.
       *[other] { $count } things need you today, { $late } of them are late.
    }
}
home-today-many = More than 1,000 things need you today.
home-all-todo = All my assignments
home-nothing-to-do = Nothing waits for you. When a flow reaches a step that is yours, or your group’s, it stands here.
home-at-risk = At risk
home-at-risk-of = { $count } of { $all } under way
home-at-risk-of-many = { $count } of more than 1,000 under way
home-all-at-risk = All flows at risk
home-none-at-risk = No flow is red, amber, or due within one business day.
home-holders = Who holds the baton
# For those who listen.
home-holders-said = Under way: client { $client }, us { $us }, third party { $third }, waiting { $waiting }
home-no-flows = No flow is under way. Once one is, this says who holds it.
home-since-yesterday = Since yesterday
home-no-news = Nothing has changed since yesterday, save by you.
home-by-key = An API key

# What happened, after the name of whoever did it.
home-news-completed = finished the last step; the flow is complete
home-news-cancelled = cancelled the flow
home-news-started = started { $template }
home-news-sent-back = sent { $step } back
home-news-milestone = reached the milestone { $milestone }
home-news-stage = finished the stage { $stage }
home-news-submitted = sent { $step }
home-news-approved = approved { $step }
home-news-denied = denied { $step }
home-news-acknowledged = read and confirmed { $step }
home-news-done = did { $step }
home-news-skipped = skipped { $step }
home-news-accepted = accepted a document of { $step }
home-news-returned = returned a document of { $step }
home-news-waived = waived a document of { $step }
# Without anybody who did it.
home-news-completed-alone = The flow is complete
home-news-cancelled-alone = The flow was cancelled
home-news-started-alone = { $template } was started
home-news-overdue = A deadline has passed
home-news-changed = Something has changed
