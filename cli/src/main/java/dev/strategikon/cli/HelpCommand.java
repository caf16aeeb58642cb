package dev.strategikon.cli;

import dev.strategikon.spec.NearestName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code help}: the same as {@code --help} after another command. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Shows the help of a command.",
    footerHeading = "%nExamples:%n",
    footer = {"  strategikon help run", "  strategikon help reproduce bucketing"})
final class HelpCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command (default: the program itself).")
  private List<String> names = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine().getParent();
    for (String name : names) {
      command = child(command, name);
    }
    command.usage(spec.commandLine().getOut());
    return 0;
  }

  private CommandLine child(CommandLine parent, String name) {
    CommandLine child = parent.getSubcommands().get(name);
    if (child == null) {
      throw new ParameterException(
          spec.commandLine(),
          "%s has no command '%s'.%s"
              .formatted(
                  parent.getCommandSpec().qualifiedName(),
                  name,
                  NearestName.to(name, parent.getSubcommands().keySet())
                      .map(near -> " Did you mean '" + near + "'?")
                      .orElse("")));
    }
    return child;
  }
}
