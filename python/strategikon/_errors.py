"""What can go wrong."""


class StrategikonError(Exception):
    """A request that cannot be answered. The message is the one of the command line."""


class StrategikonTimeout(StrategikonError, TimeoutError):
    """An answer that did not come in time. The session is closed."""


class StrategikonProcessError(StrategikonError):
    """A program that cannot be found or started, or has ended. The message has its last lines."""


class StrategikonWarning(UserWarning):
    """Something that changes what is computed, such as a vector that was left out."""
