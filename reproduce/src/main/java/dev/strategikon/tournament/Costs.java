package dev.strategikon.tournament;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.statistics.SampleMedian;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an aggregation costs at the tournament's m and d, in milliseconds of processor time on one
 * thread: of five rounds over all rules the least median over repeated aggregations of standard
 * normal vectors. Other work on the machine, such as runs side by side, would count in wall-clock
 * time. Measured once, after the training; kept as {@code cost.json}.
 */
final class Costs {
  static final String FILE = "cost.json";
  private static final int SCHEMA = 1;

  /** Between rounds the JVM compiles; a busy machine lets it wait. */
  private static final int ROUNDS = 5;

  private static final int LEAST_REPETITIONS = 5;
  private static final double SECONDS = 0.05;

  private final Map<Case, Double> milliseconds;

  /** A rule with its parameters, told of q, at m vectors of d coordinates. */
  record Case(String spec, int workers, int byzantine, int dimension) {}

  private Costs(Map<Case, Double> milliseconds) {
    this.milliseconds = milliseconds;
  }

  /** Returns costs that are known. */
  static Costs of(Map<Case, Double> milliseconds) {
    return new Costs(new LinkedHashMap<>(milliseconds));
  }

  /**
   * Reads what was measured before, and measures what is missing for the chosen candidates.
   *
   * @return the costs; none if no run is finished
   * @throws IOException if files cannot be read or written
   */
  static Costs measure(Path sweep, Contest contest, Standings standings) throws IOException {
    Costs costs = read(sweep);
    Optional<Integer> dimension = dimension(sweep, contest);
    if (dimension.isEmpty()) {
      return costs;
    }
    List<Case> missing = new ArrayList<>(wanted(contest, standings, dimension.get()));
    missing.removeAll(costs.milliseconds.keySet());
    for (int round = 0; round < ROUNDS; round++) {
      for (Case wanted : missing) {
        costs.milliseconds.merge(wanted, time(wanted, contest.runs().get(0)), Math::min);
      }
    }
    if (!missing.isEmpty()) {
      AtomicFile.write(sweep.resolve(FILE), costs.json());
    }
    return costs;
  }

  private static Set<Case> wanted(Contest contest, Standings standings, int dimension) {
    int workers = contest.runs().get(0).options().threat().workers();
    Set<Case> wanted = new LinkedHashSet<>();
    for (Standing standing : standings.standings()) {
      for (Entry entry : standing.ranked()) {
        wanted.add(
            new Case(entry.chosen().spec(), workers, standing.setting().byzantine(), dimension));
      }
    }
    return wanted;
  }

  /** Returns the cost of a rule in a setting, in milliseconds; NaN if it was not measured. */
  double of(String spec, int byzantine) {
    return milliseconds.entrySet().stream()
        .filter(entry -> entry.getKey().spec().equals(spec))
        .filter(entry -> entry.getKey().byzantine() == byzantine)
        .mapToDouble(Map.Entry::getValue)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Returns the largest cost of a rule's chosen candidates over the settings; NaN for none. */
  double most(Overall.Row row, List<Setting> settings) {
    double most = Double.NaN;
    for (int i = 0; i < settings.size(); i++) {
      Entry entry = row.entries().get(i);
      if (entry != null) {
        double cost = of(entry.chosen().spec(), settings.get(i).byzantine());
        most = most >= cost ? most : cost;
      }
    }
    return most;
  }

  /** Returns d, of which any finished run has a checkpoint. */
  private static Optional<Integer> dimension(Path sweep, Contest contest) throws IOException {
    for (RunConfig run : contest.runs()) {
      RunFolder folder = RunFolder.of(sweep, run);
      if (Files.isDirectory(folder.path())) {
        Optional<TrainingState> state = folder.interrupted();
        if (state.isPresent()) {
          return state.map(found -> found.parameters().length);
        }
      }
    }
    return Optional.empty();
  }

  private static double time(Case wanted, RunConfig run) {
    Aggregator aggregator = Aggregator.parse(wanted.spec());
    Gradients vectors = normal(wanted.workers(), wanted.dimension(), 0);
    Round round = new Round(0, 0, new float[wanted.dimension()]);
    if (aggregator.needsSample()) {
      int pieces = run.options().serverSampling().pieces();
      Gradients sample = normal(pieces, wanted.dimension(), wanted.workers());
      round = round.with(ServerSample.of(sample, Compute.SERIAL));
    }
    List<Double> times = new ArrayList<>();
    long begin = processorNanos();
    while (times.size() < LEAST_REPETITIONS || (processorNanos() - begin) * 1e-9 < SECONDS) {
      long start = processorNanos();
      aggregator.aggregate(vectors, wanted.byzantine(), round, Compute.SERIAL);
      times.add((processorNanos() - start) * 1e-6);
    }
    return SampleMedian.of(times.stream().mapToDouble(time -> time).toArray());
  }

  /** Returns this thread's processor time, or the clock where the JVM does not know it. */
  private static long processorNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private static Gradients normal(int count, int dimension, int first) {
    float[][] rows = new float[count][dimension];
    for (int i = 0; i < count; i++) {
      Draws draws = Draws.of(0, "cost", first + i);
      for (int j = 0; j < dimension; j++) {
        rows[i][j] = (float) draws.nextGaussian();
      }
    }
    return Gradients.of(rows);
  }

  private static Costs read(Path sweep) throws IOException {
    Map<Case, Double> costs = new LinkedHashMap<>();
    Path file = sweep.resolve(FILE);
    if (Files.exists(file)) {
      for (JsonNode cost : new ObjectMapper().readTree(TextFile.read(file)).path("costs")) {
        costs.put(
            new Case(
                cost.path("rule").asText(),
                cost.path("workers").asInt(),
                cost.path("byzantine").asInt(),
                cost.path("dimension").asInt()),
            cost.path("milliseconds").asDouble());
      }
    }
    return new Costs(costs);
  }

  private String json() {
    ObjectNode content = new ObjectMapper().createObjectNode().put("schema", SCHEMA);
    ArrayNode list = content.putArray("costs");
    milliseconds.forEach(
        (key, cost) ->
            list.addObject()
                .put("rule", key.spec())
                .put("workers", key.workers())
                .put("byzantine", key.byzantine())
                .put("dimension", key.dimension())
                .put("milliseconds", cost));
    return content.toPrettyString() + "\n";
  }
}
