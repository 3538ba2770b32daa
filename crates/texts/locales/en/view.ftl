# Views of lists: filter and order under a name.
view-views = Views
view-too-many = You keep { $max } views already. Delete one first.
view-filter-long = The filter is too long to be kept. Use fewer words.
view-save = Save view
view-save-why = Filter and order as they are now, under a name of your own.
view-name = Name of the view
view-rename = Rename
view-delete = Delete view
view-options = Options of the view { $name }
view-filter = Filter
view-show = Show
view-clear = Clear all
view-sort = Order
view-count-many = 1,000+
view-delete-confirm = Delete the view “{ $name }”? What it shows stays.
