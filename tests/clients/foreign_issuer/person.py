"""A person who signs in at the issuer with a browser, and the page that gets the token: authorization code flow with PKCE (RFC 7636)."""

import asyncio
import base64
import hashlib
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import httpx

FOLDER = Path(__file__).parent


@dataclass
class Provider:
    """A running oidc-provider. `stop` and `go_on` hold its process."""

    issuer: str
    process: asyncio.subprocess.Process

    async def change_keys(self, how: str) -> str:
        """Make a new signing key beside the old ones ("add"), or forget the old ones ("drop"); return the id of the one that signs."""
        return await self._tell(how)

    async def forget(self) -> None:
        """Take back all that was given to clients."""
        await self._tell("forget")

    async def _tell(self, what: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{what}\n".encode())
        return await _read_line(self.process)

    async def end(self) -> None:
        """Be gone."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.communicate()


@asynccontextmanager
async def providing(
    algorithm: str = "ES256", *, lifetime: int = 600, client: str = "confidential", service: str = "http://127.0.0.1:8080"
) -> AsyncIterator[Provider]:
    """Run an issuer that signs by that algorithm tokens of so many seconds, and knows the service there as that kind of client."""
    pipe = asyncio.subprocess.PIPE
    command = ("node", "provider.mjs", algorithm, str(lifetime), client, service)
    process = await asyncio.create_subprocess_exec(*command, cwd=FOLDER, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL)
    provider = Provider(await _read_line(process), process)
    try:
        yield provider
    finally:
        await provider.end()


async def sign_in(issuer: str, name: str) -> dict[str, str]:
    """Return what the token endpoint answers: `access_token`, `id_token` and more."""
    verifier = secrets.token_urlsafe(32)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    back = f"{issuer}/back"
    asked = {
        "client_id": "page",
        "response_type": "code",
        "scope": "openid read",
        "redirect_uri": back,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    async with httpx.AsyncClient(trust_env=False, timeout=20) as browser:
        location = await let_in(browser, f"{issuer}/auth?{urlencode(asked)}", name, back=back)
        code = parse_qs(urlsplit(location).query)["code"][0]
        given = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        tokens = await browser.post(f"{issuer}/token", data=given, auth=("page", "hunter2"))
        assert tokens.status_code == 200, tokens.text
        return tokens.json()  # type: ignore[no-any-return]


async def let_in(browser: httpx.AsyncClient, address: str, name: str, *, back: str) -> str:
    """Sign in and consent at the issuer, beginning at that address; return the address to which it sends the browser back."""
    answer = await browser.get(address)
    while not (location := answer.headers.get("location", "")).startswith(back):
        if location:
            answer = await browser.get(urljoin(address, location))
            continue
        prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
        assert prompt is not None, answer.text
        form = {"prompt": prompt[1]} | ({"login": name, "password": "any"} if prompt[1] == "login" else {})
        answer = await browser.post(answer.url, data=form)
    return str(location)


async def _read_line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 30)
    assert line, "oidc-provider ended"
    return line.decode().strip()
