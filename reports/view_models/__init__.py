"""What a document says, as plain data: pure functions over frames."""
