package dev.strategikon.cli.option;

import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --server-gradient} of commands whose rule may need a server's own sample. */
public final class ServerGradientOption {
  @Option(
      names = "--server-gradient",
      paramLabel = "FILE",
      description =
          "The gradient of a sample of the server's own, .npy or .csv, for rules that need it (zeno,"
              + " fltrust) and for guards. Several rows are the gradients of its pieces, of equal"
              + " size; guard(level=…) needs at least 2.")
  private Path file;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** {@return whether the option is given} */
  public boolean isGiven() {
    return file != null;
  }

  /**
   * Checks that the option is given if a rule needs it. Call it before long computations.
   *
   * @param spec the rule's spec, for the message
   * @param rule the rule
   */
  public void check(String spec, Aggregator rule) {
    if (rule.needsSample() && file == null) {
      throw new IllegalArgumentException(
          "'%s' needs the gradient of a server's sample: give it by --server-gradient FILE"
              .formatted(spec));
    }
  }

  /**
   * Adds the sample to a round.
   *
   * @param round the round; not changed
   * @param dimension the required length
   * @param of the name of the vectors, for the message
   * @param compute the threads
   * @return the round itself if the option is not given
   * @throws IOException if the file cannot be read or does not fit the vectors
   */
  public Round addTo(Round round, int dimension, String of, Compute compute) throws IOException {
    if (file == null) {
      return round;
    }
    float[][] rows = VectorInput.read(file, spec.commandLine().getErr());
    if (rows[0].length != dimension) {
      throw new IOException(
          "%s: has %d numbers a row, but the vectors of %s have %d"
              .formatted(file, rows[0].length, of, dimension));
    }
    return round.with(
        ServerSample.ofFinite(rows, dimension, compute)
            .orElseThrow(() -> new IOException(file + ": has a number that is not finite")));
  }
}
