package dev.strategikon.attack;

/**
 * Mimicry (Karimireddy, He and Jaggi, ICLR 2022): every attacker sends what one honest worker sent.
 *
 * <p>No rule can tell it from honesty; it makes one worker's data count q + 1 times, which hurts
 * where workers' data differ. With i.i.d. data it does next to nothing. Costs a copy.
 *
 * @param worker which of the honest gradients, from 0
 */
public record Mimic(int worker) implements GradientAttack {
  /** Checks that the index is not negative. */
  public Mimic {
    if (worker < 0) {
      throw new IllegalArgumentException("worker must not be negative, but is " + worker);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    int known = knowledge.honest().count();
    if (worker >= known) {
      throw new IllegalArgumentException(
          "mimic cannot send honest gradient %d: there are %d, from 0".formatted(worker, known));
    }
    return Collusion.allSend(knowledge.honest().row(worker).clone(), knowledge.byzantine());
  }
}
