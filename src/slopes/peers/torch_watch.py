"""The diagnostics of a torch module, taken through hooks: the module is left as it was."""

import copy
from contextlib import contextmanager

import numpy as np

from ..networks import one_signed, state


class Watch:
    """What passed the activation layers of a module: read it after loss.backward()."""

    def __init__(self, module):
        self.module, self.seen = module, {}

    def layers(self):
        """Return the LayerState of every activation layer, in the order in which they acted."""
        return [
            state(name, _rows(z), _rows(h), _rows(seen["upstream"]), _slope(module))
            for name, seen in self.seen.items()
            if "upstream" in seen
            for module, z, h in [(seen["module"], seen["z"], seen["h"])]
        ]

    def gradient_norms(self):
        """Return the root mean square of the gradient of every weight matrix, by name."""
        return {name: float(np.sqrt(np.mean(g**2))) for name, g in self._weights()}

    def one_sign_fractions(self):
        """Return, by name, the share of a weight matrix's units whose gradient has one sign."""
        return {name: one_signed(g.reshape(len(g), -1).T) for name, g in self._weights()}

    def _weights(self):
        for name, value in self.module.named_parameters():
            if value.grad is not None and value.ndim > 1:
                yield name, _numpy(value.grad)


@contextmanager
def watch(module, layers=None):
    """Yield a Watch of a torch module's activation layers, for the length of a with block.

    layers: names of the submodules to watch; by default all without weights or submodules.
    """
    chosen = {
        name: part
        for name, part in module.named_modules()
        if (name in layers if layers is not None else _is_activation(part))
    }
    if not chosen:
        raise ValueError(f"layers: expected names of submodules, got {layers!r}: none is there")
    found = Watch(module)
    hooks = []
    for name, part in chosen.items():
        before, after = _hooks(found, name)
        hooks += [part.register_forward_pre_hook(before), part.register_forward_hook(after)]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()


def _hooks(found, name):
    def before(module, inputs):  # a module that works in place will overwrite them
        found.seen[name] = {"module": module, "z": inputs[0].detach().clone()}

    def after(module, inputs, output):
        seen = found.seen[name]
        seen["h"] = output.detach().clone()
        if output.requires_grad:
            output.register_hook(lambda upstream: seen.update(upstream=upstream.detach().clone()))

    return before, after


def _is_activation(part):
    return (
        type(part).__module__ == "torch.nn.modules.activation"
        and type(part).__name__ != "MultiheadAttention"
    )


def _slope(module):
    """Return the slope of an elementwise module as a function of arrays, by torch's autograd."""
    import torch

    twin = copy.deepcopy(module).double()
    if hasattr(twin, "inplace"):
        twin.inplace = False

    def slope(z):
        z = torch.tensor(z, requires_grad=True, dtype=torch.float64)
        with torch.enable_grad():
            return torch.autograd.grad(twin.forward(z).sum(), z)[0].numpy()

    return slope


def _rows(tensor):
    values = _numpy(tensor)
    return values.reshape(len(values), -1)


def _numpy(tensor):
    return tensor.detach().cpu().double().numpy()
