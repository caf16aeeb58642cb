package dev.strategikon.store;

import org.apache.commons.csv.CSVFormat;

/** Writes lines of CSV, with quotes around the fields that need them. */
public final class Csv {
  static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private Csv() {}

  /**
   * {@return a value of a configuration as all tables have it} The word nan is a missing value to
   * pandas; the same attack with brackets is a text.
   *
   * @param value as {@link dev.strategikon.config.RunConfig#values} has it
   */
  public static Object value(Object value) {
    return value.equals("nan") ? "nan()" : value;
  }

  /**
   * {@return the fields as a line, with its end}
   *
   * @param fields the fields, in order; quoted where CSV needs it
   */
  public static String line(Object... fields) {
    return FORMAT.format(fields) + "\n";
  }
}
