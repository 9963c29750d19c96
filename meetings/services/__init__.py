"""What can be done with meetings. One module for each noun; each function is one verb, asks for the right, and is atomic."""
