package dev.strategikon.vectors;

/** What stands between the numbers of a line, as its first line shows. */
enum CsvSeparator {
  COMMA("commas", ","),
  SEMICOLON("semicolons", ";"),
  TAB("tabs", "\t"),
  SPACE("spaces", " +");

  private final String words;
  private final String regex;

  CsvSeparator(String words, String regex) {
    this.words = words;
    this.regex = regex;
  }

  /** Returns the separator of a line; commas if there is none. */
  static CsvSeparator of(String line) {
    if (line.indexOf(';') >= 0) {
      return SEMICOLON;
    }
    if (line.strip().indexOf('\t') >= 0) {
      return TAB;
    }
    return line.indexOf(',') < 0 && line.strip().indexOf(' ') >= 0 ? SPACE : COMMA;
  }

  /** Returns the cells of a line, without the spaces and the quotes around them. */
  String[] cells(String line) {
    String[] cells = (this == SPACE ? line.strip() : line).split(regex, -1);
    for (int j = 0; j < cells.length; j++) {
      String cell = cells[j].strip();
      boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
      cells[j] = quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
    }
    return cells;
  }

  /** Returns the separator in words. */
  @Override
  public String toString() {
    return words;
  }
}
