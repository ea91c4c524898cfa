"""All municipalities of the Netherlands as data, and the way in for it."""
