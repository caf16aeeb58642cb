package dev.strategikon.cli;

import dev.strategikon.dataset.Datasets;
import dev.strategikon.experiment.Execution;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.SweepFile;
import dev.strategikon.report.Report;
import dev.strategikon.report.ReportText;
import dev.strategikon.report.Verdict;
import dev.strategikon.reproduce.Demonstration;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the paper's point in a few minutes, on images that the program carries. */
@Command(
    name = "demo",
    description = {
      "Trains 25 workers with Mean, Median and Krum, with and without the paper's attack,",
      "on images inside the program, and writes DIR/report.html. Takes a minute or two."
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon demo --out demo")
final class DemoCommand implements Callable<Integer> {
  private static final String INTRODUCTION =
      "Twenty-five workers train one network by synchronous SGD. Some of them are Byzantine: from the"
          + " dashed line on they all send −ε times the mean of the honest gradients. A rule survives"
          + " as long as the inner product of its aggregate A with the honest mean v̄ stays positive;"
          + " when it turns negative, the steps go uphill. A large ε turns the median around, a small"
          + " one turns Krum around, and Krum shrugs off a large one.";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("demo");

  @Mixin private ThreadsOption threads;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    List<RunConfig> runs = SweepFile.parse(resource("demo.yaml"), Map.of());
    SweepOptions.train(
        runs, out, Datasets.defaultDirectory(), Execution.on(threads.parallel()), console);
    console.println();
    ResultTable.print(console, out, runs);
    console.println();
    List<Verdict> verdicts = Demonstration.judge(out, runs);
    verdicts.forEach(
        verdict ->
            console.printf(
                "%s: %s (%s)%n", verdict.outcome(), verdict.claim(), verdict.measured()));
    Report.write(
        out, new ReportText("When robust rules turn against the gradient", INTRODUCTION, verdicts));
    console.printf("%nReport: %s%n", out.resolve("report.html"));
    return 0;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
