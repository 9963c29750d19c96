"""The embedded PostgreSQL and Redis of `make run` and of the tests: real servers out of wheels, on Unix sockets only.

They run as children in the foreground of whoever started them and die with it; no pid file is ever believed.
"""
