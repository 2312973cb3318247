"""Requests per second, asked by wrk, because a client in Python would be slower than some of the servers."""

import json
import subprocess
import tempfile
from collections.abc import Mapping

CONNECTIONS = 4


def measure_rate(url: str, headers: Mapping[str, str], *, body: object = None, seconds: float) -> float:
    """Return the requests per second: GET, or with a body POST of its JSON.

    Raises CalledProcessError, and AssertionError if one was not answered by 2xx.
    """
    lines = [] if body is None else ["wrk.method = 'POST'", f"wrk.body = [==[{json.dumps(body)}]==]"]
    lines += [f"wrk.headers['{name}'] = '{value}'" for name, value in headers.items()]
    lines.append("done = function(summary) io.write('ERRORS ' .. summary.errors.status + summary.errors.read .. '\\n') end")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write("\n".join(lines))
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", file.name, url]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "ERRORS 0" in output, output
    (line,) = [line for line in output.splitlines() if line.startswith("Requests/sec:")]
    return float(line.split()[1])
