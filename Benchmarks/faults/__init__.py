"""A hundred small sites, each with something wrong in it, and what is to be said of that."""
