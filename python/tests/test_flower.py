"""The strategy for Flower, with a stand-in for Flower's interface."""

import unittest

import numpy

import flower_stand_in as flower
from support import SessionCase

flower.install()
from strategikon import StrategikonError, StrategikonWarning
from strategikon.flower import RobustAggregation

SENT = [numpy.array([[10.0, 20.0]], "float32"), numpy.array([30.0]), numpy.array(7)]


class Strategy(SessionCase):
    def begin(self, rule="median", f=1, **options):
        strategy = RobustAggregation(rule, f, session=self.session, **options)
        clients = [flower.ClientProxy(str(i)) for i in range(5)]
        asked = strategy.configure_fit(1, flower.Parameters(SENT), flower.ClientManager(clients))
        self.assertEqual(2, len(asked))
        return strategy

    def results(self, *changes):
        """Return what clients send that add numbers to all parameters; counters go their own ways."""
        return [
            (
                flower.ClientProxy(str(i)),
                flower.FitRes(flower.Parameters([SENT[0] + c, SENT[1] + c, SENT[2] + i]), 10, {"loss": c}),
            )
            for i, c in enumerate(changes)
        ]

    def assertMoved(self, by, parameters):
        expected = [SENT[0] + numpy.float32(by), SENT[1] + by, SENT[2]]
        for array, like in zip(parameters.tensors, expected):
            self.assertEqual(like.dtype, array.dtype)
            numpy.testing.assert_array_equal(like, array)

    def test_a_round(self):
        strategy = self.begin(fit_metrics_aggregation_fn=lambda all: {"clients": sum(n for n, _ in all)})
        parameters, metrics = strategy.aggregate_fit(1, self.results(1, 2, 3, 100, 2.5), [])
        self.assertMoved(2.5, parameters)
        self.assertEqual({"clients": 50}, metrics)

    def test_the_rule_sees_changes(self):
        # Clipping about the origin would leave parameters of this size as they are only as changes.
        parameters, _ = self.begin("clipping(radius=4) | mean", f=0).aggregate_fit(1, self.results(1, 1, 2.0), [])
        numpy.testing.assert_allclose(parameters.tensors[1], 30 + 4 / 3, rtol=1e-6)

    def test_the_order_of_answers_does_not_matter(self):
        results = self.results(1, 2, 3, 4, 5)  # Krum has a tie.
        first, _ = self.begin("krum").aggregate_fit(1, results, [])
        second, _ = self.begin("krum").aggregate_fit(1, results[::-1], [])
        numpy.testing.assert_array_equal(first.tensors[0], second.tensors[0])

    def test_clients_that_fail_count_as_byzantine(self):
        # Krum is defined for 3 clients of which none is Byzantine, not for 3 of which 1 is.
        strategy = self.begin("krum")
        with self.assertRaises(StrategikonError):
            strategy.aggregate_fit(1, self.results(1, 2, 3), [])
        self.assertMoved(2, strategy.aggregate_fit(1, self.results(2, 2, 3), [OSError()])[0])

    def test_other_shapes_count_as_byzantine(self):
        results = self.results(2, 2, 3, 4)
        results[3][1].parameters.tensors.pop()
        with self.assertWarnsRegex(StrategikonWarning, "left out client 3: its arrays have other shapes"):
            self.assertMoved(2, self.begin("krum").aggregate_fit(1, results, [])[0])

    def test_nothing_comes_of_nothing(self):
        strategy = self.begin(accept_failures=False)
        self.assertEqual((None, {}), strategy.aggregate_fit(1, [], []))
        self.assertEqual((None, {}), strategy.aggregate_fit(1, self.results(1, 2), [OSError()]))


if __name__ == "__main__":
    unittest.main()
