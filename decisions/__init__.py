"""What: dossiers, positions, rounds, wishes and the documents that leave the system."""
