"""Reading in a table of a spreadsheet: chosen, looked over, brought in whole and taken back."""
