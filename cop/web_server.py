"""How the web server runs, in `make run` and in the container alike."""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = 4
timeout = 60
graceful_timeout = 10
max_requests = 20_000  # a worker is replaced now and then, so that no leak grows old
max_requests_jitter = 2_000
MEMORY = "/dev/shm"  # noqa: S108 (gunicorn makes a nameless file there)
control_socket_disable = True
worker_tmp_dir = MEMORY if os.path.isdir(MEMORY) else None
