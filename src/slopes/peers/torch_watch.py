"""The diagnostics of a torch module, taken through hooks: the module is left as it was."""

from contextlib import ExitStack, contextmanager

import numpy as np

from ..networks import one_signed
from .functions import load_torch
from .torch_call import called, ran, to_numpy


class Watch:
    """What passed the activations of a module: read it after loss.backward()."""

    def __init__(self, module):
        self.module, self.calls = module, []

    def layers(self):
        """Return the LayerState of every activation, once for each call, in order of the calls.

        A submodule goes by its name, called a second time by "name (2)"; a function by its own
        and its place among the functions called, "relu 1". A pass through the whole module starts
        anew, unless an earlier one still waits for its backward pass.

        The gradient is nan where none came back inside the with block; dead and saturated are nan
        where an output hangs on several inputs, as in a softmax or a GLU.
        """
        if not self.calls:
            raise ValueError(_NOTHING.format(type(self.module).__name__))
        return [call.state(name) for name, call in zip(self._names(), self.calls, strict=True)]

    def gradient_norms(self):
        """Return the root mean square of the gradient of every weight matrix, by name."""
        return {name: float(np.sqrt(np.mean(g**2))) for name, g in self._weights()}

    def one_sign_fractions(self):
        """Return, by name, the share of a weight matrix's units whose gradient has one sign."""
        return {name: one_signed(g.reshape(len(g), -1).T) for name, g in self._weights()}

    def _start(self):
        came = any(call.upstream is not None for call in self.calls)
        if came or not any(call.handle for call in self.calls):
            self._stop()
            self.calls.clear()

    def _stop(self):
        for call in self.calls:
            call.release()

    def _weights(self):
        for name, value in self.module.named_parameters():
            if value.grad is not None and value.ndim > 1:
                yield name, to_numpy(value.grad)

    def _names(self):
        functions, modules = 0, {}
        for call in self.calls:
            if call.is_function:
                functions += 1
                yield f"{call.name} {functions}"
            else:
                modules[call.name] = times = modules.get(call.name, 0) + 1
                yield call.name if times == 1 else f"{call.name} ({times})"


_NOTHING = (
    "module: expected a forward pass through an activation, be it a submodule or a function "
    "such as torch.relu called in forward, got none in {}"
)


@contextmanager
def watch(module, layers=None):
    """Yield a Watch of a torch module's activations, for the length of a with block.

    layers: names of the submodules to watch; by default all activations of torch.nn, and those
    functions of torch that are activations too where a forward method calls them.
    """
    chosen, found = _chosen(module, layers), Watch(module)
    with ExitStack() as hooks:
        inside = []  # for each module whose forward runs now its Call, None if it is not chosen

        def record(call, output):
            call.gave(output[0] if isinstance(output, tuple) else output)
            found.calls.append(call)

        def before(part, inputs, named):  # a module that works in place will overwrite them
            if part is module and not inside:
                found._start()
            inside.append(ran(chosen[part], part, inputs, named) if part in chosen else None)

        def after(part, inputs, output):
            call = inside.pop()
            if call and output is not None:  # None: forward failed
                record(call, output)

        hooks.callback(found._stop)
        for part in module.modules():
            hooks.callback(part.register_forward_pre_hook(before, with_kwargs=True).remove)
            hooks.callback(part.register_forward_hook(after, always_call=True).remove)
        if layers is None:
            hooks.enter_context(_functions(record, lambda: inside and not any(inside)))
        yield found
    if not (chosen or found.calls):
        raise ValueError(_NOTHING.format(type(module).__name__))


def _functions(record, listening):
    """Return a mode of torch that records each activation function called while listening()."""

    activations = _activations()

    class Functions(load_torch().overrides.TorchFunctionMode):
        def __torch_function__(self, function, types, args=(), kwargs=None):
            kwargs = kwargs or {}
            name = getattr(function, "__name__", "").strip("_").removeprefix("special_")
            if name.replace("_", "") not in activations or not listening():
                return function(*args, **kwargs)
            call = called(name, function, args, kwargs)
            output = function(*args, **kwargs)
            record(call, output)
            return output

    return Functions()


def _chosen(module, layers):
    """Return the submodules to watch, each with its name."""
    parts = dict(module.named_modules())
    if layers is None:
        names = [name for name, part in parts.items() if _is_activation(part)]
    else:
        names = [layers] if isinstance(layers, str) else [*layers]
        if not names or not parts.keys() >= {*names}:
            known = ", ".join(filter(None, parts)) or "none"
            raise ValueError(
                f"layers: expected names of submodules, got {layers!r}; there are: {known}"
            )
    return {parts[name]: name or type(module).__name__ for name in names}


def _is_activation(part):
    home = type(part).__module__ == "torch.nn.modules.activation"
    return home and type(part).__name__.lower() in _activations()


def _activations():
    """Return the names of torch's activations, without capitals and underscores."""
    activation = load_torch().nn.modules.activation
    return {name.lower() for name in activation.__all__} - {"multiheadattention"}
