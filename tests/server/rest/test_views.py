"""REST and GraphQL say the same of one destination or fragment and of its labels, whichever of them stored it."""

import json
import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.model.destination import DestinationType
from services.rules.properties import is_secret
from tests.server.rest.asking import ADMINISTRATOR, Rest

NAMES = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=12)
VALUES = st.text(st.characters(codec="utf-8"), max_size=12)
PROPERTY_NAMES = st.one_of(
    st.sampled_from(["URL", "Password", "KeyStorePassword", "clientSecret", "KeyStoreLocation", "URL.headers.x", "sap-client"]),
    st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8),
)
PROPERTIES = st.dictionaries(PROPERTY_NAMES.filter(lambda name: name not in ("Name", "Type", "FragmentName")), VALUES, max_size=5)
WORDS = st.text(string.ascii_letters + "äß√ .,/'", min_size=1, max_size=8).map(str.strip).filter(bool)
LABELS = st.dictionaries(WORDS, st.lists(WORDS, max_size=3, unique=True), max_size=3)

READ = """query ($scope: ID!, $name: String!) { scope(id: $scope) { %s(name: $name) {
  id name %s properties { name value } secretProperties labels { key values } } } }"""
CREATE = "mutation ($input: Create%sInput!) { create%s(input: $input) { __typename ... on Error { message } } }"
LABEL = "mutation ($input: Set%sLabelsInput!) { set%sLabels(input: $input) { __typename ... on Error { message } } }"


@pytest.fixture
def both(rest: Rest) -> Rest:
    """The API, with an administrator who may do everything in both."""
    rest.served.callers.by_name["administrator"] = ADMINISTRATOR
    rest.admit("program", *ADMINISTRATOR.rights)
    return rest


class Views:
    """The two views of what is called `name` in the subaccount."""

    def __init__(self, both: Rest, *, noun: str, name: str) -> None:
        self.both, self.noun, self.name = both, noun, name
        self.is_destination = noun == "Destination"
        self.collection = "/subaccountDestinations" if self.is_destination else "/subaccountDestinationFragments"

    async def graph(self, query: str, **variables: Any) -> Any:
        return await self.both.served.ask("administrator", query, **variables)

    async def by_rest(self) -> tuple[dict[str, str], dict[str, list[str]]]:
        """Return properties, name and type in them, and labels."""
        found = await self.both.ask("GET", f"{self.collection}/{self.name}")
        labels = await self.both.ask("GET", f"{self.collection}/{self.name}/labels")
        assert (found.status_code, labels.status_code) == (200, 200), found.text
        return found.json(), {one["key"]: one["values"] for one in labels.json()}

    async def by_graph(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what GraphQL tells, and its properties."""
        field, kind = (self.noun.lower(), "type") if self.is_destination else (self.noun.lower(), "")
        data = await self.graph(READ % (field, kind), scope=self.both.levels.subaccount_scope_id, name=self.name)
        told = data["scope"][field]
        return told, {one["name"]: one["value"] for one in told["properties"]}

    async def store_by_rest(self, body: dict[str, str], labels: dict[str, list[str]]) -> None:
        stored = await self.both.ask("POST", self.collection, json=body)
        listed = [{"key": key, "values": values} for key, values in labels.items()]
        labelled = await self.both.ask("PUT", f"{self.collection}/{self.name}/labels", json=listed)
        assert (stored.status_code, labelled.status_code) == (201, 200), (stored.text, labelled.text)

    async def store_by_graph(self, properties: dict[str, str], labels: dict[str, list[str]], kind: str) -> None:
        listed = [{"name": name, "value": value} for name, value in properties.items()]
        given = {"scope": self.both.levels.subaccount_scope_id, "name": self.name, "properties": listed}
        done = await self.graph(CREATE % (self.noun, self.noun), input=given | ({"type": kind} if self.is_destination else {}))
        assert "Success" in json.dumps(done), done
        told, _ = await self.by_graph()
        given = {self.noun.lower(): told["id"], "labels": [{"key": key, "values": values} for key, values in labels.items()]}
        done = await self.graph(LABEL % (self.noun, self.noun), input=given)
        assert "Success" in json.dumps(done), done


@pytest.mark.parametrize("way", ["rest", "graph"])
@pytest.mark.parametrize("noun", ["Destination", "Fragment"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, kind=st.sampled_from(DestinationType), properties=PROPERTIES, labels=LABELS)
async def test_both_say_the_same(
    both: Rest, noun: str, way: str, name: str, kind: DestinationType, properties: dict[str, str], labels: dict[str, list[str]]
) -> None:
    views = Views(both, noun=noun, name=name)
    own = {"Name": name, "Type": kind.value} if views.is_destination else {"FragmentName": name}
    if way == "rest":
        await views.store_by_rest({**own, **properties}, labels)
    else:
        await views.store_by_graph(properties, labels, kind.value)
    try:
        rest_says, rest_labels = await views.by_rest()
        told, graph_says = await views.by_graph()
        assert rest_says == {**own, **properties}
        assert graph_says == {key: value for key, value in properties.items() if not is_secret(key)}
        assert set(told["secretProperties"]) == {key for key in properties if is_secret(key)}
        assert told["name"] == name
        assert not views.is_destination or told["type"] == kind.value
        assert rest_labels == labels == {one["key"]: one["values"] for one in told["labels"]}
    finally:
        deleted = await both.ask("DELETE", f"{views.collection}/{name}")
        assert deleted.status_code == 200
    after = await views.graph(READ % (noun.lower(), ""), scope=both.levels.subaccount_scope_id, name=name)
    assert after["scope"][noun.lower()] is None
