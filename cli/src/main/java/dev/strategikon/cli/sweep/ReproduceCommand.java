package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Terminal;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.reproduce.Origin;
import dev.strategikon.reproduce.PaperGrid;
import dev.strategikon.reproduce.Part;
import dev.strategikon.reproduce.Reproduction;
import dev.strategikon.reproduce.Scale;
import dev.strategikon.sweep.SweepPlan;
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

/** {@code reproduce}: the paper's figures, and the verdict claim by claim. */
@Command(
    name = "reproduce",
    description = {
      "Trains what the paper trained, draws its figures and judges its claims one by one,",
      "by rules that docs/reproduction.md states. Finished runs are skipped, so that parts",
      "of the paper share them and a second call takes seconds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon reproduce",
      "  strategikon reproduce figure-4 --scale laptop --out runs/laptop",
      "  strategikon reproduce all --scale laptop --set seed=3 --out runs/another-seed"
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
        "laptop: CIFAR-10, a small network, two seeds, about an hour on two cores;",
        "paper: the paper's network and ten seeds, weeks on two cores."
      })
  private String scale = Scale.QUICK.name();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go (default: runs/reproduce-SCALE).")
  private Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replaces a key in every run, such as seed=3; the value is YAML.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--yes", description = "Goes on without asking, also where it takes days.")
  private boolean yes;

  @Option(
      names = "--dry-run",
      description = "Prints the plan, a line a run, and how long it may take; writes nothing.")
  private boolean dryRun;

  @Mixin private SweepOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    Scale chosen = scale();
    PaperGrid grid = chosen.grid(overrides).part(part);
    Path sweep = out == null ? Path.of("runs", "reproduce-" + chosen) : out;
    if (dryRun) {
      SweepPlan plan = options.plan(grid.runs(), sweep);
      PlanText.print(console, plan);
      PlanText.printRuns(console, plan);
      return 0;
    }
    if (chosen.mustConfirm() && !yes && !confirms(options.plan(grid.runs(), sweep), console)) {
      return 1;
    }
    options.train(grid.runs(), sweep, console);
    console.println();
    ResultTable.print(console, sweep, grid.runs());
    console.println();
    Reproduction reproduction = new Reproduction(part, chosen, grid);
    List<Verdict> verdicts = reproduction.judge(sweep);
    for (Verdict verdict : verdicts) {
      console.printf(
          "%s %s: %s%n    %s%n",
          verdict.id(), verdict.outcome(), verdict.claim(), verdict.measured());
    }
    Origin.isReproduction(sweep, part, chosen, overrides);
    boolean written = reproduction.report(sweep, verdicts);
    console.printf(
        "%nReport: %s%s%n",
        sweep.resolve("report.html"),
        written ? "" : " (as it was; delete it to have it drawn again)");
    return 0;
  }

  /** Asks whether to go on, once it is known what that takes. */
  private boolean confirms(SweepPlan plan, PrintWriter console) {
    if (plan.unfinished().isEmpty()) {
      return true;
    }
    PlanText.print(console, plan);
    if (!Terminal.canAnswer()) {
      throw new ParameterException(
          spec.commandLine(),
          "This takes about %s on this machine, and nobody is there to be asked: say --yes to go on"
              .formatted(PlanText.duration(plan.seconds())));
    }
    console.print("Go on? It can be interrupted at any time and goes on from there. [y/N] ");
    console.flush();
    return Terminal.answer().strip().equalsIgnoreCase("y");
  }

  private Scale scale() {
    return Scale.ALL.stream()
        .filter(candidate -> candidate.name().equals(scale))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no scale '%s'; there is %s"
                        .formatted(
                            scale,
                            Scale.ALL.stream()
                                .map(Scale::name)
                                .collect(Collectors.joining(", ")))));
  }
}
