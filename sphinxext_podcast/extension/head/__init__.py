"""What stands in the head of a page, and the pictures for cards."""
