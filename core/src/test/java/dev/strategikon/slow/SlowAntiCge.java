package dev.strategikon.slow;

/** Just shorter than the first honest vector that CGE leaves out, against those that it keeps. */
public final class SlowAntiCge implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    int h = honest.length;
    double[] norms = Doubles.norms(honest);
    double cut = Columns.sorted(norms)[Math.min(h - 1, Math.max(0, h - given.q()))];
    double[] sum = Choices.meanOfSmallest(honest, norms, Math.max(1, h - given.q()));
    double length = Doubles.norm(sum);
    return Honest.allSend(Doubles.scaled(sum, length == 0 ? 0 : -0.999 * cut / length), given.q());
  }
}
