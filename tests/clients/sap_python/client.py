"""Does with SAP's Cloud SDK for Python what applications do: python client.py BACKEND AUTHORITY SUBDOMAIN.

BACKEND is the URL of a system that wants client certificates, AUTHORITY the file of the certificate that it is trusted by, SUBDOMAIN
that of a tenant which is subscribed. The binding stands in the environment, as the SDK wants it. Prints one line of JSON for each thing
done: its name, and what came of it or the error.
"""

import base64
import json
import socket
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sap_cloud_sdk.destination import (  # type: ignore[import-not-found]
    AccessStrategy,
    Certificate,
    ConsumptionLevel,
    ConsumptionOptions,
    Destination,
    DestinationHttpClient,
    Fragment,
    Label,
    Level,
    ListOptions,
    PatchLabels,
    create_certificate_client,
    create_client,
    create_fragment_client,
)

BACKEND, AUTHORITY, SUBDOMAIN = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
STORES = [f"{kind}.{extension}" for extension in ("p12", "pfx", "pem", "jks") for kind in ("open", "protected")]
PASSWORD = "correct horse 1"
ODD = "our team's (new).pem"

warnings.simplefilter("ignore", DeprecationWarning)  # of the SDK's own methods that applications still call
certificates, destinations, fragments = create_certificate_client(), create_client(), create_fragment_client()
content = base64.b64encode(AUTHORITY.read_bytes()).decode()


def find_local_names() -> None:
    """Look up what is below localhost as localhost, as RFC 6761 (6.3) wants and glibc does not: the part of the name server."""
    original = socket.getaddrinfo

    def look_up(host: Any, *more: Any, **options: Any) -> Any:
        return original("localhost" if str(host).endswith(".localhost") else host, *more, **options)

    socket.getaddrinfo = look_up


def play(name: str, act: Callable[[], object]) -> None:
    """Do one thing and print what came of it."""
    try:
        said: dict[str, object] = {"result": act()}
    except Exception as error:  # whatever it is, the test says whether it was expected
        said = {"error": f"{type(error).__name__}: {error}", "status": getattr(error, "status_code", None)}
    sys.stdout.write(json.dumps({"name": name} | said, default=str) + "\n")


def only(tenant: str | None) -> AccessStrategy:
    """Return the strategy that looks in one tenant only."""
    return AccessStrategy.PROVIDER_ONLY if tenant is None else AccessStrategy.SUBSCRIBER_ONLY


def names(page: Any) -> list[str]:
    """Return the names in a page."""
    return [one.name for one in page.items]


def crud(prefix: str, level: Level, tenant: str | None) -> None:
    """Create, read, replace, list, label and delete certificates."""
    at = {"level": level, "tenant": tenant}

    def page(options: ListOptions | None = None) -> Any:
        if level is Level.SERVICE_INSTANCE:
            return certificates.list_instance_certificates(tenant=tenant, filter=options)
        return certificates.list_subaccount_certificates(tenant=tenant, filter=options, access_strategy=only(tenant))

    def read(name: str) -> Any:
        if level is Level.SUB_ACCOUNT:
            found = certificates.get_subaccount_certificate(name, tenant=tenant, access_strategy=only(tenant))
        elif tenant is None:
            found = certificates.get_instance_certificate(name)
        else:  # the SDK gets no single one there
            found = next(iter(page(ListOptions(filter_names=[name])).items), None)
        return found and (found.name, found.content == content, found.type)

    def paged() -> object:
        found = page(ListOptions(page=1, page_size=1, page_count=True, entity_count=True))
        said = found.pagination
        return len(found.items), said.page_count, said.entity_count, bool(said.next_page_url), bool(said.previous_page_url)

    play(f"{prefix} list before", lambda: sorted(names(page())))
    play(f"{prefix} create", lambda: certificates.create_certificate(Certificate("demo.pem", content, "PEM"), **at))
    play(f"{prefix} create again", lambda: certificates.create_certificate(Certificate("demo.pem", content), **at))
    play(f"{prefix} create odd", lambda: certificates.create_certificate(Certificate(ODD, content), **at))
    play(f"{prefix} create bad", lambda: certificates.create_certificate(Certificate("bad.pem", "bm90IGEgZmlsZQ=="), **at))
    play(f"{prefix} read", lambda: read("demo.pem"))
    play(f"{prefix} read odd", lambda: read(ODD))
    play(f"{prefix} read nothing", lambda: read("nothing.pem"))
    play(f"{prefix} list", lambda: sorted(names(page())))
    play(f"{prefix} filter", lambda: sorted(names(page(ListOptions(filter_names=[ODD, "x.pem"])))))
    play(f"{prefix} page", paged)
    play(f"{prefix} update", lambda: certificates.update_certificate(Certificate("demo.pem", content, "CERTIFICATE"), **at))
    play(f"{prefix} read updated", lambda: read("demo.pem"))
    play(f"{prefix} update nothing", lambda: certificates.update_certificate(Certificate("nothing.pem", content), **at))
    label(prefix, certificates, ("certificate", "demo.pem"), at)
    play(f"{prefix} filter labels", lambda: names(page(ListOptions(filter_labels=[Label("env", ["prod"]), Label("team", ["a"])]))))
    play(f"{prefix} delete", lambda: certificates.delete_certificate(ODD, **at))
    play(f"{prefix} delete again", lambda: certificates.delete_certificate(ODD, **at))


