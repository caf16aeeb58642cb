package dev.strategikon.vectors;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.VectorSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads and writes vectors that another process on this machine exchanges with this one in {@code
 * .npy} files that both have mapped into memory. Mappings are kept while their files are there, so
 * that a file that is filled again and again is read in place. Where whole rows are asked for, they
 * are kept for the next call, which costs one copy each time.
 *
 * <p>Only files of little-endian float32 in C order are mapped. All others are read and written by
 * {@link VectorFiles}, with the same results and errors. Not safe for use by several threads.
 */
public final class MappedVectors {
  /** Longer than any header that NumPy writes for two dimensions. */
  private static final int START = 1 << 12;

  private static final NpyType FLOAT32 = NpyType.of("<f4");
  private static final int MOST_MAPPINGS = 16;

  /**
   * Floats that are written at a time, 256 KB. New memory of the size of a vector costs more than
   * the writing, because the system clears its pages.
   */
  private static final int PART = 1 << 16;

  private final ByteBuffer part =
      ByteBuffer.allocateDirect(PART * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private final Map<Path, MappedFile> mappings = new HashMap<>();
  private float[][] rows = new float[0][];

  /** Creates a reader without a mapping. */
  public MappedVectors() {}

  /**
   * Returns the vectors of a file that can be mapped, not copied.
   *
   * @param file the file, which nobody shortens or changes while they are read
   * @return the vectors; empty if only {@link #read} can tell what the file holds
   * @throws IOException if the file cannot be read
   */
  public Optional<VectorSource> source(Path file) throws IOException {
    NpyHeader header = mappable(file);
    return header == null ? Optional.empty() : Optional.of(map(file, header));
  }

  /**
   * Reads all vectors, as {@link VectorFiles#read(Path, Consumer)} does.
   *
   * @param file the file, which nobody shortens meanwhile
   * @param notes receives what it says there
   * @param compute the threads that copy
   * @return m rows of d floats, overwritten by the next call
   * @throws VectorFileException if the file does not hold vectors
   * @throws IOException if the file cannot be read
   */
  public float[][] read(Path file, Consumer<String> notes, Compute compute) throws IOException {
    Optional<VectorSource> mapped = source(file);
    if (mapped.isEmpty()) {
      return VectorFiles.read(file, notes);
    }
    VectorSource source = mapped.get();
    int columns = source.dimension();
    if (rows.length != source.count() || rows[0].length != columns) {
      rows = new float[0][]; // to be collected, if memory does not suffice for both
      rows = new float[source.count()][columns];
    }
    compute.forEach(rows.length, i -> source.copy(i, 0, columns, rows[i]));
    return rows;
  }

  /**
   * Writes vectors. A {@code .npy} file that is there already with their shape, in little-endian
   * float32, is filled in place. Any other is replaced as by {@link VectorFiles#write}.
   *
   * @param file the file
   * @param vectors at least one, all of equal length; only read
   * @throws IOException if the file cannot be written
   */
  public void write(Path file, float[][] vectors) throws IOException {
    NpyHeader header = Files.isRegularFile(file) ? mappable(file) : null;
    if (header == null
        || header.rows() != vectors.length
        || header.columns() != vectors[0].length) {
      VectorFiles.write(file, vectors);
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long position = header.length();
      for (float[] vector : vectors) {
        position = write(vector, channel, position);
      }
    }
  }

  /** Writes a vector and returns where it ends. */
  private long write(float[] vector, FileChannel channel, long begin) throws IOException {
    long position = begin;
    for (int at = 0; at < vector.length; at += PART) {
      int count = Math.min(PART, vector.length - at);
      part.clear().asFloatBuffer().put(vector, at, count);
      part.limit(count * Float.BYTES);
      while (part.hasRemaining()) {
        position += channel.write(part, position);
      }
    }
    return position;
  }

  /** Returns the header of a file that can be mapped; null for all others, and for damaged ones. */
  private static NpyHeader mappable(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".npy") || !Files.isRegularFile(file)) {
      return null;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer start = ByteBuffer.allocate(START);
      while (start.hasRemaining() && channel.read(start) >= 0) {}
      NpyHeader header =
          NpyHeader.read(name, new ByteArrayInputStream(start.array(), 0, start.position()));
      header.checkVectors(name);
      header.checkSize(name, channel.size());
      return isPlain(header) ? header : null;
    } catch (VectorFileException e) {
      return null;
    }
  }

  private static boolean isPlain(NpyHeader header) {
    return header.type().equals(FLOAT32)
        && !header.fortranOrder()
        && header.columns() <= MappedFile.LONGEST_ROW;
  }

  private MappedFile map(Path file, NpyHeader header) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    MappedFile known = mappings.get(file);
    if (known != null && known.isOf(key, header)) {
      return known;
    }
    forget();
    MappedFile mapping = MappedFile.map(file, key, header);
    mappings.put(file, mapping);
    return mapping;
  }

  /** Forgets deleted files, whose memory is free when their mappings are collected. */
  private void forget() {
    boolean isAnyGone = mappings.keySet().removeIf(file -> !Files.exists(file));
    if (mappings.size() >= MOST_MAPPINGS) {
      mappings.clear();
    }
    if (isAnyGone) {
      System.gc();
    }
  }
}
