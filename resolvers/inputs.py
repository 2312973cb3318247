"""How inputs that several nouns share are read."""

from collections.abc import Sequence

from schema.certificates.operations import LabelInput
from services.model.certificate import Label


def read_labels(labels: Sequence[LabelInput]) -> tuple[Label, ...]:
    """Return the labels as the use cases take them."""
    return tuple(Label(key=label.key, values=tuple(label.values)) for label in labels)
