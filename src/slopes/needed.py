"""What to install where a package is missing that the library does without until it is used."""

from contextlib import contextmanager


@contextmanager
def needed(*requirements):
    """Import in a with block: where a package is missing, the error names what to install.

    >>> with needed("slopes[plots]"):
    ...     import no_such_package
    Traceback (most recent call last):
    ModuleNotFoundError: no_such_package is missing here: pip install "slopes[plots]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "slopes"):
            raise
        install = " ".join(f'"{requirement}"' for requirement in requirements)
        message = f"{package} is missing here: pip install {install}"
        raise ModuleNotFoundError(message, name=error.name) from None