def label(prefix: str, client: Any, what: tuple[str, str], at: dict[str, Any]) -> None:
    """Set, add, take away and read labels of a certificate, a destination or a fragment."""
    noun, name = what
    show = getattr(client, f"get_{noun}_labels")
    put, patch = getattr(client, f"update_{noun}_labels"), getattr(client, f"patch_{noun}_labels")
    play(f"{prefix} {noun} no labels", lambda: show(name, **at))
    play(f"{prefix} {noun} put labels", lambda: put(name, [Label("env", ["prod", "eu"]), Label("old", ["x"])], **at))
    play(f"{prefix} {noun} add labels", lambda: patch(name, PatchLabels("ADD", [Label("team", ["a"])]), **at))
    play(f"{prefix} {noun} delete labels", lambda: patch(name, PatchLabels("DELETE", [Label("old", ["x"])]), **at))
    play(f"{prefix} {noun} labels", lambda: sorted((one.key, sorted(one.values)) for one in show(name, **at)))


def configurations(prefix: str, level: Level, tenant: str | None) -> None:
    """Create, read, replace, list, label and delete destinations and fragments; some stay."""
    at = {"level": level, "tenant": tenant}
    owner = f"{'provider' if tenant is None else 'subscriber'} {level.value}"

    def describe(found: Any) -> object:
        return found and (
            found.name,
            str(getattr(found.type, "value", found.type)),
            found.description,
            dict(sorted(found.properties.items())),
        )

    def page(options: ListOptions | None = None) -> Any:
        if level is Level.SERVICE_INSTANCE:
            return destinations.list_instance_destinations(tenant=tenant, filter=options)
        return destinations.list_subaccount_destinations(tenant=tenant, filter=options, access_strategy=only(tenant))

    def read(name: str) -> object:
        if level is Level.SUB_ACCOUNT:
            return describe(destinations.get_subaccount_destination(name, tenant=tenant, access_strategy=only(tenant)))
        if tenant is None:
            return describe(destinations.get_instance_destination(name))
        return describe(next(iter(page(ListOptions(filter_names=[name])).items), None))

    def list_fragments() -> Any:
        if level is Level.SERVICE_INSTANCE:
            return fragments.list_instance_fragments(tenant=tenant)
        return fragments.list_subaccount_fragments(tenant=tenant, access_strategy=only(tenant))

    def read_fragment(name: str) -> object:
        found = next((one for one in list_fragments() if one.name == name), None)
        if level is Level.SUB_ACCOUNT:
            found = fragments.get_subaccount_fragment(name, tenant=tenant, access_strategy=only(tenant))
        return found and (found.name, dict(sorted(found.properties.items())))

    def paged() -> object:
        said = page(ListOptions(page=2, page_size=1, page_count=True, entity_count=True)).pagination
        return said.page_count, said.entity_count, bool(said.next_page_url), bool(said.previous_page_url)

    basic = {"User": "u", "Password": "secret 1", "sap-client": "100"}
    one = Destination("one", "HTTP", url=BACKEND, authentication="BasicAuthentication", description="first", properties=basic)
    play(f"{prefix} create destination", lambda: destinations.create_destination(one, **at))
    play(f"{prefix} create destination again", lambda: destinations.create_destination(one, **at))
    play(f"{prefix} read destination", lambda: read("one"))
    changed = Destination("one", "HTTP", url=BACKEND, description="second", properties={"sap-client": "200"})
    play(f"{prefix} update destination", lambda: destinations.update_destination(changed, **at))
    play(f"{prefix} read updated destination", lambda: read("one"))
    play(f"{prefix} update no destination", lambda: destinations.update_destination(Destination("nothing", "HTTP", url=BACKEND), **at))
    both = Destination("both", "HTTP", url=BACKEND, description=owner, authentication="NoAuthentication")
    play(f"{prefix} create the one in both", lambda: destinations.create_destination(both, **at))
    own = Destination("only-provider" if tenant is None else "only-subscriber", "HTTP", url=BACKEND, description=owner)
    play(f"{prefix} create the own", lambda: destinations.create_destination(own, **at))
    play(f"{prefix} list destinations", lambda: sorted(names(page())))
    play(f"{prefix} filter destinations", lambda: names(page(ListOptions(filter_names=["both", "x"]))))
    play(f"{prefix} page destinations", paged)
    label(prefix, destinations, ("destination", "one"), at)
    play(f"{prefix} filter destinations by label", lambda: names(page(ListOptions(filter_labels=[Label("env", ["prod"])]))))
    play(f"{prefix} delete destination", lambda: destinations.delete_destination("one", **at))
    play(f"{prefix} read no destination", lambda: read("one"))
    play(f"{prefix} delete no destination", lambda: destinations.delete_destination("one", **at))

    play(f"{prefix} create fragment", lambda: fragments.create_fragment(Fragment("frag", {"URL": f"{BACKEND}/{level.value}"}), **at))
    play(f"{prefix} update fragment", lambda: fragments.update_fragment(Fragment("frag", {"merged": owner}), **at))
    play(f"{prefix} read fragment", lambda: read_fragment("frag"))
    play(f"{prefix} read no fragment", lambda: read_fragment("nothing"))
    play(f"{prefix} list fragments", lambda: [one.name for one in list_fragments()])
    label(prefix, fragments, ("fragment", "frag"), at)
    play(f"{prefix} delete no fragment", lambda: fragments.delete_fragment("nothing", **at))


