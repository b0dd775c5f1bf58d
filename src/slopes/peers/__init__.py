"""The same functions in PyTorch and Keras, and the points in which the three differ.

DIFFERENCES holds those points by name; each is measured when it is called. `torch` (with its usual
short names nn and F) and `keras` are the libraries themselves: imported from here, one that is
missing is missed in a sentence.
"""

import lazy_loader

PARTS = {
    "differences": ["Difference", "slope_in_torch"],
    "every": ["DIFFERENCES"],
    "functions": [
        "DEFAULTS",
        "FIXED",
        "KERAS",
        "TORCH",
        "call",
        "keras_function",
        "load_keras",
        "load_torch",
        "torch_function",
        "versions",
    ],
    "torch_watch": ["Watch", "watch"],
}
part, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)


def __getattr__(name):
    if name == "keras":
        return part("load_keras")()
    if name in ("torch", "nn", "F"):
        torch = part("load_torch")()
        return {"torch": torch, "nn": torch.nn, "F": torch.nn.functional}[name]
    return part(name)
