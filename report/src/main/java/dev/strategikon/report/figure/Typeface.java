package dev.strategikon.report.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font Liberation Sans, which comes with PDFBox. It has the metrics of Arial and Helvetica,
 * which ECharts assumes, so figures look the same on every machine.
 */
final class Typeface {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static boolean registered;

  private Typeface() {}

  /** Opens the font's file. The caller closes it. */
  static InputStream open() throws IOException {
    InputStream in = PDDocument.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new FileNotFoundException("The font is missing: " + RESOURCE);
    }
    return in;
  }

  /** Registers the font with Java's drawing, once. */
  static synchronized void register() throws IOException {
    if (!registered) {
      try (InputStream in = open()) {
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
      } catch (FontFormatException e) {
        throw new IOException("The font cannot be read: " + RESOURCE, e);
      }
      registered = true;
    }
  }
}
