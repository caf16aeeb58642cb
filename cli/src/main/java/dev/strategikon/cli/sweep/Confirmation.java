package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Terminal;
import dev.strategikon.config.RunConfig;
import dev.strategikon.sweep.SweepPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The question before a training that takes long, and the option that answers it. */
final class Confirmation {
  @Option(names = "--yes", description = "Does not ask for confirmation, even if it takes days.")
  private boolean yes;

  /**
   * Asks the user whether to continue, with an estimate of the time, unless {@code --yes} is given.
   *
   * @return whether there is nothing to train, or the user agrees
   * @throws ParameterException if nobody can answer
   */
  boolean isGiven(SweepOptions options, List<RunConfig> runs, Path sweep, CommandLine command)
      throws IOException {
    return yes || isGiven(options.plan(runs, sweep), command);
  }

  private static boolean isGiven(SweepPlan plan, CommandLine command) {
    if (plan.unfinished().isEmpty()) {
      return true;
    }
    PrintWriter console = command.getOut();
    PlanText.print(console, plan);
    if (!Terminal.canAnswer()) {
      throw new ParameterException(
          command,
          "This takes about %s on this machine. There is no terminal for a confirmation: give --yes to continue"
              .formatted(PlanText.duration(plan.seconds())));
    }
    console.print("Continue? The sweep can be interrupted and resumed at any time. [y/N] ");
    console.flush();
    return Terminal.answer().strip().equalsIgnoreCase("y");
  }
}
