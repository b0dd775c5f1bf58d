"""Ten formulas as somebody may type them: seven are functions of the library, three are wrong."""

# text: (its parameters, the function that it is, the values with which it is)
RIGHT = {
    "tanh(x)": ([], "tanh", {}),
    "np.maximum(0, x)": ([], "relu", {}),
    "where(x > 0, x, a * x)": (["a"], "leaky_relu", {"a": 0.01}),
    "1 / (1 + exp(-b * x))": (["b"], "sigmoid", {"b": 1}),
    "x * sigmoid(b * x)": (["b"], "silu", {"b": 1}),
    "logaddexp(0, c * x)": (["c"], "softplus", {"c": 1}),
    "clip(x, -d, d)": (["d"], "hard_tanh", {"d": 1}),
}
# text: what its sentence says
WRONG = {
    "max(0, x)": "did you mean maximum?",
    "x^2": "write **",
    "2x": "write 2 * before “x”",
}
