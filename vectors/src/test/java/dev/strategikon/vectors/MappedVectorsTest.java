package dev.strategikon.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.strategikon.compute.Compute;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files that are filled again have in common; {@link VectorFilesTest} has the formats. */
class MappedVectorsTest {
  @TempDir private Path folder;
  private final MappedVectors mapped = new MappedVectors(new Compute(2));

  @Test
  void aFileIsReadAgainIntoTheSameRows() throws IOException {
    Path file = folder.resolve("a.npy");
    VectorFiles.write(file, new float[][] {{1, 2, 3}, {4, 5, 6}});
    float[][] rows = mapped.read(file, note -> {});
    assertArrayEquals(new float[][] {{1, 2, 3}, {4, 5, 6}}, rows);
    try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
      other.seek(128 + 4);
      other.writeInt(Integer.reverseBytes(Float.floatToIntBits(-2)));
    }
    assertSame(rows, mapped.read(file, note -> {}));
    assertArrayEquals(new float[][] {{1, -2, 3}, {4, 5, 6}}, rows);
  }

  @Test
  void anotherFileOfTheNameIsMappedAnew() throws IOException {
    Path file = folder.resolve("a.npy");
    for (float value = 0; value < 20; value++) {
      float[][] rows = {{value, 2}, {3, value}};
      VectorFiles.write(file, rows);
      assertArrayEquals(rows, mapped.read(file, note -> {}));
    }
    VectorFiles.write(file, new float[][] {{7, 8, 9}});
    assertArrayEquals(new float[][] {{7, 8, 9}}, mapped.read(file, note -> {}));
  }

  @Test
  void manyFilesAreReadInTurn() throws IOException {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20; i++) {
        Path file = folder.resolve(i + ".npy");
        float[][] rows = {{i, round}};
        VectorFiles.write(file, rows);
        assertArrayEquals(rows, mapped.read(file, note -> {}));
        if (i % 3 == 0) {
          Files.delete(file);
        }
      }
    }
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
