package dev.strategikon.cli.audit;

import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.cli.option.LayersOption;
import dev.strategikon.cli.option.ServerGradientOption;
import dev.strategikon.cli.option.VectorInput;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.rule.Round;
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
   * @param layers the layers of the vectors
   * @param err receives the indices of vectors that are left out
   */
  static AuditSubject read(
      Path file,
      int byzantine,
      Path reference,
      ServerGradientOption server,
      LayersOption layers,
      Round round,
      Compute compute,
      PrintWriter err)
      throws IOException {
    float[][] rows = VectorInput.read(file, err);
    float[] against =
        reference == null
            ? null
            : reference(reference, rows[0].length, StandardInput.name(file), err);
    if (rows.length > MANY && rows.length > rows[0].length) {
      err.printf(
          "%s: %,d vectors of %,d coordinates. More vectors than coordinates: is it transposed?%n",
          StandardInput.name(file), rows.length, rows[0].length);
    }
    String name = StandardInput.name(file);
    Admission admission = Admission.admit(rows, rows[0].length, NonFinite.REJECT, compute);
    if (!admission.rejected().isEmpty()) {
      err.println("left out, because not finite: vectors " + admission.rejected());
    }
    return new AuditSubject(
        lastName(file),
        admission.gradients(),
        byzantine,
        against == null ? admission.gradients().mean(compute) : against,
        against == null ? "the honest mean" : lastName(reference),
        against == null,
        server.addTo(layers.addTo(round, rows[0].length, name), rows[0].length, name, compute),
        Map.of(),
        Optional.empty());
  }

  /**
   * Reads a reference vector.
   *
   * @param dimension the required length
   * @param of the name of the honest vectors
   * @param err receives what the user should know of how it was read
   */
  static float[] reference(Path file, int dimension, String of, PrintWriter err)
      throws IOException {
    float[][] rows = VectorInput.read(file, err);
    if (rows.length != 1) {
      throw new IOException(
          StandardInput.name(file)
              + ": has "
              + rows.length
              + " vectors; expected one reference vector");
    }
    if (rows[0].length != dimension) {
      throw new IOException(
          "%s: has %d numbers, but the vectors of %s have %d"
              .formatted(StandardInput.name(file), rows[0].length, of, dimension));
    }
    return rows[0];
  }

  /** Returns the name of a file without its folders. */
  static String lastName(Path file) {
    return StandardInput.isNamedBy(file) ? StandardInput.name(file) : file.getFileName().toString();
  }
}
