package dev.strategikon.cli.serve;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code serve}: answers requests on standard input, for programs in other languages.
 */
@Command(
    name = "serve",
    description = {
      "Answers requests on standard input until it ends, a JSON object in each line.",
      "It opens no port. The Python package strategikon starts it.",
      "A request has the name of a command in \"op\" (aggregate, attack, audit, list) and the"
          + " command's options as keys, FILE as \"file\". The other ops are version and quit."
    },
    footerHeading = "%nExample:%n",
    footer = "  echo '{\"op\": \"list\", \"family\": \"rules\"}' | strategikon serve")
public final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description =
          "An empty folder for files that the client exchanges with this process. It is deleted with"
              + " all files in it at the end. Repeat the option for several.")
  private List<Path> scratch = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Scratch folders = Scratch.of(scratch);
    InputStream input = System.in;
    PrintStream output = System.out;
    // Answers alone go to standard output, whatever a library prints.
    System.setOut(System.err);
    // Requests alone come from standard input, which a command reads for the file "-".
    System.setIn(InputStream.nullInputStream());
    try {
      BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
      new Conversation(spec.root().version()[0]).run(in, spec.commandLine().getOut());
    } finally {
      folders.delete();
      System.setIn(input);
      System.setOut(output);
    }
    return 0;
  }
}
