package dev.strategikon.store;

import org.apache.commons.csv.CSVFormat;

/** Writes lines of CSV, with quotes around the fields that need them. */
public final class Csv {
  static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private Csv() {}

  /** {@return the fields as a line, with its end} */
  public static String line(Object... fields) {
    return FORMAT.format(fields) + "\n";
  }
}
