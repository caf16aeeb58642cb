package dev.strategikon.cli.vector;

import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option {@code -o} for a command's vectors. Without it they go to standard output. */
final class VectorsOutput {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      description = "The file of the result, .npy or .csv (default: CSV on standard output).")
  private Path out;

  /** Checks the suffix. Call it before a long computation. */
  void check() throws IOException {
    if (out != null) {
      VectorFiles.checkSuffix(out);
    }
  }

  void put(CommandSpec spec, VectorAccess access, float[][] vectors) throws IOException {
    if (out == null) {
      spec.commandLine().getOut().print(VectorFiles.toCsv(vectors));
    } else {
      access.write(out, vectors);
    }
  }
}