def access_strategies() -> None:
    """Read what is there in both tenants, and in only one of them, by each strategy."""
    for strategy in AccessStrategy:
        tenant = None if strategy is AccessStrategy.PROVIDER_ONLY else SUBDOMAIN
        for name in ("both", "only-provider", "only-subscriber"):

            def read(name: str = name, strategy: Any = strategy, tenant: str | None = tenant) -> object:
                found = destinations.get_subaccount_destination(name, access_strategy=strategy, tenant=tenant)
                return found and found.description

            play(f"{strategy.value} {name}", read)

        def read_fragment(strategy: Any = strategy, tenant: str | None = tenant) -> object:
            return fragments.get_subaccount_fragment("frag", access_strategy=strategy, tenant=tenant).properties["merged"]

        def read_certificate(strategy: Any = strategy, tenant: str | None = tenant) -> object:
            return certificates.get_subaccount_certificate("demo.pem", access_strategy=strategy, tenant=tenant).name

        def list_names(strategy: Any = strategy, tenant: str | None = tenant) -> object:
            return sorted(names(destinations.list_subaccount_destinations(access_strategy=strategy, tenant=tenant)))

        play(f"{strategy.value} fragment", read_fragment)
        play(f"{strategy.value} certificate", read_certificate)
        play(f"{strategy.value} list", list_names)
    play("instance destination", lambda: destinations.get_instance_destination("both").description)


