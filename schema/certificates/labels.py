"""Labels."""

import strawberry


@strawberry.type(description="A key with its values, for finding and grouping certificates; not secret.")
class Label:
    """As in SAP's Destination service."""

    key: str = strawberry.field(description="Unique on its certificate.")
    values: list[str] = strawberry.field(description="Its values; may be empty.")
