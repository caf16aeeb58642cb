package dev.strategikon.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import dev.strategikon.files.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.swing.JComponent;

/** Writes the figures as SVG and PNG files, the same as the page draws them, on white. */
final class FigureFiles {
  /** Pixels of the PNG for one of the SVG. */
  private static final int SCALE = 2;

  private FigureFiles() {}

  /** Writes {@code figures/NAME.svg} and {@code .png} for every figure. */
  static void write(Path sweep, String dataJson) throws IOException {
    Path folder = sweep.resolve("figures");
    for (Map.Entry<String, String> figure : EchartsServer.render(dataJson).entrySet()) {
      AtomicFile.write(folder.resolve(figure.getKey() + ".svg"), figure.getValue());
      BufferedImage image = draw(figure.getValue());
      AtomicFile.write(
          folder.resolve(figure.getKey() + ".png"), out -> ImageIO.write(image, "png", out));
    }
  }

  private static BufferedImage draw(String svg) throws IOException {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault());
    if (document == null) {
      throw new IOException("A figure's SVG could not be read back");
    }
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
    return image;
  }
}
