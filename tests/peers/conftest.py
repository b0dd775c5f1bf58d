"""Keras runs on PyTorch here: chosen before anything imports it."""

import os

os.environ["KERAS_BACKEND"] = "torch"
