"""Ready-made judges: each looks at an answer and returns None, or the sentence why it is wrong."""

import lazy_loader

PARTS = {
    "base": ["Judge", "NotAttempted", "Wrong", "call", "custom", "must_be_function"],
    "choices": ["choice"],
    "curves": ["function_of_x"],
    "demands": ["built_on", "by_sums_and_bends", "computed", "without"],
    "functions": ["function_of"],
    "quantities": ["numbers"],
}
__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)
