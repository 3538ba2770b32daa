# The list of flows and views of it.
flows-views-too-many = You keep { $max } views already. Delete one first.
