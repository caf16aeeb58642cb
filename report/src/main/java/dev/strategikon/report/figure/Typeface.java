package dev.strategikon.report.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Liberation Sans, which PDFBox carries. It has the measures of Arial and Helvetica, by which
 * ECharts lays out text, so figures look the same on every machine.
 */
final class Typeface {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static boolean registered;

  private Typeface() {}

  /** Opens the font's file; the caller closes it. */
  static InputStream open() throws IOException {
    InputStream in = PDDocument.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new FileNotFoundException("The program lacks its font " + RESOURCE);
    }
    return in;
  }

  /** Makes the font known to Java's drawing, once. */
  static synchronized void register() throws IOException {
    if (!registered) {
      try (InputStream in = open()) {
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
      } catch (FontFormatException e) {
        throw new IOException("The program's font cannot be read", e);
      }
      registered = true;
    }
  }
}
