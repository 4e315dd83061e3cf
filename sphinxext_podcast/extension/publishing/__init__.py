"""What an output folder gets, keeps and loses."""
