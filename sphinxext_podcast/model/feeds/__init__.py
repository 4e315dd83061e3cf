"""What feeds are made of: entries, episodes, podcasts and their topics."""
