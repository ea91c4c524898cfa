"""The pages and the files of a round."""
