package dev.strategikon.attack;

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
      float[] mean = knowledge.mean();
      float[] direction = new float[mean.length];
      for (int j = 0; j < mean.length; j++) {
        direction[j] = -Math.signum(mean[j]);
      }
      return direction;
    }
  };

  /** Returns the direction, d floats; its length does not matter. */
  abstract float[] direction(Knowledge knowledge);

  /** Returns the name used in specs: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
