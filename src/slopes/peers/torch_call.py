"""One call of an activation in torch: what went in, what came out, what came back."""

import copy

import numpy as np

from ..networks import PROBE, state
from .functions import load_torch


class Call:
    """One call of f, a function of one float64 tensor on the CPU, or None where it takes more.

    held: the tensors that f holds, such as the slopes of a PReLU.
    """

    h = upstream = handle = None

    def __init__(self, name, f, z, held, *, is_function=False):
        self.name, self.f, self.is_function = name, f, is_function
        self.z = None if z is None else z.detach().clone()
        self.slopes_held = max((each.numel() for each in held), default=1)

    def gave(self, output):
        """Keep the output, and its gradient when it comes."""
        self.h = output.detach().clone()
        if output.requires_grad:
            self.handle = output.register_hook(self._returned)

    def release(self):
        """Wait for the gradient no longer."""
        if self.handle:
            self.handle.remove()
            self.handle = None

    def state(self, name):
        """Return the LayerState of the call."""
        upstream = np.nan if self.upstream is None else _rows(self.upstream)
        if not self._is_elementwise():
            return state(name, _rows(self.h), upstream)
        steepest = self._slopes(self._probe()).abs().amax(0, keepdim=True)
        steepest = steepest.expand(1, *self.z.shape[1:])
        return state(name, _rows(self.h), upstream, _rows(self._slopes(self.z)), _rows(steepest))

    def _returned(self, upstream):
        self.upstream = upstream.detach().clone()

    def _is_elementwise(self):
        """Whether an entry of the input moves the entry of the output in its place and no other."""
        if self.f is None:
            return False
        x = load_torch().zeros(2, *self.z.shape[1:]).double()
        moved = x.clone()
        moved.view(-1)[0] = 1
        here, there = self._value(x), self._value(moved)
        return here.shape == x.shape and bool((here == there).reshape(-1)[1:].all())

    def _value(self, x):
        """Return f(x); where f draws random numbers they are always the same ones."""
        random = load_torch().random
        with random.fork_rng(devices=[]):
            random.default_generator.manual_seed(0)
            return self.f(x.clone())  # f may work in place

    def _slopes(self, x):
        torch = load_torch()
        x = _in64(x).requires_grad_()
        with torch.enable_grad():
            return torch.autograd.grad(self._value(x).sum(), x)[0]

    def _probe(self):
        """Return where to look for the steepest slope: one unit for each that f may tell apart."""
        rest = self.z.shape[1:]
        if self.slopes_held == 1:
            rest = [1 for _ in rest]
        elif self.slopes_held <= rest[0]:  # one for each channel
            rest = [rest[0], *(1 for _ in rest[1:])]
        points = load_torch().from_numpy(PROBE)
        return points.view(-1, *(1 for _ in rest)).expand(-1, *rest)


def ran(name, module, inputs, named):
    """Return the Call of a module, as its weights are now."""
    given = [*inputs, *named.values()]
    twin = copy.deepcopy(module, _without_hooks(module)).cpu().double()
    tensors = [each for each in given if isinstance(each, load_torch().Tensor)]
    f = twin.forward if len(given) == len(tensors) == 1 else None
    return Call(name, f, next(iter(tensors), None), [*twin.parameters(), *twin.buffers()])


def called(name, function, inputs, named):
    """Return the Call of a function of torch or of a method of its tensors."""
    named = {key: _still(value) for key, value in named.items() if key != "out"}
    z, *more = inputs if inputs else [named.pop("input")]
    more = [_still(value) for value in more]
    held = [v for v in (*more, *named.values()) if isinstance(v, load_torch().Tensor)]
    return Call(name, lambda x: function(x, *more, **named), z, held, is_function=True)


def to_numpy(tensor):
    """Return a tensor's values in float64."""
    return tensor.detach().cpu().double().numpy()


def _without_hooks(module):
    """Return the memo of a deep copy that leaves out what is hooked to a module."""
    kinds = ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks")
    return {id(getattr(part, k)): {} for part in module.modules() for k in kinds}


def _in64(tensor):
    return tensor.detach().cpu().double().clone()


def _still(value):
    return _in64(value) if isinstance(value, load_torch().Tensor) else value


def _rows(tensor):
    values = np.atleast_1d(to_numpy(tensor))
    return values.reshape(len(values), -1)
