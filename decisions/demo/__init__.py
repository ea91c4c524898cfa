"""The Leidse regio as a dossier folder, and the people of the demonstration."""
