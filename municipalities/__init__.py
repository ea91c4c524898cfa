"""Who: municipalities, regions, bodies and users; and the ground that decisions stands on."""
