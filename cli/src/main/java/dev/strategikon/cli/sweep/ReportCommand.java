package dev.strategikon.cli.sweep;

import dev.strategikon.report.Report;
import dev.strategikon.reproduce.Origin;
import dev.strategikon.store.RunFolders;
import dev.strategikon.store.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code report}: writes the report of a sweep again. */
@Command(
    name = "report",
    description = {
      "Writes the report and the summary of a sweep's folder again, even while the sweep is running."
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon report runs/sweep")
public final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path sweep;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SweepFolder.check(sweep);
    Report.write(sweep, Origin.text(sweep));
    PrintWriter out = spec.commandLine().getOut();
    Summary.follow(sweep)
        .forEach(run -> out.println(run + " is gone; its row is left out of " + Summary.FILE));
    RunFolders.leftOut(sweep).forEach((folder, why) -> out.println(folder + " " + why));
    out.println("Report: " + sweep.resolve(Report.FILE));
    return 0;
  }
}
