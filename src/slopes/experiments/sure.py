"""A logit that is sure and wrong, by three spellings of the loss."""

from ..peers import load_torch

SPELLINGS = ("BCELoss", "BCEWithLogitsLoss", "-log(1 - s)")


def sure_and_wrong(z, spelling="BCELoss", precision="float32"):
    """Return the loss of the logit z where the answer is no, and its gradient, by torch."""
    torch = load_torch()
    z = torch.tensor([float(z)], dtype=getattr(torch, precision), requires_grad=True)
    no = torch.zeros_like(z)
    if spelling == "BCEWithLogitsLoss":
        loss = torch.nn.BCEWithLogitsLoss()(z, no)
    else:
        s = torch.sigmoid(z)
        loss = torch.nn.BCELoss()(s, no) if spelling == "BCELoss" else -torch.log(1 - s).mean()
    loss.backward()
    return loss.item(), z.grad.item()


def falls_silent(precision="float32"):
    """Return from which logit on BCELoss of a sigmoid gives no gradient, to a thousandth."""
    low, high = 0.0, 100.0
    while high - low > 1e-3:
        middle = (low + high) / 2
        low, high = (low, middle) if silent(middle, precision) else (middle, high)
    return high


def silent(z, precision="float32"):
    """Return whether BCELoss of a sigmoid gives the logit z no gradient where the answer is no."""
    return sure_and_wrong(z, "BCELoss", precision)[1] == 0
