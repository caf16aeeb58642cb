package dev.strategikon.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An image in 8 bits for each of red, green and blue.
 *
 * @param width columns
 * @param height rows
 * @param rgb red, green and blue of each pixel, row by row
 */
record DecodedImage(int width, int height, byte[] rgb) {
  private static final int COLOURS = 3;

  /**
   * Reads a file.
   *
   * @throws DatasetException if it is damaged, too large or of another kind
   */
  static DecodedImage read(Path file) throws IOException {
    return of(file, ImageDecoder.decode(file));
  }

  /**
   * Takes the stored numbers as they are: no colour profile, no gamma, no transparency. Java's own
   * conversions would apply a curve to grey images.
   */
  private static DecodedImage of(Path file, BufferedImage image) throws DatasetException {
    Raster raster = image.getRaster();
    if (raster.getSampleModel().getSampleSize(0) > Byte.SIZE) {
      throw new DatasetException(file + ": has 16 bits for each colour; expected 8");
    }
    byte[] rgb = new byte[COLOURS * image.getWidth() * image.getHeight()];
    IndexColorModel palette =
        image.getColorModel() instanceof IndexColorModel indexed ? indexed : null;
    boolean isGrey = raster.getNumBands() < COLOURS;
    int[] pixel = new int[raster.getNumBands()];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        raster.getPixel(x, y, pixel);
        int colours = palette == null ? 0 : palette.getRGB(pixel[0]);
        for (int colour = 0; colour < COLOURS; colour++) {
          int value = palette == null ? pixel[isGrey ? 0 : colour] : colours >> (8 * (2 - colour));
          rgb[to++] = (byte) value;
        }
      }
    }
    return new DecodedImage(image.getWidth(), image.getHeight(), rgb);
  }

  /**
   * Returns the image in another size, each side for itself: a new pixel is the mean of the area
   * that it covers, halves rounded up. All in whole numbers, so that it has the same bits anywhere.
   */
  DecodedImage scaled(int toWidth, int toHeight) {
    if (toWidth == width && toHeight == height) {
      return this;
    }
    byte[] scaled = new byte[COLOURS * toWidth * toHeight];
    long area = (long) width * height;
    for (int y = 0; y < toHeight; y++) {
      for (int x = 0; x < toWidth; x++) {
        for (int colour = 0; colour < COLOURS; colour++) {
          long sum = sum(x, y, toWidth, toHeight, colour);
          scaled[(y * toWidth + x) * COLOURS + colour] = (byte) ((2 * sum + area) / (2 * area));
        }
      }
    }
    return new DecodedImage(toWidth, toHeight, scaled);
  }

  /** Sums what a new pixel covers: an old one is toWidth · toHeight small parts, a new one area. */
  private long sum(int x, int y, int toWidth, int toHeight, int colour) {
    long sum = 0;
    for (long row = (long) y * height / toHeight; row * toHeight < (y + 1L) * height; row++) {
      long rows = overlap(row, toHeight, y, height);
      for (long column = (long) x * width / toWidth;
          column * toWidth < (x + 1L) * width;
          column++) {
        int index = (int) (row * width + column) * COLOURS + colour;
        sum += (rgb[index] & 0xFF) * rows * overlap(column, toWidth, x, width);
      }
    }
    return sum;
  }

  private static long overlap(long old, int oldLength, long now, int nowLength) {
    return Math.min((old + 1) * oldLength, (now + 1) * nowLength)
        - Math.max(old * oldLength, now * nowLength);
  }

  /**
   * Writes the image channel by channel.
   *
   * @param grey whether as luma, (19595·R + 38470·G + 7471·B + 32768) / 65536 as PIL computes it
   */
  void write(boolean grey, byte[] out, int offset) {
    int plane = width * height;
    for (int i = 0; i < plane; i++) {
      int red = rgb[COLOURS * i] & 0xFF;
      int green = rgb[COLOURS * i + 1] & 0xFF;
      int blue = rgb[COLOURS * i + 2] & 0xFF;
      if (grey) {
        out[offset + i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
      } else {
        out[offset + i] = (byte) red;
        out[offset + plane + i] = (byte) green;
        out[offset + 2 * plane + i] = (byte) blue;
      }
    }
  }
}
