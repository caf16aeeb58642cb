package dev.strategikon.cli.option;

import dev.strategikon.dataset.Datasets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --data}. It goes before the environment variable. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of data sets (default: the environment variable "
              + Datasets.VARIABLE
              + ", or else strategikon in the user's cache; here ${DEFAULT-VALUE}).")
  private Path folder = Datasets.defaultDirectory();

  /** {@return the folder of data sets} */
  public Path folder() {
    return folder;
  }
}