def consume() -> None:
    """Consume what is there on every level, with fragments."""
    for tenant in (None, SUBDOMAIN):
        who = "provider" if tenant is None else "subscriber"
        for level in (None, *ConsumptionLevel):

            def read(level: Any = level, tenant: str | None = tenant) -> object:
                found = destinations.get_destination("both", level=level, tenant=tenant)
                return found and found.description

            def read_merged(level: Any = level, tenant: str | None = tenant) -> object:
                options = ConsumptionOptions(fragment_name="frag", fragment_level=level)
                found = destinations.get_destination("both", level=level, options=options, tenant=tenant)
                return found and (found.description, found.properties.get("merged"), found.properties.get("FragmentName"))

            play(f"consume {who} {level.value if level else 'default'}", read)
            if level:
                play(f"consume {who} {level.value} with a fragment", read_merged)

        def read_optional(tenant: str | None = tenant) -> object:
            options = ConsumptionOptions(fragment_name="nothing", fragment_level=ConsumptionLevel.SUBACCOUNT, fragment_optional=True)
            return destinations.get_destination("both", level=ConsumptionLevel.SUBACCOUNT, options=options, tenant=tenant).description

        def read_missing(tenant: str | None = tenant) -> object:
            options = ConsumptionOptions(fragment_name="nothing", fragment_level=ConsumptionLevel.SUBACCOUNT)
            return destinations.get_destination("both", level=ConsumptionLevel.SUBACCOUNT, options=options, tenant=tenant)

        def read_nothing(tenant: str | None = tenant) -> object:
            return destinations.get_destination("nothing", level=ConsumptionLevel.SUBACCOUNT, tenant=tenant)

        play(f"consume {who} with a fragment that may be missing", read_optional)
        play(f"consume {who} with a fragment that is missing", read_missing)
        play(f"consume {who} nothing", read_nothing)


def oauth() -> None:
    """Consume a destination whose tokens the service does not fetch."""
    properties = {"tokenServiceURL": f"{BACKEND}/token", "clientId": "c", "clientSecret": "s"}
    made = Destination("oauth", "HTTP", url=BACKEND, authentication="OAuth2ClientCredentials", properties=properties)
    play("create oauth", lambda: destinations.create_destination(made))

    def read() -> object:
        found = destinations.get_destination("oauth", level=ConsumptionLevel.SUBACCOUNT)
        return found.auth_tokens, found.properties["clientSecret"]

    play("consume oauth", read)


def call_backend(prefix: str, tenant: str | None) -> None:
    """Call the backend with each key store that the service generated, trusting what the destination's trust store says."""
    play(f"{prefix} trust store", lambda: certificates.create_certificate(Certificate("backend.pem", content), tenant=tenant))
    for store in STORES:
        name = f"mtls-{store.replace('.', '-')}"
        password = PASSWORD if store.startswith("protected") else ""
        properties = {"KeyStoreLocation": store, "KeyStorePassword": password, "TrustStoreLocation": "backend.pem"}
        made = Destination(name, "HTTP", url=BACKEND, authentication="ClientCertificateAuthentication", properties=properties)

        def create(made: Destination = made) -> None:
            destinations.create_destination(made, tenant=tenant)

        play(f"{prefix} create {name}", create)

        def call(name: str = name, store: str = store) -> object:
            found = destinations.get_destination(name, level=ConsumptionLevel.SUBACCOUNT, tenant=tenant)
            assert [one.name for one in found.certificates] == [store, "backend.pem"]
            with DestinationHttpClient(found) as http, tempfile.NamedTemporaryFile() as trusted:
                Path(trusted.name).write_bytes(base64.b64decode(found.certificates[1].content))
                return http.request("GET", "/", verify=trusted.name).json()["client"]

        play(f"{prefix} call {store}", call)


find_local_names()
for who, tenant in (("provider", None), ("subscriber", SUBDOMAIN)):
    for level in Level:
        crud(f"{who} {level.value}", level, tenant)
        configurations(f"{who} {level.value}", level, tenant)
access_strategies()
consume()
oauth()
for who, tenant in (("provider", None), ("subscriber", SUBDOMAIN)):
    call_backend(who, tenant)
