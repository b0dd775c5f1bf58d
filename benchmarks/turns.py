"""Times calls that take turns, so that what disturbs one disturbs all."""

import time


def interleaved(calls, budget, turn=0.004):
    """Return the least processor time of each call, in seconds, all called in turn.

    budget: the seconds that all of it may take; turn: those that a call is repeated for.
    """
    best = dict.fromkeys(calls, float("inf"))
    repeats = {}
    for name, call in calls.items():
        call()
        start = time.process_time()
        call()
        repeats[name] = max(1, int(turn / max(time.process_time() - start, 1e-7)))
    until = time.monotonic() + budget
    rounds = 0
    while rounds < 3 or time.monotonic() < until:
        for name, call in calls.items():
            start = time.process_time()
            for _ in range(repeats[name]):
                call()
            best[name] = min(best[name], (time.process_time() - start) / repeats[name])
        rounds += 1
    return best
