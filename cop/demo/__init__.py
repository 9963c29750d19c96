"""The demonstration: fictional schools and people in the 57 networks, with three years of lived history."""
