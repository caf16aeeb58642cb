package dev.strategikon.sgd;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.DropoutKey;
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
    boolean replaced = options.threat().attack() instanceof GradientAttack;
    boolean needless = options.threat().sparesGradients();
    float[][] sent = new float[byzantine.length][];
    int[] computing =
        IntStream.range(0, byzantine.length)
            .filter(worker -> !(byzantine[worker] && needless))
            .toArray();
    sessions.forEach(
        state.parameters(),
        computing.length,
        (session, index) -> {
          int worker = computing[index];
          float[] gradient = new float[state.parameters().length];
          session.gradient(
              minibatches.ofStep(state.step(), worker, byzantine[worker]),
              new DropoutKey(options.seed(), state.step(), code.leader(worker)),
              gradient);
          if (state.sent().length > 0) {
            float[] remembered = state.sent()[worker];
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
