"""What the comparisons with PyTorch and Keras share: tensors, gradients, twins of our layers."""

import numpy as np
import torch

from slopes.networks import Network

torch.set_num_threads(1)


def tensor(x):
    """Return a tensor of the same values and dtype that takes a gradient."""
    return torch.from_numpy(np.array(x)).requires_grad_()


def passed_back(function, upstream, *arrays):
    """Return what a function of tensors gives and the gradients that its arguments get."""
    tensors = [tensor(x) for x in arrays]
    out = function(*tensors)
    gradients = torch.autograd.grad(out, tensors, torch.from_numpy(np.asarray(upstream)))
    return out.detach().numpy(), [gradient.numpy() for gradient in gradients]


def linear(dense):
    """Return a torch.nn.Linear with the weights of a Dense."""
    module = torch.nn.Linear(*dense.W.shape, dtype=torch.float64)
    with torch.no_grad():
        module.weight[:], module.bias[:] = torch.tensor(dense.W.T), torch.tensor(dense.b)
    return module


def twins(sizes=(6, 8, 8, 3)):
    """Return a Network and the same weights in torch."""
    network, parts = Network(list(sizes), "tanh", seed=0), []
    for dense in network.dense:
        parts += [linear(dense), torch.nn.Tanh()]
    return network, torch.nn.Sequential(*parts[:-1])
