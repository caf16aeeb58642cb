"""The part of Flower's documented interface that strategikon.flower uses.

Flower is not a package of Debian, so the tests cannot install it. This module has the same names and
signatures as ``flwr.common`` and ``flwr.server.strategy.FedAvg``; nothing of Flower is copied.
"""

import sys
import types
from dataclasses import dataclass, field


@dataclass
class Parameters:
    tensors: list
    tensor_type: str = "numpy.ndarray"


@dataclass
class FitIns:
    parameters: Parameters
    config: dict


@dataclass
class FitRes:
    parameters: Parameters
    num_examples: int = 1
    metrics: dict = field(default_factory=dict)


@dataclass
class ClientProxy:
    cid: str


class ClientManager:
    def __init__(self, clients):
        self.clients = clients

    def sample(self, num_clients, min_num_clients=None, criterion=None):
        return self.clients[:num_clients]


class FedAvg:
    def __init__(self, *, min_fit_clients=2, accept_failures=True, fit_metrics_aggregation_fn=None):
        self.min_fit_clients = min_fit_clients
        self.accept_failures = accept_failures
        self.fit_metrics_aggregation_fn = fit_metrics_aggregation_fn

    def configure_fit(self, server_round, parameters, client_manager):
        clients = client_manager.sample(num_clients=self.min_fit_clients)
        return [(client, FitIns(parameters, {})) for client in clients]


def install():
    """Put the stand-in where Flower would be imported from, unless Flower is there."""
    common = types.ModuleType("flwr.common")
    common.ndarrays_to_parameters = lambda arrays: Parameters(list(arrays))
    common.parameters_to_ndarrays = lambda parameters: list(parameters.tensors)
    strategy = types.ModuleType("flwr.server.strategy")
    strategy.FedAvg = FedAvg
    names = {"flwr": types.ModuleType("flwr"), "flwr.common": common}
    names |= {"flwr.server": types.ModuleType("flwr.server"), "flwr.server.strategy": strategy}
    for name, module in names.items():
        sys.modules.setdefault(name, module)
