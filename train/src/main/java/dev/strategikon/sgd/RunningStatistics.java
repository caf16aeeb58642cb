package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Moments;
import dev.strategikon.model.Network;
import dev.strategikon.model.Statistics;
import dev.strategikon.options.BatchNormStatistics;
import dev.strategikon.options.TrainingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The running averages of a run: {@link BatchNormStatistics#RUNNING}. The server computes them
 * itself, by the passes of all m workers on their minibatches, so no Byzantine worker can change
 * them.
 *
 * <p>A pass has the weight 0.1·0.9^k once k later ones are done. Only passes of the last steps
 * before an evaluation have a weight above float's rounding (2⁻²⁴): 7 steps at m = 25. The averages
 * are begun anew there, and the passes of all other steps are left out.
 */
final class RunningStatistics {
  private static final double KEPT = 0.9;
  private static final double NEGLIGIBLE = 0x1p-24;

  private final TrainingOptions options;
  private final List<Integer> channels;
  private final Minibatches minibatches;
  private final SessionPool sessions;

  RunningStatistics(
      Dataset dataset, Network network, TrainingOptions options, SessionPool sessions) {
    this.options = options;
    this.channels = network.normalisedChannels();
    this.minibatches = new Minibatches(dataset, options);
    this.sessions = sessions;
  }

  /** Returns whether a run keeps running averages. */
  static boolean areKept(Network network, TrainingOptions options) {
    return network.hasBatchNorm() && options.network().statistics() == BatchNormStatistics.RUNNING;
  }

  /**
   * Returns the averages before the first pass: by layer first the means, which are 0, then the
   * variances, which are 1. Empty if a run keeps none.
   */
  static float[] initial(Network network, TrainingOptions options) {
    if (!areKept(network, options)) {
      return new float[0];
    }
    int size = network.normalisedChannels().stream().mapToInt(count -> 2 * count).sum();
    float[] averages = new float[size];
    reset(averages, network.normalisedChannels());
    return averages;
  }

  /** Adds the passes of the step that comes next, if an evaluation needs them. */
  void observe(TrainingState state) {
    if (!isNeeded(state.step())) {
      return;
    }
    if (state.step() > 0 && !isNeeded(state.step() - 1)) {
      reset(state.statistics(), channels);
    }
    int workers = options.threat().workers();
    Sampling sampling = Sampling.ofStep(options.seed(), state.step());
    Statistics[] passes = new Statistics[workers];
    sessions.forEach(
        state.parameters(),
        workers,
        (session, worker) ->
            passes[worker] =
                session.passStatistics(
                    minibatches.draw(sampling, worker, false),
                    sampling.dropout(options.groups().leader(worker), options.network().masks())));
    for (Statistics pass : passes) {
      add(pass, state.statistics());
    }
  }

  /** Returns the averages of a state in the form in which a session takes them. */
  Statistics of(TrainingState state) {
    List<Moments> layers = new ArrayList<>();
    int at = 0;
    for (int count : channels) {
      float[] averages = state.statistics();
      layers.add(
          new Moments(
              Arrays.copyOfRange(averages, at, at + count),
              Arrays.copyOfRange(averages, at + count, at + 2 * count)));
      at += 2 * count;
    }
    return new Statistics(layers);
  }

  /** Returns whether the passes of a step, from 0, have weight in the next evaluation. */
  private boolean isNeeded(int step) {
    int evaluation = options.evaluations().next(step, options.steps());
    double later = (double) (evaluation - step - 1) * options.threat().workers();
    return Math.pow(KEPT, later) >= NEGLIGIBLE;
  }

  private static void add(Statistics pass, float[] averages) {
    int at = 0;
    for (Moments layer : pass.layers()) {
      for (float[] values : List.of(layer.mean(), layer.variance())) {
        for (float value : values) {
          averages[at] = (float) (KEPT * averages[at] + (1 - KEPT) * value);
          at++;
        }
      }
    }
  }

  private static void reset(float[] averages, List<Integer> channels) {
    int at = 0;
    for (int count : channels) {
      Arrays.fill(averages, at, at + count, 0);
      Arrays.fill(averages, at + count, at + 2 * count, 1);
      at += 2 * count;
    }
  }
}
