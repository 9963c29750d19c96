"""What can be done with meetings. A module for each noun; each function is one verb, asks for the right, is atomic."""
