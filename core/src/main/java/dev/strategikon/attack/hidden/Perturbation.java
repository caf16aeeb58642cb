package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Parameter;
import java.util.Locale;

/** The direction in which an attack moves away from the honest mean. */
public enum Perturbation {
  /** −v̄ / ‖v̄‖, the inverse unit vector. */
  UNIT {
    @Override
    float[] direction(Knowledge knowledge) {
      float[] mean = knowledge.mean();
      double squares =
          knowledge
              .compute()
              .shard()
              .inTurn(
                  before -> {
                    double sum = before;
                    for (float x : mean) {
                      sum += (double) x * x;
                    }
                    return sum;
                  });
      return Collusion.opposite(mean, squares == 0 ? 0 : 1 / Math.sqrt(squares));
    }
  },
  /** −σ, the inverse standard deviation. */
  STD {
    @Override
    float[] direction(Knowledge knowledge) {
      float[] deviation = knowledge.honest().deviation(knowledge.mean(), knowledge.compute());
      return Collusion.opposite(deviation, 1);
    }
  },
  /** −sign(v̄), the inverse sign. */
  SIGN {
    @Override
    float[] direction(Knowledge knowledge) {
      return Collusion.againstSigns(knowledge.mean());
    }
  };

  /** The parameter of the attacks that have one. */
  static final Parameter PARAMETER =
      Parameter.optional("perturbation", "std", "the direction: unit, std or sign");

  /** The last line of the formulas of these attacks. */
  static final String FORMULA =
      "\np = −v̄/‖v̄‖ (unit), −σ (std) or −sign(v̄) (sign), σ_j: standard deviation of coordinate j";

  /** Reads the parameter. */
  static Perturbation of(Arguments arguments) {
    String word = arguments.choice("perturbation", "unit", "std", "sign");
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the direction, d new floats of any length. */
  abstract float[] direction(Knowledge knowledge);

  /** Returns the name used in specs: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
