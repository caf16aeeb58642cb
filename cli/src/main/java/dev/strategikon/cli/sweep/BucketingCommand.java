package dev.strategikon.cli.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.reproduce.bucketing.BucketingComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code reproduce bucketing}: published runs of bucketing, beside ours. */
@Command(
    name = "bucketing",
    description = {
      "Trains what the authors of bucketing trained, and compares the accuracies.",
      "The settings are those of Karimireddy, He and Jaggi (ICLR 2022). DIR/comparison.md has their"
          + " accuracies beside ours.",
      "Finished runs are skipped, and an interrupted one goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon reproduce bucketing --published bucketing-mnist.csv --data data",
      "  strategikon reproduce bucketing --published bucketing-mnist.csv \\",
      "      --where experiment=exp2 \\",
      "    --where rule=krum --seeds 1",
      "  strategikon reproduce bucketing --published bucketing-mnist.csv --compare-only"
    })
final class BucketingCommand implements Callable<Integer> {
  @Option(
      names = "--published",
      required = true,
      paramLabel = "FILE",
      description = {
        "The published runs: CSV with the columns experiment, rule, attack, n, f, split,"
            + " bucketing, momentum and accuracy_last5 (percent)."
      })
  private Path published;

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description = {
        "Takes only cells with this value in the published file (default: experiment 2, and"
            + " experiment 3 without momentum). Repeat it for several columns."
      })
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many runs of each cell (default: 3, and 2 of experiment 3).")
  private Integer seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs", "reproduce-bucketing");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replaces a key in all runs, such as steps=60. The value is YAML.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--compare-only",
      description = "Trains nothing, and compares the runs that are finished.")
  private boolean compareOnly;

  @Mixin private SweepOptions options;
  @Mixin private Confirmation confirmation;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    if (seeds != null && seeds < 1) {
      throw new IllegalArgumentException("--seeds must be at least 1, not " + seeds);
    }
    BucketingComparison comparison =
        BucketingComparison.of(published, where, seeds == null ? 0 : seeds, overrides);
    List<RunConfig> runs = comparison.runs();
    if (options.printedPlan(runs, out, console)) {
      return 0;
    }
    if (!compareOnly) {
      if (!confirmation.isGiven(options, runs, out, spec.commandLine())) {
        return 1;
      }
      options.train(runs, out, console);
      console.println();
    }
    console.print(comparison.write(out));
    console.printf("%nPage: %s%n", out.resolve("comparison.md"));
    return 0;
  }
}
