"""Articles as MyST reads them with Hugo's rules."""
