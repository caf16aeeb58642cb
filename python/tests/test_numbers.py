"""The numbers are those of the command line, whatever holds the vectors."""

import json
import subprocess
import tempfile
import unittest
import warnings
from collections import OrderedDict
from pathlib import Path

import numpy

from support import SessionCase, launcher, needs_torch, torch

import strategikon
from strategikon import StrategikonError, StrategikonWarning

NINE = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]


def random(*shape):
    return numpy.random.default_rng(7).standard_normal(shape, "float32")


class Aggregate(SessionCase):
    def test_published_numbers(self):
        for rule, expected in {
            "median": [4, 5, 6],
            "multi-krum(neighbours=1, select=2)": [2.5, 3.5, 4.5],
            "geometric-median(nu=0.1, iterations=3)": [3.78788764, 4.78788764, 5.78788764],
            "clipping(radius=2) | nnm | trimmed-mean": [0.95841302, 1.14416941, 1.3299258],
        }.items():
            result = self.session.aggregate(NINE, rule, f=1)
            self.assertEqual(numpy.float32, result.dtype)
            numpy.testing.assert_allclose(result, expected, rtol=1e-6)

    def test_bytes_of_the_command(self):
        X = random(9, 5000)
        with tempfile.TemporaryDirectory() as folder:
            numpy.save(f"{folder}/x.npy", X)
            run("aggregate", f"{folder}/x.npy", "--rule", "bucketing | krum", "--byzantine", "1",
                "--seed", "3", "-o", f"{folder}/y.npy")
            expected = numpy.load(f"{folder}/y.npy")
        for _ in range(2):
            ours = self.session.aggregate(X, "bucketing | krum", f=1, seed=3)
            self.assertEqual(expected.tobytes(), ours.tobytes())

    def test_an_array_of_the_session_is_not_copied(self):
        X = random(9, 400)
        expected = self.session.aggregate(X, "median", f=2)
        shared = self.session.array(9, 400)
        shared[...] = X
        before = self.session._inputs.array.copy()
        numpy.testing.assert_array_equal(expected, self.session.aggregate(shared, "median", f=2))
        # The session's own array, where others are copied to, keeps what it had.
        shared += 1
        moved = self.session.aggregate(shared, "median", f=2)
        numpy.testing.assert_array_equal(numpy.median(X + numpy.float32(1), axis=0), moved)
        numpy.testing.assert_array_equal(before, self.session._inputs.array)

    def test_the_file_of_an_array_is_deleted_with_its_last_view(self):
        view = self.session.array(3, 4)[1:]
        path = next(iter(self.session._arrays.values()))[0]
        self.assertTrue(Path(path).exists())
        del view
        self.assertFalse(Path(path).exists())
        self.assertEqual({}, self.session._arrays)

    def test_strides_byte_order_and_exact_types(self):
        X = numpy.arange(24).reshape(6, 4)
        expected = self.session.aggregate(X.astype("float32"), "mean", f=0)
        others = [X.astype(kind) for kind in ("float64", ">f4", "float16", "int8", "uint64")]
        others += [numpy.asfortranarray(X.astype("float32")), X.astype("float32")[:, ::-1][:, ::-1]]
        for other in [*others, X.tolist(), list(X.astype("float32"))]:
            numpy.testing.assert_array_equal(expected, self.session.aggregate(other, "mean", f=0))

    def test_what_float32_lacks_is_refused(self):
        self.refused("Vector 1 is float64 and has numbers that float32 lacks, such as 0.1.", [[1.0, 2.0], [3.0, 0.1]])
        self.refused("Vector 0 is int64 and has numbers that float32 lacks, such as 16777217.", [[16777217, 2]])
        self.refused("Vector 0 is float64", numpy.array([[1e300, 1.0]]))
        # NaN is exact: the policy decides about it.
        with self.assertWarns(StrategikonWarning):
            result = self.session.aggregate(numpy.array([[1.0, numpy.nan], [3.0, 4.0]]), "mean", f=0)
        numpy.testing.assert_array_equal([3, 4], result)

    def test_what_is_no_vectors_is_refused(self):
        self.refused("The vectors have shape (3,); expected (m, d)", numpy.zeros(3))
        self.refused("The vectors have shape (2, 0); expected (m, d)", numpy.zeros((2, 0)))
        self.refused("The vectors hold values of type complex128; expected real numbers", numpy.ones((2, 2), complex))
        self.refused("The vectors hold values of type <U1; expected real numbers", [["a", "b"]])
        self.refused("The vectors have different lengths", [[1, 2], [3]])
        self.refused("Expected at least one vector, got none", [])
        self.refused("Expected an (m, d) array or a list of m vectors, not str", "krum")
        self.refused("Vector 1 has the shapes [(3,)], but vector 0 has [(2,)]", [numpy.zeros(2), numpy.zeros(3)])
        self.refused("State dict 1 has other keys than state dict 0", [{"a": numpy.ones(2)}, {"b": numpy.ones(2)}])

    def refused(self, message, X):
        with self.assertRaises(StrategikonError) as caught:
            self.session.aggregate(X, "mean", f=0)
        self.assertIn(message, str(caught.exception))

    def test_the_programs_messages(self):
        for rule, f, message in [
            ("krumm", 1, "Unknown rule 'krumm'. Did you mean 'krum'?"),
            ("krum", 1.5, "f must be a whole number, not 1.5"),
            ("zeno", 1, "'zeno' needs the gradient of a server's sample: give it by --server-gradient FILE"),
        ]:
            with self.assertRaises(StrategikonError) as caught:
                self.session.aggregate(NINE, rule, f=f)
            self.assertEqual(message, str(caught.exception))
        with self.assertRaisesRegex(StrategikonError, "Vector 1 is not finite: coordinate 0 is NaN"):
            self.session.aggregate([[1.0], [numpy.nan]], "mean", f=0, non_finite="fail")

    def test_left_out_vectors_are_a_warning_where_they_are_given(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.session.aggregate([[1.0], [2.0], [numpy.inf]], "median", f=1)
        self.assertEqual("left out, because not finite: vectors [2]", str(caught[0].message))
        self.assertEqual(__file__, caught[0].filename)

    def test_a_servers_gradient(self):
        X = [[1, 1], [2, 2], [-9, -9], [3, 3]]
        result = self.session.aggregate(X, "fltrust", f=1, server_gradient=numpy.array([2.0, 2.0]))
        numpy.testing.assert_allclose(result, [2, 2], rtol=1e-6)
        with self.assertRaisesRegex(StrategikonError, "server_gradient has shape"):
            self.session.aggregate(X, "fltrust", f=1, server_gradient=3.0)

    def test_layers_are_the_arrays_of_a_list_or_are_given(self):
        X = random(7, 12)
        given = self.session.aggregate(X, "lasa", f=2, layers=[8, 4])
        listed = self.session.aggregate([[row[:8].reshape(2, 4), row[8:]] for row in X], "lasa", f=2)
        numpy.testing.assert_array_equal(numpy.concatenate([part.ravel() for part in listed]), given)
        self.assertFalse(numpy.array_equal(given, self.session.aggregate(X, "lasa", f=2)))
        with self.assertRaisesRegex(StrategikonError, "the 2 layers have 13 coordinates in all"):
            self.session.aggregate(X, "lasa", f=2, layers=[8, 5])

    def test_lists_of_lists_of_arrays(self):
        X = random(5, 10)
        workers = [[row[:6].reshape(2, 3), row[6:]] for row in X]
        first, second = self.session.aggregate(workers, "krum", f=1)
        expected = self.session.aggregate(X, "krum", f=1)
        self.assertEqual((2, 3), first.shape)
        numpy.testing.assert_array_equal(expected, numpy.concatenate([first.ravel(), second]))

    def test_the_time_of_a_call(self):
        self.session.aggregate(random(5, 10), "krum", f=1)
        parts = dict(self.session.seconds)
        self.assertEqual({"copy", "read", "compute", "write", "wait", "total"}, set(parts))
        total = parts.pop("total")
        self.assertLessEqual(sum(parts.values()), total * (1 + 1e-9))


class AttackAndAudit(SessionCase):
    def test_attacks(self):
        vectors = self.session.attack(NINE, "ipm(epsilon=2)", f=2)
        numpy.testing.assert_array_equal([[-8, -10, -12]] * 2, vectors)
        self.assertEqual((1, 3), self.session.attack(NINE, "sign-flip", f=1).shape)
        parts = self.session.attack([[numpy.ones(2), numpy.ones((1, 3))]] * 4, "ipm(epsilon=1)", f=2)
        self.assertEqual([(2, 2), (2, 1, 3)], [part.shape for part in parts])
        with self.assertRaisesRegex(StrategikonError, "'label-flip' changes data, not vectors"):
            self.session.attack(NINE, "label-flip", f=1)
        with self.assertRaisesRegex(StrategikonError, "--byzantine must be at least 1, not 0"):
            self.session.attack(NINE, "ipm(epsilon=2)", f=0)

    def test_an_attack_that_adapts(self):
        X = random(6, 20)
        attack = self.session.attack(X, "ipm-optimal", f=2, rule="median")
        mean = X.mean(axis=0)
        pushed = self.session.aggregate(numpy.concatenate([X, attack]), "median", f=2)
        honest = self.session.aggregate(X, "median", f=2)
        self.assertLess(mean @ pushed, mean @ honest)

    def test_an_audit_is_the_commands(self):
        X = random(6, 20)
        audit = self.session.audit(X, "krum", f=2, declared=[0, 1], least_q=True)
        with tempfile.TemporaryDirectory() as folder:
            numpy.save(f"{folder}/x.npy", X)
            expected = run("audit", f"{folder}/x.npy", "--rule", "krum", "--byzantine", "2", "--json",
                           "--declared", "0,1", "--least-q")
        expected = json.loads(expected)
        del expected["source"]
        self.assertEqual(expected, audit)

    def test_tables_of_audits(self):
        # Mean of three and one attacker at −ε·v̄ goes uphill from ε = 3 on, without end.
        audits = self.session.audit(NINE, ["mean", "median"], f=1)
        mean, median = strategikon.rows(audits)
        self.assertEqual(("mean", 3, 1, 3), tuple(mean[k] for k in ("rule", "honest", "byzantine", "dimension")))
        self.assertEqual(3, mean["breaks_from"])
        self.assertTrue(numpy.isnan(median["breaks_from"]))
        self.assertEqual([{"rule": "mean", "low": 3, "high": numpy.inf}], strategikon.breaks(audits))
        columns = strategikon.columns([mean, median])
        self.assertEqual(["mean", "median"], columns["rule"])
        self.assertEqual({"a": [1, None], "b": [None, 2]}, strategikon.columns([{"a": 1}, {"b": 2}]))
        self.assertEqual(mean, strategikon.rows(audits[0])[0])

    def test_the_reference_of_an_audit(self):
        audit = self.session.audit(NINE, "mean", f=1, reference=[1.0, 0.0, 0.0])
        self.assertEqual(1, audit["referenceNorm"])
        self.assertEqual("given", audit["reference"])
        with self.assertRaisesRegex(StrategikonError, "has 2 numbers, but the vectors of"):
            self.session.audit(NINE, "mean", f=1, reference=[1.0, 0.0])

    def test_the_catalogue(self):
        names = [entry["name"] for entry in self.session.catalogue("rules")]
        self.assertIn("krum", names)
        self.assertLess(len(names), len(self.session.catalogue()))


class StateDicts(SessionCase):
    def test_counters_are_kept(self):
        dicts = [OrderedDict(w=numpy.full((2, 2), i, "float16"), steps=numpy.array(5)) for i in range(3)]
        result = self.session.aggregate(dicts, "median", f=1)
        self.assertIsInstance(result, OrderedDict)
        numpy.testing.assert_array_equal(numpy.ones((2, 2)), result["w"])
        self.assertEqual("float16", result["w"].dtype)
        self.assertEqual(5, result["steps"])
        dicts[2]["steps"] = numpy.array(6)
        with self.assertRaisesRegex(StrategikonError, "'steps' holds no floats and differs between state dicts 0 and 2"):
            self.session.aggregate(dicts, "median", f=1)


@needs_torch
class Torch(SessionCase):
    def test_tensors(self):
        X = torch.tensor(random(5, 12), requires_grad=True)
        expected = self.session.aggregate(X.detach().numpy(), "krum", f=1)
        result = self.session.aggregate(X, "krum", f=1)
        self.assertIsInstance(result, torch.Tensor)
        self.assertFalse(result.requires_grad)
        numpy.testing.assert_array_equal(expected, result.numpy())
        shaped = self.session.aggregate([row.reshape(3, 4) for row in X], "krum", f=1)
        numpy.testing.assert_array_equal(expected.reshape(3, 4), shaped.numpy())
        half = self.session.aggregate(torch.ones(3, 2, dtype=torch.bfloat16), "mean", f=0)
        self.assertEqual([1, 1], half.tolist())

    def test_a_sessions_array_as_a_tensor(self):
        shared = torch.from_numpy(self.session.array(4, 3))
        self.session._inputs = None
        shared[:] = torch.tensor([[1.0], [2.0], [3.0], [40.0]])
        self.assertEqual([2.5] * 3, self.session.aggregate(shared, "median", f=1).tolist())
        self.assertIsNone(self.session._inputs)

    def test_state_dicts_of_modules(self):
        torch.manual_seed(1)
        models = [torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2)) for _ in range(5)]
        expected = torch.stack([model[0].weight.detach() for model in models]).median(dim=0).values
        result = self.session.aggregate([model.state_dict() for model in models], "median", f=1)
        models[0].load_state_dict(result)
        torch.testing.assert_close(models[0][0].weight.detach(), expected, rtol=0, atol=0)
        self.assertEqual(torch.int64, result["1.num_batches_tracked"].dtype)


def run(*arguments):
    """Run the command line and return what it prints."""
    done = subprocess.run([launcher(), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


if __name__ == "__main__":
    unittest.main()
