package dev.strategikon.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script by which bash and zsh complete commands and options.",
    footerHeading = "%nExample:%n",
    footer = "  source <(strategikon completion)")
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var program = spec.root().commandLine();
    program.getOut().print(AutoComplete.bash(program.getCommandName(), program));
    program.getOut().flush();
  }
}
