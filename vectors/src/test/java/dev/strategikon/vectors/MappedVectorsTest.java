package dev.strategikon.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.VectorSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files that are filled again have in common; {@link VectorFilesTest} has the formats. */
class MappedVectorsTest {
  @TempDir private Path folder;
  private final MappedVectors mapped = new MappedVectors();

  @Test
  void aFileIsReadAgainIntoTheSameRows() throws IOException {
    Path file = folder.resolve("a.npy");
    VectorFiles.write(file, new float[][] {{1, 2, 3}, {4, 5, 6}});
    float[][] rows = mapped.read(file, note -> {}, new Compute(2));
    assertArrayEquals(new float[][] {{1, 2, 3}, {4, 5, 6}}, rows);
    try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
      other.seek(128 + 4);
      other.writeInt(Integer.reverseBytes(Float.floatToIntBits(-2)));
    }
    assertSame(rows, mapped.read(file, note -> {}, new Compute(2)));
    assertArrayEquals(new float[][] {{1, -2, 3}, {4, 5, 6}}, rows);
  }

  @Test
  void aFileIsReadInPlace() throws IOException {
    Path file = folder.resolve("a.npy");
    VectorFiles.write(file, new float[][] {{1, 2, 3}, {4, 5, 6}});
    VectorSource source = mapped.source(file).orElseThrow();
    assertSame(source, mapped.source(file).orElseThrow());
    assertEquals(2, source.count());
    assertEquals(3, source.dimension());
    try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
      other.seek(128 + 4 * 4);
      other.writeInt(Integer.reverseBytes(Float.floatToIntBits(-5)));
    }
    float[] part = {7, 7, 7};
    source.copy(1, 1, 3, part);
    assertArrayEquals(new float[] {-5, 6, 7}, part);
  }

  @Test
  void filesInOtherFormatsAreNotReadInPlace() throws IOException {
    Path csv = folder.resolve("a.csv");
    VectorFiles.write(csv, new float[][] {{1, 2}});
    assertEquals(Optional.empty(), mapped.source(csv));
    assertEquals(Optional.empty(), mapped.source(folder.resolve("none.npy")));
    Path cut = folder.resolve("cut.npy");
    VectorFiles.write(cut, new float[][] {{1, 2}});
    try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    assertEquals(Optional.empty(), mapped.source(cut));
  }

  @Test
  void anotherFileOfTheNameIsMappedAnew() throws IOException {
    Path file = folder.resolve("a.npy");
    for (float value = 0; value < 20; value++) {
      float[][] rows = {{value, 2}, {3, value}};
      VectorFiles.write(file, rows);
      assertArrayEquals(rows, mapped.read(file, note -> {}, new Compute(2)));
    }
    VectorFiles.write(file, new float[][] {{7, 8, 9}});
    assertArrayEquals(new float[][] {{7, 8, 9}}, mapped.read(file, note -> {}, new Compute(2)));
  }

  @Test
  void manyFilesAreReadInTurn() throws IOException {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20; i++) {
        Path file = folder.resolve(i + ".npy");
        float[][] rows = {{i, round}};
        VectorFiles.write(file, rows);
        assertArrayEquals(rows, mapped.read(file, note -> {}, new Compute(2)));
        if (i % 3 == 0) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void longVectorsAreWrittenInParts() throws IOException {
    Path file = folder.resolve("a.npy");
    float[][] rows = new float[2][200_001];
    mapped.write(file, rows);
    Object key = key(file);
    for (int j = 0; j < rows[0].length; j++) {
      rows[0][j] = j;
      rows[1][j] = -j;
    }
    mapped.write(file, rows);
    assertEquals(key, key(file));
    assertArrayEquals(rows, VectorFiles.read(file));
  }

  @Test
  void aFileOfTheShapeIsFilledInPlace() throws IOException {
    Path file = folder.resolve("a.npy");
    mapped.write(file, new float[][] {{1, 2}, {3, 4}});
    Object key = key(file);
    float[][] rows = {{5, Float.NaN}, {-0f, 8}};
    mapped.write(file, rows);
    assertEquals(key, key(file));
    assertArrayEquals(rows, VectorFiles.read(file));
    mapped.write(file, new float[][] {{5, 6, 7, 8}});
    assertNotEquals(key, key(file));
    assertArrayEquals(new float[][] {{5, 6, 7, 8}}, VectorFiles.read(file));
    Path csv = folder.resolve("a.csv");
    mapped.write(csv, rows);
    assertArrayEquals(rows, VectorFiles.read(csv));
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
