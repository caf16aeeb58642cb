package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.LocalShards;
import dev.strategikon.compute.Shard;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.sgd.Engine;
import dev.strategikon.sgd.Server;
import dev.strategikon.sgd.StepOutcome;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.sgd.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plays a cluster in this process: executors that know a run's YAML alone and compute one worker at
 * a time, and a server a shard, a thread each, which keeps its slice of the workers' memory. All
 * that it does by public methods, an engine of another module can.
 */
final class ThreadCluster implements Engine {
  private final TrainingOptions options;
  private final List<Workers> executors = new ArrayList<>();
  private final int dimension;
  private final LayerSizes layers;
  private final int[] cuts;

  /** By shard, what each worker sent last. */
  private float[][][] memory;

  ThreadCluster(RunConfig run, Path dataDirectory, int executors, int shards) {
    String yaml = SweepFile.write(run);
    try {
      Materials materials = new Materials(dataDirectory, Compute.SERIAL);
      RunSetup setup =
          RunSetup.read(
              yaml, config -> materials.dataset(config, new SweepListener() {}), Optional.empty());
      this.options = setup.options();
      this.dimension = setup.network().dimension();
      this.layers = setup.network().parameterLayers();
      for (int i = 0; i < executors; i++) {
        this.executors.add(
            new Workers(setup.dataset(), setup.network(), setup.options(), Compute.SERIAL));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.cuts = Shard.cuts(dimension, shards);
  }

  @Override
  public void begin(TrainingState state) {
    float[][] sent = state.sent();
    memory = new float[cuts.length - 1][][];
    for (int s = 0; s < memory.length; s++) {
      memory[s] = slices(sent, cuts[s], cuts[s + 1]);
    }
    state.fetchSentFrom(this::sent);
  }

  private float[][] sent() {
    float[][] sent = new float[memory[0].length][dimension];
    for (int worker = 0; worker < sent.length; worker++) {
      for (int s = 0; s < memory.length; s++) {
        System.arraycopy(memory[s][worker], 0, sent[worker], cuts[s], memory[s][worker].length);
      }
    }
    return sent;
  }

  @Override
  public StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit) {
    float[][] gradients = new float[options.vectors()][];
    for (int worker : options.computing(byzantine)) {
      gradients[worker] =
          executors.get(worker % executors.size())
              .gradients(state.parameters(), state.step(), byzantine, new int[] {worker})[worker];
    }
    float[] previous = state.previous();
    List<StepOutcome> outcomes =
        LocalShards.run(
            dimension,
            cuts.length - 1,
            1,
            place -> {
              int own = place.to() - place.from();
              float[] last = previous.length == 0 ? previous : place.slice(previous);
              return travelled(
                  new Server(options, own, place.compute())
                      .step(
                          options
                              .round(state.step(), last, layers)
                              .with(state.ruleMemory().slice(place.from(), place.to())),
                          slices(gradients, place.from(), place.to()),
                          byzantine,
                          memory[Arrays.binarySearch(cuts, place.from())],
                          state.attackMemory().slice(place.from(), place.to()),
                          audit));
            });
    return StepOutcome.join(outcomes);
  }

  private static float[][] slices(float[][] vectors, int from, int to) {
    return Arrays.stream(vectors)
        .map(vector -> vector == null ? null : Arrays.copyOfRange(vector, from, to))
        .toArray(float[][]::new);
  }

  /** As it comes out of another process. */
  private static StepOutcome travelled(StepOutcome outcome) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(outcome);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (StepOutcome) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    executors.forEach(Workers::close);
  }
}
