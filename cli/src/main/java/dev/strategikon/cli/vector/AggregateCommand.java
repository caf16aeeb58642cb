package dev.strategikon.cli.vector;

import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.cli.option.LayersOption;
import dev.strategikon.cli.option.SeedOption;
import dev.strategikon.cli.option.ServerGradientOption;
import dev.strategikon.cli.option.ThreadsOption;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.NotFiniteException;
import dev.strategikon.gradient.VectorSource;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code aggregate}: aggregates the vectors of a file. */
@Command(
    name = "aggregate",
    description = {
      "Aggregates the vectors of a file by a rule.",
      "FILE is a .npy array of shape (m, d), or a .csv with one vector in each line.",
      "Vectors that are not finite are left out and count as Byzantine ones."
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon aggregate gradients.npy --rule krum --byzantine 11 -o update.npy")
public final class AggregateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The vectors, .npy or .csv; - is standard input.")
  private Path file;

  @Option(names = "--rule", required = true, paramLabel = "SPEC", description = "The rule.")
  private String rule;

  @Option(
      names = "--byzantine",
      required = true,
      paramLabel = "Q",
      description = "The number of vectors that may be Byzantine.")
  private int byzantine;

  @Option(
      names = "--non-finite",
      paramLabel = "POLICY",
      description = "How to treat vectors with NaN or infinities: ${COMPLETION-CANDIDATES}.")
  private NonFinite nonFinite = NonFinite.REJECT;

  @Mixin private ServerGradientOption serverGradient;
  @Mixin private LayersOption layers;
  @Mixin private SeedOption seed;
  @Mixin private VectorsOutput output;
  @Mixin private ThreadsOption threads;
  @Spec private CommandSpec spec;

  private final VectorAccess access;

  /** Creates a command that reads and writes files. */
  public AggregateCommand() {
    this(VectorAccess.FILES);
  }

  /**
   * Creates a command that reads and writes vectors in this way.
   *
   * @param access reads and writes the vectors
   */
  public AggregateCommand(VectorAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws IOException {
    Compute compute = threads.compute();
    Aggregator aggregator = Aggregator.parse(rule);
    serverGradient.check(rule, aggregator);
    output.check();
    float[] aggregate = inPlace(aggregator, compute);
    if (aggregate == null) {
      aggregate = afterReading(aggregator, compute);
    }
    output.put(spec, access, new float[][] {aggregate});
    return 0;
  }

  /**
   * Aggregates vectors where they lie. Returns null if they must be read as a whole, also because
   * some are not finite and must be left out.
   */
  private float[] inPlace(Aggregator aggregator, Compute compute) throws IOException {
    if (nonFinite == NonFinite.PROPAGATE || !aggregator.readsBlocks()) {
      return null;
    }
    Optional<VectorSource> source = access.source(file);
    if (source.isEmpty()) {
      return null;
    }
    Gradients vectors = Gradients.of(source.get());
    aggregator.check(vectors.count(), byzantine);
    try {
      return aggregate(aggregator, Admission.ofAll(vectors), compute);
    } catch (NotFiniteException e) {
      return null;
    }
  }

  private float[] afterReading(Aggregator aggregator, Compute compute) throws IOException {
    float[][] rows = access.read(file, spec.commandLine().getErr(), compute);
    aggregator.check(rows.length, byzantine);
    Admission admission = Admission.admit(rows, rows[0].length, nonFinite, compute);
    if (!admission.rejected().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("left out, because not finite: vectors " + admission.rejected());
    }
    return aggregate(aggregator, admission, compute);
  }

  private float[] aggregate(Aggregator aggregator, Admission admission, Compute compute)
      throws IOException {
    int dimension = admission.gradients().dimension();
    String name = StandardInput.name(file);
    Round plain = layers.addTo(seed.round(), dimension, name);
    Round round = serverGradient.addTo(plain, dimension, name, compute);
    float[] out = access.result(dimension);
    return aggregator.aggregateInto(out, admission, byzantine, round, compute).vector();
  }
}
