"""What an activation function is: a callable that owns its derivative."""

from .blocks import result_dtype as result_dtype
from .elementwise import Activation, activation, get
from .feature_leak import FeatureLeak
from .gate import Gate
from .listing import Listing, source
from .random_leak import RandomLeak
from .registry import REGISTRY
from .vector import VectorActivation
from .vector import decided as decided
from .vector import distance_to_largest as distance_to_largest

__all__ = [
    "REGISTRY",
    "Activation",
    "FeatureLeak",
    "Gate",
    "Listing",
    "RandomLeak",
    "VectorActivation",
    "activation",
    "get",
    "source",
]
