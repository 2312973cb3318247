"""What the inputs of operations have in common."""

from pydantic import BaseModel, ConfigDict


class Input(BaseModel):
    """An input. A field that was not given is not sent; a name that is none is refused."""

    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid", validate_assignment=True, protected_namespaces=())
