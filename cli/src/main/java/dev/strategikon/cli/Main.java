package dev.strategikon.cli;

import dev.strategikon.cli.audit.AuditCommand;
import dev.strategikon.cli.byzfl.ImportCommand;
import dev.strategikon.cli.catalogue.ListCommand;
import dev.strategikon.cli.console.Choices;
import dev.strategikon.cli.console.Failures;
import dev.strategikon.cli.console.Interruption;
import dev.strategikon.cli.serve.ServeCommand;
import dev.strategikon.cli.sweep.DemoCommand;
import dev.strategikon.cli.sweep.ReportCommand;
import dev.strategikon.cli.sweep.ReproduceCommand;
import dev.strategikon.cli.sweep.RunCommand;
import dev.strategikon.cli.sweep.TournamentCommand;
import dev.strategikon.cli.sweep.VerifyCommand;
import dev.strategikon.cli.sweep.WatchCommand;
import dev.strategikon.cli.vector.AggregateCommand;
import dev.strategikon.cli.vector.AttackCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code strategikon}. */
@Command(
    name = "strategikon",
    description = "The workbench for Byzantine-robust distributed learning on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReproduceCommand.class,
      TournamentCommand.class,
      AggregateCommand.class,
      AttackCommand.class,
      AuditCommand.class,
      ServeCommand.class,
      ListCommand.class,
      ImportCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      VerifyCommand.class,
      DataCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon demo --out demo",
      "  strategikon run sweep.yaml --out runs/sweep",
      "  strategikon reproduce all --scale laptop",
      "  strategikon tournament",
      "  strategikon aggregate gradients.npy --rule krum --byzantine 11",
      "  strategikon attack honest.npy --attack 'ipm(epsilon=0.5)' --byzantine 11",
      "  strategikon audit honest.npy --rule krum --byzantine 11",
      "  strategikon list rules",
      "  strategikon import byzfl config.json -o sweep.yaml",
      "  strategikon report runs/sweep",
      "  strategikon watch runs/sweep",
      "  strategikon verify runs/sweep",
      "  strategikon data cifar10",
      "  strategikon completion"
    })
public final class Main {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Prints the stack trace of a failure.")
  private boolean verbose;

  @Option(
      names = "--plugins",
      scope = ScopeType.INHERIT,
      paramLabel = "PATH",
      description =
          "A jar, or a folder of jars, with rules, attacks, models, splits or data sets of your own"
              + " (default: the folder plugins beside the program). Repeat the option for several.")
  private List<Path> plugins = List.of();

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command, its options and its parameters
   */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    Interruption.commandEnded();
    System.exit(code);
  }

  /**
   * Runs a command.
   *
   * @return the exit code: 0 (success), 1 (failure) or 2 (wrong usage)
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine = commandLine().setOut(out).setErr(err);
    if (args.length == 0) {
      commandLine.usage(err);
      return 2;
    }
    int code;
    try {
      code = commandLine.execute(args);
    } catch (Error e) { // such as too little memory; the library handles exceptions alone
      commandLine.<Main>getCommand().explain(e, err);
      code = 1;
    }
    out.flush();
    err.flush();
    return code;
  }

  /** Returns the program's commands, options and texts. */
  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine commandLine =
        new CommandLine(main)
            .setUsageHelpLongOptionsMaxWidth(28)
            .setHelpFactory(HelpText::new)
            .setParameterExceptionHandler(Main::explainUsage)
            .setExecutionStrategy(
                parsed -> {
                  Plugins.requireLoaded(main.plugins, parsed.commandSpec().commandLine());
                  return new CommandLine.RunLast().execute(parsed);
                })
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  main.explain(failure, command.getErr());
                  return 1;
                });
    Choices.register(commandLine);
    addHelp(commandLine);
    return commandLine;
  }

  private void explain(Throwable failure, PrintWriter err) {
    err.println("strategikon: " + Failures.explain(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
  }

  private static void addHelp(CommandLine parent) {
    for (CommandLine command : parent.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
      addHelp(command);
    }
  }

  private static int explainUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("strategikon: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return 2;
  }
}
