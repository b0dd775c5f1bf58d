"""Examples that tests draw are the same in every run, however busy the machine is."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "slopes", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("slopes")
