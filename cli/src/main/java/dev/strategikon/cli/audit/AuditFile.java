package dev.strategikon.cli.audit;

import dev.strategikon.cli.option.ServerGradientOption;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.rule.Round;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads honest vectors from files. */
final class AuditFile {
  /** Fewer vectors may well have fewer coordinates, as in an example. */
  private static final int MANY = 100;

  private AuditFile() {}

  /**
   * Reads the vectors. Those that are not finite are left out, as a server does, and reported.
   *
   * @param reference the file of r; null for the honest mean
   * @param server the gradient of the server's sample
   * @param err receives the indices of vectors that are left out
   */
  static AuditSubject read(
      Path file,
      int byzantine,
      Path reference,
      ServerGradientOption server,
      Round round,
      Compute compute,
      PrintWriter err)
      throws IOException {
    float[][] rows = VectorFiles.read(file);
    float[] against =
        reference == null ? null : reference(reference, rows[0].length, file.toString());
    if (rows.length > MANY && rows.length > rows[0].length) {
      err.printf(
          "%s: %,d vectors of %,d coordinates. More vectors than coordinates: is it transposed?%n",
          file, rows.length, rows[0].length);
    }
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
        server.addTo(round, rows[0].length, file.toString(), compute),
        Map.of(),
        Optional.empty());
  }

  /**
   * Reads a reference vector.
   *
   * @param dimension the required length
   * @param of the name of the honest vectors
   */
  static float[] reference(Path file, int dimension, String of) throws IOException {
    float[][] rows = VectorFiles.read(file);
    if (rows.length != 1) {
      throw new IOException(
          file + ": has " + rows.length + " vectors; expected one reference vector");
    }
    if (rows[0].length != dimension) {
      throw new IOException(
          "%s: has %d numbers, but the vectors of %s have %d"
              .formatted(file, rows[0].length, of, dimension));
    }
    return rows[0];
  }
}
