"""Tables of calendars: when each authority changed, and who counts as which authority."""
