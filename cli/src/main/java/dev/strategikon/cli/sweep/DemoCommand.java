package dev.strategikon.cli.sweep;

import dev.strategikon.cli.option.ThreadsOption;
import dev.strategikon.config.RunConfig;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.report.Report;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.reproduce.Demonstration;
import dev.strategikon.reproduce.Origin;
import dev.strategikon.sweep.Execution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code demo}: the paper's main result in a few minutes, on embedded images. */
@Command(
    name = "demo",
    description = {
      "Shows the paper's main result in a minute or two.",
      "Trains 25 workers with Mean, Median and Krum, with and without the paper's attack, on images"
          + " inside the program, and writes DIR/report.html."
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon demo --out demo")
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("demo");

  @Mixin private ThreadsOption threads;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    List<RunConfig> runs = Demonstration.runs();
    SweepOptions.train(
        runs, out, Datasets.defaultDirectory(), Execution.on(threads.compute()), console);
    console.println();
    ResultTable.print(console, out, runs);
    console.println();
    ReportText text = Demonstration.text(out);
    text.verdicts()
        .forEach(
            verdict ->
                console.printf(
                    "%s: %s (%s)%n", verdict.outcome(), verdict.claim(), verdict.measured()));
    Origin.writeDemonstration(out);
    Report.write(out, text);
    console.printf("%nReport: %s%n", out.resolve("report.html"));
    return 0;
  }
}
