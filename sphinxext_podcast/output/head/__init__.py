"""What the head of a page says: tags, structured data, the drawn picture."""
