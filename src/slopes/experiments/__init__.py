"""Seeded studies that chapters and claims share; each returns a plain record.

Every study takes its seed and is cached: a chapter and the claim that it settles run it once.
repeat() runs one over several seeds and says how far they spread.
"""

from .blocks import block_flow, block_run
from .capacity import bent_and_straight, learned_error, missing_entries, narrow_place
from .centred import centred_sigmoid
from .cliff import Descent, cliff, cut, descend, descents, fed_back
from .clinic import Record, patient, treat
from .copies import copies, first_losses, first_parted
from .costs import AS_WRITTEN, Work, cost, work
from .diagnosis import BANDS, KEY, alarms, diagnose, place
from .edges import edge_run
from .escape import steps_back, steps_down, steps_to_unlearn
from .folds import fold_network, pieces, random_pieces
from .forms import FORMS, average_miss, race, rewrite
from .geometry import Alignment, Isometry, alignment, isometry, shattering
from .kept import WAYS_TO_KEEP, Kept, kept_in, small_gradients
from .leaks import (
    alpha_dropout,
    carried,
    clipped_run,
    dropout,
    leaky_run,
    lottery_run,
    narrow_run,
    planted_run,
)
from .learning import Clipping, Run, clipping, one_sign_share, train_digits
from .moving import eager_run, feedback_run
from .multiplied import Rescaled, moving_layers, multiplied_back, predicted_factor, speeds
from .neurons import pretend, xor_learned
from .normed import normed_network, read_in_training_mode, two_modes
from .outputs import (
    Answers,
    Doubt,
    accuracy_at_best_rate,
    answers_of,
    best_temperature,
    calibration_error,
    doubt,
    foreign_inputs,
    largest_shares,
    squared_error_of_logits,
    squared_error_of_shares,
)
from .paths import path_sizes, price, uses
from .precision import first_failure, slope_is_zero, softmax_is_nan, tanh_is_nan
from .products import lengths
from .recurrent import Recurrent, profile, remember
from .remedies import Remedy, remedy
from .rounding import DIGITS, quantise, rounded, spacing, to_bfloat16, to_bfloat16_at_random
from .sample import Sample, repeat
from .shifts import SHIFT_RATES, SHIFT_STARTS, loss_when_shifted
from .signals import (
    Deaths,
    Flow,
    batchnorm_growth,
    born_dead,
    born_dead_bound,
    dead_at_start,
    flow,
    gradient_flow,
    norm_spread,
    residual_growth,
)
from .silence import (
    Burial,
    Depths,
    Fading,
    Sparse,
    buried,
    dead_by_inputs,
    dead_in_ten,
    fading,
    priced,
    ten_layers,
)
from .sizes import (
    asked,
    left_by_default,
    sizes_of_inputs,
    sizes_of_sums,
    spread_between,
    through_widths,
)
from .slopes import (
    SUSPECTS,
    central_quotient,
    falling_shares,
    forward_quotient,
    slope_errors,
    suspect_runs,
)
from .smooth import (
    BOTTOM,
    clipped_gelu,
    exchanged,
    flat_gelu,
    lowered_relu,
    pieced_gelu,
    raised_gelu,
    train_mnist1d,
)
from .spikes import Spiked, spiked, steps_of_adam, steps_until_half
from .spoiled import BITS, LEVELLED, HidingRelu, hiding_network, on_levels, one_pixel
from .start import Lesson, lesson, of_size
from .sweep import sweep
from .traffic import silu_in_blocks, time_a_number, time_of_subnormals
from .walk import WALK, small_network, walk, walk_alt
from .ward import CASES, PATIENTS, Case, examples
from .wrong import BUGS, network_with, wrong_gradient, wrong_run

__all__ = [
    "AS_WRITTEN",
    "BANDS",
    "BITS",
    "BOTTOM",
    "BUGS",
    "CASES",
    "DIGITS",
    "FORMS",
    "KEY",
    "LEVELLED",
    "PATIENTS",
    "SHIFT_RATES",
    "SHIFT_STARTS",
    "SUSPECTS",
    "WALK",
    "WAYS_TO_KEEP",
    "Alignment",
    "Answers",
    "Burial",
    "Case",
    "Clipping",
    "Deaths",
    "Depths",
    "Descent",
    "Doubt",
    "Fading",
    "Flow",
    "HidingRelu",
    "Isometry",
    "Kept",
    "Lesson",
    "Record",
    "Recurrent",
    "Remedy",
    "Rescaled",
    "Run",
    "Sample",
    "Sparse",
    "Spiked",
    "Work",
    "accuracy_at_best_rate",
    "alarms",
    "alignment",
    "alpha_dropout",
    "answers_of",
    "asked",
    "average_miss",
    "batchnorm_growth",
    "bent_and_straight",
    "best_temperature",
    "block_flow",
    "block_run",
    "born_dead",
    "born_dead_bound",
    "buried",
    "calibration_error",
    "carried",
    "central_quotient",
    "centred_sigmoid",
    "cliff",
    "clipped_gelu",
    "clipped_run",
    "clipping",
    "copies",
    "cost",
    "cut",
    "dead_at_start",
    "dead_by_inputs",
    "dead_in_ten",
    "descend",
    "descents",
    "diagnose",
    "doubt",
    "dropout",
    "eager_run",
    "edge_run",
    "examples",
    "exchanged",
    "fading",
    "falling_shares",
    "fed_back",
    "feedback_run",
    "first_failure",
    "first_losses",
    "first_parted",
    "flat_gelu",
    "flow",
    "fold_network",
    "foreign_inputs",
    "forward_quotient",
    "gradient_flow",
    "hiding_network",
    "isometry",
    "kept_in",
    "largest_shares",
    "leaky_run",
    "learned_error",
    "left_by_default",
    "lengths",
    "lesson",
    "loss_when_shifted",
    "lottery_run",
    "lowered_relu",
    "missing_entries",
    "moving_layers",
    "multiplied_back",
    "narrow_place",
    "narrow_run",
    "network_with",
    "norm_spread",
    "normed_network",
    "of_size",
    "on_levels",
    "one_pixel",
    "one_sign_share",
    "path_sizes",
    "patient",
    "pieced_gelu",
    "pieces",
    "place",
    "planted_run",
    "predicted_factor",
    "pretend",
    "price",
    "priced",
    "profile",
    "quantise",
    "race",
    "raised_gelu",
    "random_pieces",
    "read_in_training_mode",
    "remedy",
    "remember",
    "repeat",
    "residual_growth",
    "rewrite",
    "rounded",
    "shattering",
    "silu_in_blocks",
    "sizes_of_inputs",
    "sizes_of_sums",
    "slope_errors",
    "slope_is_zero",
    "small_gradients",
    "small_network",
    "softmax_is_nan",
    "spacing",
    "speeds",
    "spiked",
    "spread_between",
    "squared_error_of_logits",
    "squared_error_of_shares",
    "steps_back",
    "steps_down",
    "steps_of_adam",
    "steps_to_unlearn",
    "steps_until_half",
    "suspect_runs",
    "sweep",
    "tanh_is_nan",
    "ten_layers",
    "through_widths",
    "time_a_number",
    "time_of_subnormals",
    "to_bfloat16",
    "to_bfloat16_at_random",
    "train_digits",
    "train_mnist1d",
    "treat",
    "two_modes",
    "uses",
    "walk",
    "walk_alt",
    "work",
    "wrong_gradient",
    "wrong_run",
    "xor_learned",
]
