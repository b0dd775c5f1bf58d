"""What torch keeps of an activation for the way back."""

from ..peers import load_torch


def kept_tensors(function, width=64, batch=100):
    """Return how much a function between two Linear layers keeps, beyond what the second one does.

    1 is a tensor of the size of the activation, in float32; the second layer keeps its input
    whatever the function is. A storage that several steps keep counts once.
    """
    torch = load_torch()
    first, second = torch.nn.Linear(width, width), torch.nn.Linear(width, width)
    x, seen = torch.randn(batch, width, generator=torch.Generator().manual_seed(0)), []
    with torch.autograd.graph.saved_tensors_hooks(lambda t: seen.append(t) or t, lambda t: t):
        out = second(function(first(x)))
    there_anyway = {t.untyped_storage().data_ptr() for t in (x, first.weight, second.weight)}
    storages = {t.untyped_storage().data_ptr(): t.untyped_storage().nbytes() for t in seen}
    size = sum(bytes for place, bytes in storages.items() if place not in there_anyway)
    return size / (out.shape[0] * width * out.element_size()) - 1
