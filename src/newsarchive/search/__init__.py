"""Search over plain files: what a text is found by, how the index is written, how it is asked. Nothing here knows the catalogue."""
