"""Learning management systems: their files, their students, scores written into them."""
