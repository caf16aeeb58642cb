package dev.strategikon.cli.byzfl;

import dev.strategikon.config.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code import}: sweeps from other libraries' files. */
@Command(
    name = "import",
    description = {
      "Turns a benchmark file of ByzFL into a sweep, and names what has no equivalent.",
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon import byzfl config.json -o sweep.yaml")
public final class ImportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "LIBRARY", description = "byzfl.")
  private String library;

  @Parameters(index = "1", paramLabel = "FILE", description = "Its file, config.json.")
  private Path file;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "SWEEP",
      description = "The new YAML file (default: standard output).")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!library.equals("byzfl")) {
      throw new ParameterException(
          spec.commandLine(), "Unknown library '" + library + "'. Available: byzfl");
    }
    if (output != null && Files.exists(output)) {
      throw new ParameterException(
          spec.commandLine(), output + " exists already: name another file");
    }
    String yaml = yaml(ByzflSweep.of(ByzflFile.read(file)));
    SweepFile.parse(yaml, Map.of());
    if (output == null) {
      spec.commandLine().getOut().print(yaml);
    } else {
      Files.writeString(output, yaml, StandardOpenOption.CREATE_NEW);
    }
    return 0;
  }

  private String yaml(ByzflSweep.Translation sweep) {
    StringBuilder yaml = new StringBuilder("# From ByzFL's " + file.getFileName() + "\n");
    sweep.notes().forEach(note -> yaml.append("# - ").append(note).append('\n'));
    sweep.keys().forEach((key, value) -> yaml.append(key + ": " + value + "\n"));
    yaml.append("runs:\n");
    sweep.runs().forEach(run -> yaml.append("  - ").append(block(run)).append('\n'));
    return yaml.toString();
  }

  private static String block(Map<String, String> run) {
    List<String> entries =
        run.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList();
    return entries.stream().collect(Collectors.joining(", ", "{", "}"));
  }
}
