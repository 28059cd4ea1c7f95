"""Is this machine ready, which packages the course needs, and the check before handing in."""
