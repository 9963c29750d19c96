"""What people say in the demo. {a} and {b} stand for two schools of the network."""
