"""Source code shown as a listing."""

import inspect
from textwrap import dedent

from .elementwise import Activation


class Listing(str):
    """Source code that a notebook shows as a Python listing."""

    def _repr_markdown_(self):
        return f"```python\n{self.strip()}\n```"

    def __repr__(self):
        return str(self)


def source(*objects):
    """Return the library's own source of Activations, functions or classes, as a Listing.

    >>> from slopes import relu
    >>> print(source(relu.body).splitlines()[-1].strip())
    return np.maximum(x, 0)
    """
    return Listing(
        "\n\n".join(
            o.source if isinstance(o, Activation) else dedent(inspect.getsource(o)) for o in objects
        )
    )
