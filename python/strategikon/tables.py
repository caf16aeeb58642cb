"""Audits as tables: lists of flat dictionaries, which pandas.DataFrame takes."""

import math


def rows(audits):
    """Return a row for each audit.

    rule, honest, byzantine, dimension; breaks_from: the least ε from which the rule goes uphill, NaN if
    none; worst_epsilon (infinite if the worst is the limit) and worst_inner_product of inner product
    manipulation; bound_inner_product, the least over all attacks, bound_exact and bound_attack;
    theorem1_share, theorem2_holds and theorem2_epsilon.
    """
    return [_row(audit) for audit in _listed(audits)]


def breaks(audits):
    """Return a row (rule, low, high) for each open interval of ε in which a rule goes uphill."""
    return [
        {"rule": audit["rule"], "low": _number(low), "high": _number(high, math.inf)}
        for audit in _listed(audits)
        for low, high in audit["ipm"]["breaks"]
    ]


def columns(rows):
    """Return rows as a dictionary of columns, each a list. Cells that a row lacks are None."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: [row.get(name) for row in rows] for name in names}


def _row(audit):
    ipm, bound = audit["ipm"], audit["bound"]
    return {
        "rule": audit["rule"],
        "honest": audit["honest"],
        "byzantine": audit["byzantine"],
        "dimension": audit["dimension"],
        "breaks_from": _number(ipm["breaks"][0][0]) if ipm["breaks"] else math.nan,
        "worst_epsilon": _number(ipm["worst"]["epsilon"], math.inf),
        "worst_inner_product": _number(ipm["worst"]["innerProduct"], -math.inf),
        "exact": ipm["exact"],
        "bound_inner_product": _number(bound["innerProduct"], -math.inf),
        "bound_exact": bound["exact"],
        "bound_attack": bound["attack"],
        "theorem1_share": audit["theorem1"]["share"],
        "theorem2_holds": audit["theorem2"]["holds"],
        "theorem2_epsilon": _number(audit["theorem2"]["epsilon"]),
    }


def _listed(audits):
    return [audits] if isinstance(audits, dict) else audits


def _number(value, missing=math.nan):
    """JSON has no infinities and no NaN; they are null."""
    return missing if value is None else value
