"""What bad input may not do: end a build, run as a script, lead anywhere."""
