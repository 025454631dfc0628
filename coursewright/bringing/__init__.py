"""Questions of other programs, brought into our form: a reader for each format, and one writer of quiz files."""
