package dev.strategikon.report.figure;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import dev.strategikon.files.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JComponent;

/** Converts a figure from SVG to other formats, on a white background. */
public final class Picture {
  /** The supported formats, which are also the suffixes of their files. */
  public static final List<String> FORMATS = List.of("svg", "pdf", "png");

  /** Pixels of the PNG for each pixel of the SVG. */
  private static final int SCALE = 2;

  /** JSVG's limits protect against foreign documents; these are the program's own. */
  private static final LoaderContext LIMITLESS =
      LoaderContext.builder()
          .documentLimits(
              new DocumentLimits(
                  DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
                  DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
                  Integer.MAX_VALUE))
          .build();

  private Picture() {}

  /**
   * Writes a file in the format that its suffix names.
   *
   * @throws IllegalArgumentException if the suffix is none of {@link #FORMATS}
   */
  static void write(Path file, String svg) throws IOException {
    String name = file.getFileName().toString();
    byte[] bytes = bytes(name.substring(name.lastIndexOf('.') + 1), svg);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * {@return the file's content}
   *
   * @param format one of {@link #FORMATS}
   * @param svg the picture
   * @throws IOException if the picture cannot be converted
   */
  public static byte[] bytes(String format, String svg) throws IOException {
    return switch (format) {
      case "svg" -> svg.getBytes(StandardCharsets.UTF_8);
      case "pdf" -> PdfPicture.bytes(svg);
      case "png" -> png(svg);
      default ->
          throw new IllegalArgumentException(
              "Unknown format '" + format + "'. Available: " + String.join(", ", FORMATS));
    };
  }

  /** Parses a figure. */
  static SVGDocument parse(String svg) throws IOException {
    Typeface.register();
    SVGDocument document =
        new SVGLoader()
            .load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null, LIMITLESS);
    if (document == null) {
      throw new IOException("A figure's SVG could not be read back");
    }
    return document;
  }

  private static byte[] png(String svg) throws IOException {
    SVGDocument document = parse(svg);
    int width = (int) Math.ceil(document.size().getWidth());
    int height = (int) Math.ceil(document.size().getHeight());
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(SCALE, SCALE);
      document.render((JComponent) null, graphics);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
