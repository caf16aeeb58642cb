package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The mean of the m − q vectors nearest to a trusted one. */
public final class SlowMonna implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return SlowNnm.meanOfNearest(x, x[given.integer("trusted")], x.length - given.q());
  }

  @Override
  public List<String> variants() {
    return List.of("monna(trusted=2)");
  }

  /** It trusts an index. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(Law.ANY_ORDER);
  }
}
