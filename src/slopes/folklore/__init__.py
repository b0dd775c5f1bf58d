"""What people say about activation functions, each saying with the measurement that settles it.

The claims stand in the modules chNN.py of this package, one for each chapter that explains them.
Who asks for those of one chapter loads no other; CLAIMS is all of them.
"""

import lazy_loader

PARTS = {
    "core": ["Claim", "Said", "Verdict", "claim", "claims", "spread"],
    "every": ["CLAIMS"],
    "kinds": ["KINDS"],
    "ledger": ["Ledger"],
    "outcomes": ["RULINGS"],
}
__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)
