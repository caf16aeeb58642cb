package dev.strategikon.sgd;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.dataset.Dataset;
import java.util.stream.IntStream;

/**
 * The m workers: each draws n training points i.i.d. from its part and computes the gradient of
 * their mean cross-entropy; the workers of a {@link RepetitionCode} group each compute the same.
 * Those whose gradient the attack replaces compute none, unless it is all that the attackers know.
 */
final class Workers {
  private final TrainingOptions options;
  private final Minibatches minibatches;
  private final RepetitionCode code;
  private final SessionPool sessions;

  Workers(Dataset dataset, TrainingOptions options, SessionPool sessions) {
    this.options = options;
    this.minibatches = new Minibatches(dataset, options);
    this.code = options.code();
    this.sessions = sessions;
  }

  /**
   * Returns what the workers have to send in a step: one vector a worker, null where none was
   * computed because the attack sends one instead.
   *
   * @param byzantine for each worker, whether it is Byzantine
   */
  float[][] gradients(TrainingState state, boolean[] byzantine) {
    boolean needless = options.threat().sparesGradients();
    int[] computing =
        IntStream.range(0, byzantine.length)
            .filter(worker -> !(byzantine[worker] && needless))
            .toArray();
    return gradients(
        state, byzantine, computing, Sampling.ofStep(options.seed(), state.step()), state.sent());
  }

  /**
   * Returns what some workers have to send: one vector a worker, null for the others.
   *
   * @param state where x comes from
   * @param byzantine for each worker, whether it is Byzantine
   * @param computing the workers who compute
   * @param sampling names the random numbers
   * @param memory what each worker sent last, written anew by those whose gradient is sent; of
   *     length 0 without workers' momentum
   */
  float[][] gradients(
      TrainingState state,
      boolean[] byzantine,
      int[] computing,
      Sampling sampling,
      float[][] memory) {
    boolean replaced = options.threat().attack() instanceof GradientAttack;
    float[][] sent = new float[byzantine.length][];
    sessions.forEach(
        state.parameters(),
        computing.length,
        (session, index) -> {
          int worker = computing[index];
          float[] gradient = new float[state.parameters().length];
          session.gradient(
              minibatches.draw(sampling, worker, byzantine[worker]),
              sampling.dropout(code.leader(worker)),
              gradient);
          if (memory.length > 0) {
            float[] remembered = memory[worker];
            // What is not sent is not remembered.
            options
                .optimizer()
                .smooth(gradient, byzantine[worker] && replaced ? remembered.clone() : remembered);
          }
          sent[worker] = gradient;
        });
    return sent;
  }
}
