package dev.strategikon.cli.vector;

import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a command's vectors go: the option {@code -o}, else standard output. */
final class VectorsOutput {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      description = "Where the result goes, .npy or .csv (default: CSV on standard output).")
  private Path out;

  /** Checks the suffix, so that no long work is done for nothing. */
  void check() throws IOException {
    if (out != null) {
      VectorFiles.checkSuffix(out);
    }
  }

  void put(CommandSpec spec, float[][] vectors) throws IOException {
    if (out == null) {
      spec.commandLine().getOut().print(VectorFiles.toCsv(vectors));
    } else {
      VectorFiles.write(out, vectors);
    }
  }
}
