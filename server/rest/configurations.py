"""The operations on destinations and fragments: the same for both, but that a fragment's name is called otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.rest.answer import Answer, answer
from server.rest.bulk import Changed, delete_each, do_each
from server.rest.conditions import check_conditions
from server.rest.configuration_lists import answer_list
from server.rest.paging import read_names
from server.rest.problems import NO_CONFIGURATION
from server.rest.properties import name_member, read_configuration, write_etag, write_some
from server.rest.representation import LabelAction, LabelBody, LabelChange, read_labels, write_labels
from server.rest.request import Call
from services.destinations.create import CreateRequest
from services.destinations.replace import ReplaceRequest
from services.errors import InvalidInput, NotFound
from services.model.destination import Configuration, ConfigurationKind
from services.model.limits import MAX_NAME_LENGTH


@dataclass(frozen=True, slots=True)
class ConfigurationOperations:
    """The operations on one kind. In a service instance that there is not, lists are empty and nothing is found by its name."""

    kind: ConfigurationKind
    collection: str
    """How the paths call it behind the level."""

    async def list(self, call: Call) -> Answer:
        """Answer with all, or with those that the query asks for."""
        return await answer_list(call, self.kind, self.collection)

    async def get(self, call: Call) -> Answer:
        """Answer with one, 304 if the client has it."""
        found = await self._load(call, call.name)
        etag = write_etag(call, found)
        headers = {"ETag": f'"{etag}"'}
        if check_conditions(call.headers, etag):
            return Answer(status=304, headers=headers)
        (written,) = await write_some(call, [found])
        return answer(written, headers=headers)

    async def post(self, call: Call) -> Answer:
        """Store a new one, or several."""
        if isinstance(call.body, list):
            return await do_each(call.body, lambda body: self._create(call, body), name_of=self._name_of, status=201)
        await self._create(call, call.body)
        return Answer(status=201)

    async def put(self, call: Call) -> Answer:
        """Replace all properties of one, or of several."""
        is_one = not isinstance(call.body, list)
        bodies: list[Mapping[str, object]] = [call.body] if is_one else call.body
        known = {one.name: one for one in await self._find(call, [self._name_of(body) for body in bodies])}

        async def replace(body: Mapping[str, object]) -> str:
            given = read_configuration(self.kind, body)
            if given.name not in known:
                raise NotFound(NO_CONFIGURATION)
            request = ReplaceRequest(configuration_id=known[given.name].id, type=given.type, properties=given.properties)
            return write_etag(call, await call.use.destinations.replace(call.caller, request))

        if not is_one:
            return await do_each(bodies, replace, name_of=self._name_of, status=200)
        await replace(bodies[0])
        return answer(Changed(count=1))

    async def delete(self, call: Call) -> Answer:
        """Delete one."""
        await call.use.destinations.delete(call.caller, (await self._load(call, call.name)).id)
        return answer(Changed(count=1))

    async def delete_named(self, call: Call) -> Answer:
        """Delete those that the filter names."""
        names = read_names(call.query)
        known = {one.name: one for one in await self._find(call, names)}

        async def delete(name: str) -> bool:
            try:
                await call.use.destinations.delete(call.caller, known[name].id)
            except (KeyError, NotFound):
                return False
            return True

        return await delete_each(names, delete)

    async def get_labels(self, call: Call) -> Answer:
        """Answer with the labels of one."""
        return answer(write_labels((await self._load(call, call.name)).labels))

    async def put_labels(self, call: Call) -> Answer:
        """Set the labels of one, in the place of all that there were."""
        body: list[LabelBody] = call.body
        await call.use.destinations.label(call.caller, (await self._load(call, call.name)).id, read_labels(body))
        return answer(Changed(count=1))

    async def patch_labels(self, call: Call) -> Answer:
        """Add labels to one, or take some away."""
        body: LabelChange = call.body
        label = call.use.destinations.label
        change = label.add if body.action is LabelAction.ADD else label.take
        await change(call.caller, (await self._load(call, call.name)).id, read_labels(body.labels))
        return answer(Changed(count=1))

    async def _find(self, call: Call, names: Sequence[str]) -> Sequence[Configuration]:
        scope_id = call.find_scope_id()
        return [] if scope_id is None else await call.use.destinations.find.by_names(call.caller, scope_id, self.kind, names=names)

    async def _load(self, call: Call, name: str) -> Configuration:
        """Return the one of that name; raises NotFound."""
        found = await self._find(call, [name])
        if not found:
            raise NotFound(NO_CONFIGURATION)
        return found[0]

    async def _create(self, call: Call, body: Mapping[str, object]) -> str:
        given = read_configuration(self.kind, body)
        request = CreateRequest(scope_id=call.scope_id, kind=self.kind, name=given.name, type=given.type, properties=given.properties)
        try:
            return write_etag(call, await call.use.destinations.create(call.caller, request))
        except InvalidInput as error:
            raise self._rename(error) from None

    def _rename(self, error: InvalidInput) -> InvalidInput:
        """Return the error with the name of the field that the name has here."""
        member = name_member(self.kind)
        return InvalidInput(member + error.message.removeprefix("name"), field=member, code=error.code) if error.field == "name" else error

    def _name_of(self, body: Mapping[str, object]) -> str:
        """Return the name as far as there is one, and no more of it than shows that it is too long."""
        return str(body.get(name_member(self.kind), ""))[: MAX_NAME_LENGTH + 1]


DESTINATIONS = ConfigurationOperations(ConfigurationKind.DESTINATION, "Destinations")
FRAGMENTS = ConfigurationOperations(ConfigurationKind.FRAGMENT, "DestinationFragments")
