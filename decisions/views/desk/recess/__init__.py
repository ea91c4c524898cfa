"""When councils do not meet: kept per municipality, with the school holidays as a suggestion."""
