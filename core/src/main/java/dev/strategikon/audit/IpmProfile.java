package dev.strategikon.audit;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Interval;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.LineProfile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The profile ε ↦ ⟨r, A(V ∪ U(ε))⟩ of a rule under inner product manipulation: all q attackers send
 * u = −ε·v̄.
 *
 * @param epsilons the requested ε
 * @param products the profile at these ε
 * @param breaks the maximal open intervals of ε &gt; 0 in which the product is negative, ascending
 * @param worst the infimum over ε &gt; 0
 * @param exact whether breaks and worst come from exact pieces; if not, a grid was refined, and an
 *     interval narrower than the grid may be missing
 */
public record IpmProfile(
    double[] epsilons, double[] products, List<Interval> breaks, Worst worst, boolean exact)
    implements Serializable {
  /**
   * The infimum of the profile.
   *
   * @param epsilon where it is reached, or approached at the end of a piece; +∞ if it is the limit
   * @param innerProduct the infimum; may be −∞
   */
  public record Worst(double epsilon, double innerProduct) implements Serializable {}

  /**
   * Copies the list.
   *
   * @param epsilons the requested ε, kept as they are
   * @param products the profile at these ε, kept as they are
   * @param breaks the open intervals of ε in which the product is negative, ascending
   * @param worst the infimum over ε &gt; 0
   * @param exact whether breaks and worst come from exact pieces
   */
  public IpmProfile {
    breaks = List.copyOf(breaks);
  }

  /**
   * Computes the profile.
   *
   * @param question the input of the audit
   * @param epsilons the ε at which values are requested: finite, in any order and of any sign
   * @return the profile
   * @throws IllegalArgumentException if an ε is not finite
   */
  public static IpmProfile of(Question question, double[] epsilons) {
    for (double epsilon : epsilons) {
      if (!Double.isFinite(epsilon)) {
        throw new IllegalArgumentException("epsilon must be finite, not " + epsilon);
      }
    }
    LineProfile profile = LineProfile.of(line(question), epsilons);
    Worst worst = new Worst(profile.infimum().t(), profile.infimum().value());
    return new IpmProfile(
        epsilons.clone(), profile.products(), profile.breaks(), worst, profile.exact());
  }

  /** Returns the line of attacks u(ε) = −ε·v̄. */
  static Line line(Question question) {
    return line(question, question.rule());
  }

  /** Returns the same line against another rule. */
  static Line line(Question question, Aggregator rule) {
    float[] mean = question.honest().mean(question.compute());
    // If the vectors are equal, one array for both saves a vector in the geometry.
    boolean same = question.compute().shard().all(Arrays.equals(mean, question.reference()));
    return question.line(rule, same ? mean : question.reference(), null, mean);
  }

  /** {@return 241 ε from 1e-3 to 1e3, evenly spaced in the logarithm, owned by the caller} */
  public static double[] defaultEpsilons() {
    double[] epsilons = new double[241];
    for (int k = 0; k < epsilons.length; k++) {
      epsilons[k] = Math.pow(10, (k - 120) / 40.0);
    }
    return epsilons;
  }
}
