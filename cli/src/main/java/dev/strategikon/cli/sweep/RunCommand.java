package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.report.Report;
import dev.strategikon.report.text.ReportText;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code run}: trains the runs of a sweep and writes its report. */
@Command(
    name = "run",
    description = {
      "Trains a sweep: all combinations of the lists in a YAML file.",
      "Finished runs are skipped. An interrupted run resumes at its last checkpoint."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  strategikon run median.yaml --out runs/median --set seed=[1,2,3]",
      "",
      "  with median.yaml:",
      "    dataset: cifar10",
      "    model: cnn-small",
      "    rule: [mean, median]",
      "    attack: [none, ipm(epsilon=10)]",
      "    byzantine: 12",
      "    attack-from-epoch: 2"
    })
public final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.yaml", description = "The sweep; - is standard input.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the results (default: runs/ and the file's name).")
  private Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replaces a key of the file. The value is YAML, so it may be a list.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Mixin private SweepOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    boolean fromInput = StandardInput.isNamedBy(file);
    if (fromInput && out == null) {
      throw new ParameterException(
          spec.commandLine(), "A sweep from standard input has no name: give its folder by --out");
    }
    List<RunConfig> runs =
        fromInput
            ? SweepFile.parse(StandardInput.name(file), StandardInput.text(), overrides)
            : SweepFile.read(file, overrides);
    Path named = (fromInput ? out : file).toAbsolutePath().normalize().getFileName();
    String name = String.valueOf(named).replaceFirst("\\.ya?ml$", "");
    Path sweep = out == null ? Path.of("runs", name) : out;
    if (options.printedPlan(runs, sweep, console)) {
      return 0;
    }
    options.train(runs, sweep, console);
    ResultTable.print(console, sweep, runs);
    Report.write(sweep, new ReportText(name, "", List.of()));
    console.println("Report: " + sweep.resolve("report.html"));
    return 0;
  }
}
