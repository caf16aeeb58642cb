package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Terminal;
import dev.strategikon.sweep.SweepPlan;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The question before a training that takes long. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Asks the user whether to continue, with an estimate of the time.
   *
   * @return whether there is nothing to train, or the user agrees
   * @throws ParameterException if nobody can answer
   */
  static boolean of(SweepPlan plan, CommandLine command) {
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
