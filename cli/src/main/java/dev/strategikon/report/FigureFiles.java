package dev.strategikon.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes the figures as files, the same as the page draws them. */
final class FigureFiles {
  /** Where they lie in a sweep's folder. */
  static final String FOLDER = "figures";

  private FigureFiles() {}

  /**
   * Writes {@code figures/NAME.svg}, {@code .pdf} and {@code .png} for every figure.
   *
   * @param svgs the figures by name
   */
  static void write(Path sweep, Map<String, String> svgs) throws IOException {
    Path folder = sweep.resolve(FOLDER);
    for (Map.Entry<String, String> figure : svgs.entrySet()) {
      for (String format : Picture.FORMATS) {
        Picture.write(folder.resolve(figure.getKey() + "." + format), figure.getValue());
      }
    }
  }
}
