"""Signing in to the page."""

from server.session.cookie import name_cookie
from server.session.development import DevelopmentSignIn
from server.session.endpoint import SessionEndpoint
from server.session.one_time_code import OneTimeCode
from server.session.sessions import Sessions
from server.settings import Settings
from server.wiring.tokens import Tokens
from services.ports.clock import Clock
from services.storage.mongo.browser_sessions import MongoBrowserSessions
from services.storage.mongo.database import Database


def make_session_endpoint(settings: Settings, database: Database, *, tokens: Tokens, clock: Clock) -> SessionEndpoint:
    """Return what signs people in: with a development token, its holders."""
    sessions = Sessions(repository=MongoBrowserSessions(database), clock=clock)
    development = None
    if tokens.development is not None:
        development = DevelopmentSignIn(token=tokens.development, code=OneTimeCode(clock), sessions=sessions, own=tokens.own)
    return SessionEndpoint(cookie=name_cookie(settings.base_url), sessions=sessions, development=development)
