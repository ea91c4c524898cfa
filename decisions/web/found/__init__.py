"""To be found: what search engines, portals of open data and other sites may take from Regio."""
