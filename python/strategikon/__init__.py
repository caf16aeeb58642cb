"""Byzantine-robust aggregation, attacks and audits, by Strategikon's JVM.

    import strategikon
    update = strategikon.aggregate(gradients, "nnm | krum", f=11)

The functions share one session, which begins with the first call and ends with the program.
"""

import threading

from ._errors import StrategikonError, StrategikonProcessError, StrategikonTimeout, StrategikonWarning
from ._session import Session
from .tables import breaks, columns, rows

__all__ = [
    "Session",
    "StrategikonError",
    "StrategikonProcessError",
    "StrategikonTimeout",
    "StrategikonWarning",
    "aggregate",
    "attack",
    "audit",
    "breaks",
    "catalogue",
    "close",
    "columns",
    "rows",
    "session",
    "version",
]

_lock = threading.Lock()
_session = None


def session():
    """Return the session of the functions. It is begun if there is none, or the last has ended."""
    global _session
    with _lock:
        if _session is None or _session.closed:
            _session = Session()
        return _session


def close():
    """End the session of the functions. The next call begins another."""
    global _session
    with _lock:
        if _session is not None:
            _session.close()
            _session = None


def aggregate(X, rule, f, **options):
    """Return the aggregate of m vectors of which f may be Byzantine; see Session.aggregate."""
    return session().aggregate(X, rule, f, **options)


def attack(X, attack, f, **options):
    """Return the f Byzantine vectors that an attack sends against honest ones; see Session.attack."""
    return session().attack(X, attack, f, **options)


def audit(X, rule, f, **options):
    """Return how far f attackers can push a rule, given honest vectors; see Session.audit."""
    return session().audit(X, rule, f, **options)


def catalogue(family=None):
    """Return what specs can name; see Session.catalogue."""
    return session().catalogue(family)


def version():
    """Return the program's name and version."""
    return session().version
