"""Trains a small network with a robust rule under attack, and audits the rule every few steps.

    python3 python/examples/pytorch_audited.py --rule "nnm | krum"

m workers draw minibatches of a task that is made up on the spot: which of four clouds is a point in?
f of them are Byzantine and send what ``attack`` makes of the honest gradients. The server steps along
the aggregate. An audit says how far f attackers could have pushed the rule in that step.
"""

import argparse
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import strategikon

CENTRES = torch.tensor([[2.0, 2.0], [-2.0, 2.0], [-2.0, -2.0], [2.0, -2.0]])


def draw(count, generator):
    """Return points and the number of the cloud that each is from."""
    labels = torch.randint(len(CENTRES), (count,), generator=generator)
    return CENTRES[labels] + torch.randn(count, 2, generator=generator), labels


def gradient(model, points, labels):
    """Return the gradient of the loss as one vector."""
    loss = torch.nn.functional.cross_entropy(model(points), labels)
    return torch.cat([part.flatten() for part in torch.autograd.grad(loss, list(model.parameters()))])


def train(session, rule, attack, *, workers=15, f=4, steps=60, audit_every=20, rate=0.3, seed=1):
    """Train, and return the final accuracy and the rows of the audits."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 4))
    rows = []
    for step in range(1, steps + 1):
        honest = torch.stack([gradient(model, *draw(16, generator)) for _ in range(workers - f)])
        byzantine = session.attack(honest, attack, f=f, rule=rule, seed=step)
        update = session.aggregate(torch.cat([honest, byzantine]), rule, f=f, seed=step)
        if step % audit_every == 0:
            (row,) = strategikon.rows(session.audit(honest, rule, f=f))
            row |= {"step": step, "inner_product": torch.dot(honest.mean(dim=0), update).item()}
            rows.append(row)
        with torch.no_grad():
            begin = 0
            for part in model.parameters():
                part -= rate * update[begin : begin + part.numel()].reshape(part.shape)
                begin += part.numel()
    points, labels = draw(2000, generator)
    return (model(points).argmax(dim=1) == labels).float().mean().item(), rows


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rule", default="nnm | krum")
    options.add_argument("--attack", default="ipm(epsilon=5)")
    options.add_argument("--audit-every", type=int, default=20)
    asked = options.parse_args()
    with strategikon.Session() as session:
        accuracy, rows = train(session, asked.rule, asked.attack, audit_every=asked.audit_every)
    for row in rows:
        print(
            f"step {row['step']}: ⟨v̄, A⟩ = {row['inner_product']:.4g},"
            f" at the worst ε {row['worst_inner_product']:.4g}; uphill from ε = {row['breaks_from']:.4g}"
        )
    print(f"accuracy {accuracy:.3f}")


if __name__ == "__main__":
    main()
