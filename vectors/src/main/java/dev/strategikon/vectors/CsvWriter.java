package dev.strategikon.vectors;

import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes vectors as comma-separated values, one in each line, without a header. */
final class CsvWriter {
  private CsvWriter() {}

  static void write(OutputStream out, float[][] rows) throws IOException {
    for (float[] row : rows) {
      out.write(line(row).getBytes(StandardCharsets.US_ASCII));
    }
  }

  static String text(float[][] rows) {
    return Arrays.stream(rows).map(CsvWriter::line).collect(Collectors.joining());
  }

  /**
   * Writes the shortest digits that read back as the same float, and nan and inf as Python does.
   */
  private static String line(float[] row) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < row.length; j++) {
      line.append(j == 0 ? "" : ",").append(FileNumbers.exact(row[j]));
    }
    return line.append('\n').toString();
  }
}
