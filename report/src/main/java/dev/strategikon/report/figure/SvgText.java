package dev.strategikon.report.figure;

import java.awt.Color;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/**
 * A line of text as ECharts writes it to SVG: one element in one colour, placed by {@code
 * translate} or {@code matrix} and by x and y.
 *
 * @param text the characters
 * @param place maps the text's coordinates to the figure's
 * @param x the anchor
 * @param y the vertical middle; y grows downwards
 * @param anchor the share of its width to the left of x: 0, 0.5 or 1
 * @param size the font's size in pixels
 * @param colour the fill
 */
record SvgText(
    String text, Matrix place, float x, float y, float anchor, float size, Color colour) {
  private static final Pattern SIZE = Pattern.compile("font-size:\\s*([0-9.]+)px");
  private static final Pattern NUMBERS = Pattern.compile("-?[0-9.]+(?:e-?[0-9]+)?");

  /** The distance from a line's middle down to its baseline, in font sizes, of Liberation Sans. */
  private static final float MIDDLE_TO_BASELINE = 0.35f;

  static SvgText parse(String element) {
    int content = element.indexOf('>') + 1;
    String attributes = element.substring(0, content);
    Matcher size = SIZE.matcher(attributes);
    return new SvgText(
        unescape(element.substring(content, element.lastIndexOf("</"))),
        place(attribute(attributes, "transform").orElse("")),
        Float.parseFloat(attribute(attributes, "x").orElse("0")),
        Float.parseFloat(attribute(attributes, "y").orElse("0")),
        switch (attribute(attributes, "text-anchor").orElse("start")) {
          case "middle" -> 0.5f;
          case "end" -> 1;
          default -> 0;
        },
        size.find() ? Float.parseFloat(size.group(1)) : 12,
        colour(attribute(attributes, "fill").orElse("#000000")));
  }

  /**
   * Draws the text.
   *
   * @param content a page whose unit is a pixel; y grows upwards
   * @param height the page's height in pixels
   */
  void draw(PDPageContentStream content, PDFont font, float height) throws IOException {
    String drawable = drawable(font);
    float width = font.getStringWidth(drawable) / 1000 * size;
    // SVG's y grows downwards and PDF's upwards: flip the page, and then the letters back.
    Matrix matrix = new Matrix(1, 0, 0, -1, 0, height);
    matrix.concatenate(place);
    matrix.concatenate(new Matrix(1, 0, 0, -1, x - anchor * width, y + MIDDLE_TO_BASELINE * size));
    content.beginText();
    content.setFont(font, size);
    content.setNonStrokingColor(colour);
    content.setTextMatrix(matrix);
    content.showText(drawable);
    content.endText();
  }

  /** Returns the text with a question mark for each character that the font lacks. */
  private String drawable(PDFont font) {
    StringBuilder drawable = new StringBuilder();
    // The font has angle brackets at their older code points only.
    for (int sign : text.replace('⟨', '〈').replace('⟩', '〉').codePoints().toArray()) {
      String one = Character.toString(sign);
      try {
        font.encode(one);
        drawable.append(one);
      } catch (IOException | IllegalArgumentException e) {
        drawable.append('?');
      }
    }
    return drawable.toString();
  }

  private static Optional<String> attribute(String attributes, String name) {
    Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(attributes);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Matrix place(String transform) {
    Matcher numbers = NUMBERS.matcher(transform);
    float[] values = new float[6];
    int count = 0;
    while (numbers.find() && count < values.length) {
      values[count++] = Float.parseFloat(numbers.group());
    }
    return transform.startsWith("matrix")
        ? new Matrix(values[0], values[1], values[2], values[3], values[4], values[5])
        : Matrix.getTranslateInstance(values[0], values[1]);
  }

  private static Color colour(String fill) {
    if (fill.matches("#[0-9a-fA-F]{6}")) {
      return Color.decode(fill);
    }
    if (fill.matches("#[0-9a-fA-F]{3}")) {
      return Color.decode(fill.replaceAll("([0-9a-fA-F])", "$1$1"));
    }
    Matcher numbers = NUMBERS.matcher(fill);
    int[] parts = new int[3];
    for (int i = 0; i < parts.length && numbers.find(); i++) {
      parts[i] = Math.round(Float.parseFloat(numbers.group()));
    }
    return new Color(parts[0], parts[1], parts[2]);
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
