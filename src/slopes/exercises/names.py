"""Which exercises each chapter has, so that a check loads those of its own chapter alone."""

NAMES = {
    "00": "one-unit how-deep one-step-back fitting-start",
    "01": "nor-gate signed-distance perceptron-bug perceptron-by-hand learning-rate xor-one-silu",
    "02": "merge-layers three-switches squares-collapse missing-bend square-from-folds xor-no-bend",
    "03": """
        slope-one-step slope-way-back slope-at-a-kink slope-broken-check slope-best-h slope-in-two
    """,
    "04": """
        sigmoid-spam sigmoid-one-percent sigmoid-bend sigmoid-no-overflow sigmoid-backward-bug
        sigmoid-balance
    """,
    "05": """
        tanh-from-sigmoid tanh-of-tanh scaled-tanh tanh-every-size through-time-bug half-variance
    """,
    "06": "relu-backward relu-width relu-hat relu-dead-share relu-mirrored",
    "07": "leak-max leak-hidden-slope prelu-features rrelu-mean leak-depth relu-standardised",
    "08": """
        silu-dip-scaled relu-squared-doubled gelu-bend softplus-tail softplus-minus-silu
        quick-gelu-constant
    """,
    "09": "one-or-many temperature-odds squared-softmax batch-loss softmax-twice honest-error",
    "10": "dense-backward way-back-price three-paths eager-step equal-balance feedback-angle",
    "11": "typical-level wide-enough grow-together update-ratio-bug where-rescaling-ends",
    "12": "clip-together clip-entries clip-adam-half clip-widest clip-turn clip-limit",
    "13": "gains-by-hand he-turned widths-telescope which-start-learns spread-between",
    "14": """
        rmsnorm-backward batch-of-two residual-sizes batchnorm-constants fold-growth edge-with-bias
    """,
    "15": "torch-relu-at-zero linear-bound tensors-kept silent-backward checker",
    "16": "keras-relu-arguments keras-from-logits keras-scale keras-clip selu-uneven",
    "17": "choose-seeds paired-width winner-share tuned-on-test best-of-nine choose-once",
    "18": "gate-width census-count gate-backward gate-doubled gate-clamped gate-border",
    "19": "flat-from caffe-loss bf16-move safe-elu stochastic-round",
    "20": "clinic-ln10 clinic-floor clinic-chart clinic-broadcast told-apart clinic-data",
    "21": "claim-own claim-condition claim-design",
}

CHAPTER = {name: chapter for chapter, names in NAMES.items() for name in names.split()}
