"""What would change if some files were loaded: a release in the shadow, compared."""
