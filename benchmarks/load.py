"""A closed loop of requests against this machine: bounded in number, kept connections, every answer checked."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.cpu import family, seconds


class Request(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: str | None = None
    status: int = 200


@dataclass
class Result:
    times: list[float] = field(default_factory=list)
    cpu: float = 0.0
    wrong: list[int] = field(default_factory=list)

    @property
    def cpu_ms(self) -> float:
        """CPU of server and database per request."""
        return self.cpu * 1000 / len(self.times)

    def percentile(self, share: float) -> float:
        return sorted(self.times)[min(len(self.times) - 1, int(share * len(self.times)))] * 1000


def measure(port: int, next_request: Callable[[], Request], *, count: int, at_once: int, watched: list[int]) -> Result:
    """
    Send `count` requests over `at_once` connections. `watched` are the roots whose CPU is counted (server and
    database).
    """
    result, left, lock = Result(), [count], threading.Lock()

    def worker() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                if left[0] == 0:
                    break
                left[0] -= 1
                request = next_request()
            begun = time.perf_counter()
            connection.request(request.method, request.path, request.body, request.headers)
            answer = connection.getresponse()
            answer.read()
            took = time.perf_counter() - begun
            with lock:
                result.times.append(took)
                if answer.status != request.status:
                    result.wrong.append(answer.status)
        connection.close()

    before = seconds(family(*watched))
    threads = [threading.Thread(target=worker) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    result.cpu = seconds(family(*watched)) - before
    return result
