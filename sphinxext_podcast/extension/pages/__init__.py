"""What pages show besides the text: header, footer, lists, generated pages."""
