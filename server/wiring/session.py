"""Signing in to the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from server.access.fetch import make_client
from server.session.attempts import Attempts
from server.session.cookie import name_cookie
from server.session.development import DevelopmentSignIn
from server.session.endpoint import SessionEndpoint
from server.session.navigation import Navigation
from server.session.one_time_code import OneTimeCode
from server.session.openid import OpenIdSignIn
from server.session.openid_client import EXCHANGE_WITHIN, OpenIdClient
from server.session.sessions import Sessions
from server.settings import Settings
from server.wiring.parts import Parts
from server.wiring.tokens import Tokens
from services.storage.mongo.browser_sessions import MongoBrowserSessions
from services.storage.mongo.database import Database


@asynccontextmanager
async def open_sign_in(settings: Settings, database: Database, parts: Parts, *, tokens: Tokens) -> AsyncIterator[SessionEndpoint]:
    """Give what signs people in: by the development token, if there is one, and by the issuer that the settings name."""
    cookie, clock = name_cookie(settings.base_url), parts.clock
    sessions = Sessions(repository=MongoBrowserSessions(database, parts.keys), clock=clock)
    development = None
    if tokens.development is not None:
        development = DevelopmentSignIn(token=tokens.development, code=OneTimeCode(clock), sessions=sessions, own=tokens.own)
    if settings.sign_in is None:
        yield SessionEndpoint(cookie=cookie, sessions=sessions, development=development, navigation=None)
        return
    issuer = next(one for one in tokens.foreign if one.issues(settings.sign_in.issuer))
    async with make_client(timeout=EXCHANGE_WITHIN) as client:
        openid = OpenIdSignIn(
            client=OpenIdClient(settings.sign_in, client, clock, base_url=settings.base_url),
            issuer=issuer,
            sessions=sessions,
            clock=clock,
        )
        attempts = Attempts(keys=parts.keys, base_url=settings.base_url)
        navigation = Navigation(base_url=settings.base_url, cookie=cookie, attempts=attempts, openid=openid, clock=clock)
        yield SessionEndpoint(cookie=cookie, sessions=sessions, development=development, navigation=navigation)
