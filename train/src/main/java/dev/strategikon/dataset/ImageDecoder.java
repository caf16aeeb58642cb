package dev.strategikon.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG and JPEG by the decoders of Java itself, whatever others are on the class path. */
final class ImageDecoder {
  private static final long MOST_BYTES = 1L << 28;
  private static final long MOST_PIXELS = 1L << 26;

  private ImageDecoder() {}

  /**
   * Decodes a file.
   *
   * @throws DatasetException if it is damaged, cut off, too large or of another kind
   */
  static BufferedImage decode(Path file) throws IOException {
    ImageReader reader = null;
    List<String> warnings = new ArrayList<>();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DatasetException(file + ": is larger than 256 MB");
      }
      byte[] bytes = Files.readAllBytes(file);
      reader = reader(file, bytes);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new DatasetException(
              "%s: is too large, %d x %d pixels; at most 64 million"
                  .formatted(file, reader.getWidth(0), reader.getHeight(0)));
        }
        BufferedImage image = reader.read(0);
        // The decoder fills what is missing of a JPEG, and only warns. Profiles are not used.
        warnings.removeIf(warning -> warning.contains("ICC"));
        if (!warnings.isEmpty()) {
          throw new IOException(warnings.get(0));
        }
        return image;
      }
    } catch (DatasetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new DatasetException(
          "%s: cannot be read as an image; it is damaged or cut off (%s)".formatted(file, e), e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(Path file, byte[] bytes) throws DatasetException {
    boolean isPng = bytes.length > 1 && (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P';
    boolean isJpeg = bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
    if (!isPng && !isJpeg) {
      throw new DatasetException(file + ": is neither PNG nor JPEG, whatever its name says");
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(isPng ? "png" : "jpeg");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
        return reader;
      }
    }
    throw new IllegalStateException("This Java has no decoder for PNG or JPEG");
  }
}
