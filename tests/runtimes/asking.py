"""Programs that answer questions about keystores, one line each: one process for all questions, since a start costs more than an answer."""

import select
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Asked:
    """A program that answers line by line; it is started anew after a question that it does not answer in time."""

    def __init__(self, *command: str | Path, patience: float = 120, environment: Mapping[str, str] | None = None) -> None:
        self._command = [str(word) for word in command]
        self._patience, self._environment = patience, environment
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: str) -> str | None:
        """Return the answer, None where there was none in time (seconds) or the program ended."""
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=self._environment)
        assert self._process.stdin is not None
        self._process.stdin.write(question.encode() + b"\n")
        answer = self._read_line()
        if not answer:
            self.stop()
        return answer.decode() if answer else None

    def stop(self) -> None:
        """End the program."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _read_line(self) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self._process.stdout], [], [], self._patience)
            octets = self._process.stdout.read(1 << 16) if ready else b""
            if not octets:
                return b""
            line += octets
        return line
