package dev.strategikon.cli.sweep;

import dev.strategikon.report.text.Verdict;
import dev.strategikon.reproduce.Origin;
import dev.strategikon.reproduce.PaperGrid;
import dev.strategikon.reproduce.Part;
import dev.strategikon.reproduce.Reproduction;
import dev.strategikon.reproduce.Scale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code reproduce}: the paper's figures, and a verdict on each of its claims. */
@Command(
    name = "reproduce",
    subcommands = BucketingCommand.class,
    description = {
      "Repeats the paper's experiments, draws its figures and judges its claims.",
      "The rules by which they are judged are in docs/reproduction.md. Finished runs are skipped:"
          + " parts of the paper share them, and a second call takes seconds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon reproduce",
      "  strategikon reproduce figure-4 --scale laptop --out runs/laptop",
      "  strategikon reproduce all --scale laptop --set seed=3 --out runs/another-seed",
      "  strategikon reproduce all --scale early --published curves.csv --yes",
      "  strategikon reproduce bucketing --help"
    })
public final class ReproduceCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description = "figure-1, figure-4, figure-5, theorems or all (default: ${DEFAULT-VALUE}).")
  private Part part = Part.ALL;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = {
        "quick: minutes, on images inside the program (default);",
        "laptop: CIFAR-10, a small network, two seeds;",
        "convergence: small runs that approach a critical point, for claim C10;",
        "early: the paper's network and settings, its first 25 epochs, hours on two cores;",
        "paper: the paper's whole grid and ten seeds, months on two cores."
      })
  private String scale = Scale.QUICK.name();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the results (default: runs/reproduce-SCALE).")
  private Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replaces a key in all runs, such as seed=3. The value is YAML.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description = {
        "Curves of the paper's figures 4 and 5, drawn and compared beside ours: CSV with the"
            + " columns rule, epsilon, metric, curve, epoch and value. A copy stays with the"
            + " results as published.csv, where later calls find it."
      })
  private Path published;

  @Mixin private SweepOptions options;
  @Mixin private Confirmation confirmation;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    Scale chosen = scale();
    PaperGrid grid = chosen.grid(overrides).part(part);
    Path sweep = out == null ? Path.of("runs", "reproduce-" + chosen) : out;
    if (published != null) {
      Reproduction.checkPublished(published); // before hours of training
    }
    if (options.printedPlan(grid.runs(), sweep, console)) {
      return 0;
    }
    if (chosen.mustConfirm()
        && !confirmation.isGiven(options, grid.runs(), sweep, spec.commandLine())) {
      return 1;
    }
    options.train(grid.runs(), sweep, console);
    console.println();
    ResultTable.print(console, sweep, grid.runs());
    console.println();
    if (published != null) {
      Reproduction.keepPublished(published, sweep);
    }
    Reproduction reproduction = new Reproduction(part, chosen, grid);
    reproduction.measure(
        sweep,
        options.data(),
        options.compute(),
        run ->
            console.printf(
                "Measuring %s after step %s against the whole training set …%n",
                run.text("model"), run.text("steps")));
    List<Verdict> verdicts = reproduction.judge(sweep);
    verdicts.forEach(verdict -> print(console, verdict));
    String differences = reproduction.differences(sweep);
    if (!differences.isEmpty()) {
      console.printf("%nBeside the published curves:%n%n%s", differences);
    }
    Origin.writeReproduction(sweep, part, chosen, overrides);
    boolean written = reproduction.report(sweep, verdicts);
    console.printf(
        "%nReport: %s%s%n",
        sweep.resolve("report.html"), written ? "" : " (unchanged; delete it to draw it again)");
    return 0;
  }

  private static void print(PrintWriter console, Verdict verdict) {
    console.printf("%s %s: %s%n", verdict.id(), verdict.outcome(), verdict.claim());
    if (!verdict.published().isEmpty()) {
      console.printf("    published: %s%n", verdict.published());
    }
    console.printf("    measured:  %s%n", verdict.measured());
    if (!verdict.closeness().isEmpty()) {
      console.printf("    %s%n", verdict.closeness());
    }
  }

  private Scale scale() {
    return Scale.ALL.stream()
        .filter(candidate -> candidate.name().equals(scale))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "Unknown scale '%s'. Available: %s"
                        .formatted(
                            scale,
                            Scale.ALL.stream()
                                .map(Scale::name)
                                .collect(Collectors.joining(", ")))));
  }
}
