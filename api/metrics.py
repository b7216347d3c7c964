"""The few numbers that ``/metrics`` tells; nothing of what was checked is in them."""

from __future__ import annotations

from collections import Counter
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Metrics:
    """Counts answers by status, and checks."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: Counter[int] = Counter()
        self._checks = 0

    def count_answer(self, status: int) -> None:
        """Count one answer."""
        with self._lock:
            self._answers[status] += 1

    def count_check(self) -> None:
        """Count one checked proposal."""
        with self._lock:
            self._checks += 1

    def to_prometheus(self, *, ready: bool) -> str:
        """Return the numbers in Prometheus' text format."""
        with self._lock:
            lines = [
                "# HELP aligner_answers_total HTTP answers by status.",
                "# TYPE aligner_answers_total counter",
            ]
            lines += [
                f'aligner_answers_total{{status="{status}"}} {count}'
                for status, count in sorted(self._answers.items())
            ]
            lines += ["# HELP aligner_checks_total Proposals checked.", "# TYPE aligner_checks_total counter"]
            lines += [f"aligner_checks_total {self._checks}"]
            lines += ["# HELP aligner_ready Whether the model is loaded.", "# TYPE aligner_ready gauge"]
            lines += [f"aligner_ready {int(ready)}"]
        return "\n".join(lines) + "\n"


class CountAnswers:
    """ASGI middleware that counts each answer's status."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a ``send`` that counts."""

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.metrics.count_answer(message["status"])
            await send(message)

        await self.app(scope, receive, counting if scope["type"] == "http" else send)
