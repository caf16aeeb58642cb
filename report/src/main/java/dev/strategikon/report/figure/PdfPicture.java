package dev.strategikon.report.figure;

import com.github.weisj.jsvg.SVGDocument;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JComponent;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * A figure as PDF. Text stays text, in an embedded font, so that readers can search and select it.
 * SVG renderers for Java turn text into outlines; so the renderer draws the shapes alone, and this
 * class adds the texts on top.
 */
final class PdfPicture {
  private static final Pattern TEXT = Pattern.compile("<text\\b[^>]*>[^<]*</text>");

  /** Points of 1/72 inch (PDF) in a pixel of 1/96 inch (SVG). */
  private static final float POINTS = 0.75f;

  private PdfPicture() {}

  static byte[] bytes(String svg) throws IOException {
    List<SvgText> texts = new ArrayList<>();
    Matcher matcher = TEXT.matcher(svg);
    while (matcher.find()) {
      texts.add(SvgText.parse(matcher.group()));
    }
    SVGDocument shapes = Picture.parse(matcher.replaceAll(""));
    float width = shapes.size().width;
    float height = shapes.size().height;
    try (PDDocument document = new PDDocument();
        InputStream typeface = Typeface.open()) {
      PDPage page = new PDPage(new PDRectangle(POINTS * width, POINTS * height));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
      shapes.render((JComponent) null, graphics);
      graphics.dispose();
      PDFont font = PDType0Font.load(document, typeface);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(POINTS, POINTS));
        content.drawForm(graphics.getXFormObject());
        for (SvgText text : texts) {
          text.draw(content, font, height);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
