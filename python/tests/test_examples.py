"""The examples do what they say."""

import importlib.util
import subprocess
import sys
import unittest

from support import PYTHON, SessionCase, needs_torch


@needs_torch
class PyTorch(SessionCase):
    def test_a_robust_rule_trains_under_attack_and_the_mean_does_not(self):
        spec = importlib.util.spec_from_file_location("audited", PYTHON / "examples" / "pytorch_audited.py")
        audited = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(audited)
        accuracy, rows = audited.train(self.session, "median", "ipm(epsilon=5)")
        self.assertGreater(accuracy, 0.9)
        self.assertEqual([20, 40, 60], [row["step"] for row in rows])
        for row in rows:
            self.assertGreater(row["inner_product"], 0)
            self.assertLessEqual(row["worst_inner_product"], row["inner_product"] * (1 + 1e-4))
        # f·ε = 20 exceeds the 11 honest: the mean goes uphill in every step.
        accuracy, rows = audited.train(self.session, "mean", "ipm(epsilon=5)", steps=20)
        self.assertLess(accuracy, 0.3)
        self.assertAlmostEqual(11 / 4, rows[0]["breaks_from"], places=4)
        self.assertLess(rows[0]["inner_product"], 0)


class Measuring(unittest.TestCase):
    def test_it_prints_a_row_for_each_rule_and_array(self):
        done = subprocess.run(
            [sys.executable, str(PYTHON / "examples" / "measure.py"), "--vectors", "7", "--byzantine", "1",
             "--dimension", "50", "--rounds", "1", "--warm-up", "0"],
            check=True, capture_output=True, text=True,
        )
        lines = done.stdout.splitlines()
        self.assertEqual(2 + 6, len(lines))
        self.assertTrue(lines[2].startswith("| `krum` | ordinary | "))


if __name__ == "__main__":
    unittest.main()
