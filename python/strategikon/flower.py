"""A strategy for Flower that aggregates by any rule. Importing this module imports ``flwr``.

It uses the interface of ``flwr.server.strategy`` as Flower documents it: FedAvg samples clients,
evaluates and counts; this strategy replaces what the server makes of their parameters.
"""

import warnings

import numpy
from flwr.common import ndarrays_to_parameters, parameters_to_ndarrays
from flwr.server.strategy import FedAvg

import strategikon

from ._errors import StrategikonWarning


class RobustAggregation(FedAvg):
    """FedAvg with a robust rule in the place of the weighted mean.

    The rule sees what each client changed: its parameters minus those that the server sent. All clients
    count alike, whatever number of examples they claim. A client that fails, or sends arrays of other
    shapes, counts as one of the f, as does one whose numbers are not finite. Arrays that hold no floats
    stay as the server has them. Clients are ordered by ``cid``, so that ties do not depend on who
    answers first.

    rule: a spec such as "krum" or "nnm | trimmed-mean".
    f: how many of a round's clients may be Byzantine.
    session: a strategikon.Session; None for that of the functions.
    seed: of rules that draw at random; the round is added to it.
    options: those of FedAvg, such as min_fit_clients and evaluate_fn.
    """

    def __init__(self, rule, f, *, session=None, seed=0, **options):
        super().__init__(**options)
        self.rule = rule
        self.f = f
        self._session = session
        self._seed = seed
        self._sent = None

    def __repr__(self):
        return f"RobustAggregation({self.rule!r}, f={self.f})"

    def configure_fit(self, server_round, parameters, client_manager):
        self._sent = parameters_to_ndarrays(parameters)
        return super().configure_fit(server_round, parameters, client_manager)

    def aggregate_fit(self, server_round, results, failures):
        if not results or (failures and not self.accept_failures):
            return None, {}
        if self._sent is None:
            raise strategikon.StrategikonError("aggregate_fit was called before configure_fit")
        updates = []
        for client, result in sorted(results, key=lambda pair: str(pair[0].cid)):
            update = self._update(parameters_to_ndarrays(result.parameters))
            if update is None:
                warnings.warn(f"left out client {client.cid}: its arrays have other shapes", StrategikonWarning)
            else:
                updates.append(update)
        missing = len(failures) + len(results) - len(updates)
        if not updates:
            return None, {}
        session = self._session or strategikon.session()
        change = session.aggregate(
            updates, self.rule, f=max(0, self.f - missing), seed=self._seed + server_round
        )
        metrics = {}
        if self.fit_metrics_aggregation_fn:
            metrics = self.fit_metrics_aggregation_fn([(r.num_examples, r.metrics) for _, r in results])
        return ndarrays_to_parameters(self._moved(change)), metrics

    def _update(self, arrays):
        """Return what a client changed, in float32; None if it did not send the server's shapes."""
        if [array.shape for array in arrays] != [sent.shape for sent in self._sent]:
            return None
        with numpy.errstate(over="ignore", invalid="ignore"):
            return [
                (array.astype("float64") - sent).astype("float32")
                for array, sent in zip(arrays, self._sent)
                if sent.dtype.kind == "f"
            ]

    def _moved(self, change):
        """Return the server's arrays after a change of those that hold floats."""
        changes = iter(change)
        return [
            (sent.astype("float64") + next(changes)).astype(sent.dtype) if sent.dtype.kind == "f" else sent
            for sent in self._sent
        ]
