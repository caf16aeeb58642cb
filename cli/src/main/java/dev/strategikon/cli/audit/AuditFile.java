package dev.strategikon.cli.audit;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.rule.Round;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** Honest vectors in a user's files. */
final class AuditFile {
  private AuditFile() {}

  /**
   * Reads the vectors. Those that are not finite are left out, as a server would do, and named.
   *
   * @param reference the file of r; null for the honest mean
   * @param err where the vectors left out are named
   */
  static AuditSubject read(
      Path file, int byzantine, Path reference, Round round, Compute compute, PrintWriter err)
      throws IOException {
    float[][] rows = VectorFiles.read(file);
    float[] against =
        reference == null ? null : reference(reference, rows[0].length, file.toString());
    Admission admission = Admission.admit(rows, rows[0].length, NonFinite.REJECT, compute);
    if (!admission.rejected().isEmpty()) {
      err.println("left out, because not finite: vectors " + admission.rejected());
    }
    return new AuditSubject(
        file.getFileName().toString(),
        admission.gradients(),
        byzantine,
        against == null ? admission.gradients().mean(compute) : against,
        against == null ? "the honest mean" : reference.getFileName().toString(),
        against == null,
        round,
        Map.of());
  }

  /**
   * Reads a reference vector.
   *
   * @param dimension the length that it must have
   * @param of the name of the vectors that it is for
   */
  static float[] reference(Path file, int dimension, String of) throws IOException {
    float[][] rows = VectorFiles.read(file);
    if (rows.length != 1) {
      throw new IOException(
          file + ": has " + rows.length + " vectors; a reference is a single one");
    }
    if (rows[0].length != dimension) {
      throw new IOException(
          "%s: has %d numbers, the vectors of %s have %d; they must be of one length"
              .formatted(file, rows[0].length, of, dimension));
    }
    return rows[0];
  }
}
