"""The archive, or what a query finds of it, as files for other programs."""
