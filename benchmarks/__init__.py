"""What is measured, against what; `make bench` prints the ratios. Never part of CI."""
