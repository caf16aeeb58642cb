package dev.strategikon.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFilesTest {
  private static final float[][] AWKWARD = {
    {0f, -0f, 1f, 0.1f, Float.MIN_VALUE},
    {Float.MAX_VALUE, -Float.MIN_NORMAL, 16777216f, 1 / 3f, -2.5e-8f},
    {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3f, 4f},
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.npy", "a.csv"})
  void whatIsWrittenReadsBackBitByBit(String name) throws IOException {
    Path file = folder.resolve(name);
    VectorFiles.write(file, AWKWARD);
    assertSame(AWKWARD, read(file));
    float[][] one = {{1, 2, 3}};
    VectorFiles.write(file, one);
    assertSame(one, read(file));
  }

  @Test
  void oneVectorIsWrittenAsNumPyWouldSaveIt() throws IOException {
    Path file = folder.resolve("a.npy");
    VectorFiles.write(file, new float[][] {{1, 2}});
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 8, bytes.length);
    String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
    assertTrue(header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"));
    assertEquals('\n', header.charAt(117));
    assertEquals(118, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8));
    assertEquals(2f, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(132));
  }

  @ParameterizedTest
  @CsvSource({"1, <f4", "1, >f4", "2, <f8", "3, >f8", "1, =f4"})
  void everyVersionAndByteOrderIsRead(int version, String type) throws IOException {
    Path file = npy(version, type, "False", "(2, 3)", 1, 2, 3, 4, 5, 6);
    assertSame(new float[][] {{1, 2, 3}, {4, 5, 6}}, read(file));
  }

  @Test
  void fortranOrderIsTurned() throws IOException {
    Path file = npy(1, "<f8", "True", "(2, 3)", 1, 4, 2, 5, 3, 6);
    assertSame(new float[][] {{1, 2, 3}, {4, 5, 6}}, read(file));
  }

  @Test
  void oneDimensionIsOneVector() throws IOException {
    Path file = npy(1, "<f8", "False", "(3,)", 1, Double.NEGATIVE_INFINITY, Double.NaN);
    assertSame(new float[][] {{1, Float.NEGATIVE_INFINITY, Float.NaN}}, read(file));
  }

  /** They are finite, so they must not be called infinite. */
  @Test
  void numbersTooLargeForAFloatAreNamed() throws IOException {
    String end = " is too large for a float, which ends at 3.4e38; scale the vectors";
    Path rows = npy(1, "<f8", "False", "(2, 2)", 1, 2, 3, -1e300);
    assertEquals(rows + ": vector 1, coordinate 1: -1.0E300" + end, failure(rows));
    Path columns = npy(1, ">f8", "True", "(2, 2)", 1, 2, 3.5e38, 4);
    assertEquals(columns + ": vector 0, coordinate 1: 3.5E38" + end, failure(columns));
    Path text = csv("1,2\n3,1e39\n");
    assertEquals(text + ": line 2, column 2: 1e39" + end, failure(text));
    assertEquals(
        csv("-1e99.")
            + ": line 1, column 1: '-1e99.' is not a number; if line 1 is a"
            + " header, remove it",
        failure(csv("-1e99.")));
    assertSame(
        new float[][] {{3.4e38f, -Float.MAX_VALUE, Float.MIN_VALUE}},
        read(csv("3.4e38,-3.4028235e38,1e-45")));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstNumber() throws IOException {
    assertSame(new float[][] {{1, 2}, {3, 4}}, read(csv("\uFEFF1,2\n3,4\n")));
    assertEquals(
        csv("\uFEFF") + ": is empty; expected one vector in each line", failure(csv("\uFEFF")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c8 | False | (2, 3) | holds values of type <c8; expected floats or integers: save"
            + " array.astype('float32')",
        "<f4 | False | (-2, -3) | has '-2' in its shape; it is damaged",
        "<f4 | False | (1048576, 1048576) | should have 1048576 x 1048576 float32 ="
            + " 4,398,046,511,104 bytes of data, but has 24",
        "<f8 | False | (2147483639, 2147483639) | should have 2147483639 x 2147483639 float64 ="
            + " 36,893,487,838,181,458,568 bytes of data, but has 48",
        "<f4 | False | (2, 9999999999999999999) | has '9999999999999999999' in its shape; it is damaged",
        "<f4 | False | (2, 3, 1) | has shape (2, 3, 1); expected (m, d), or (d,) for one vector",
        "<f4 | False | () | has shape (); expected (m, d), or (d,) for one vector",
        "<f4 | False | (0, 3) | holds no values: its shape is 0 x 3",
        "<f4 | False | (2, 4) | should have 2 x 4 float32 = 32 bytes of data, but has 24",
        "<f4 | False | (2000000000, 3) | should have 2000000000 x 3 float32 = 24,000,000,000 bytes"
            + " of data, but has 24",
        "<f4 | False | (2, 2) | should have 2 x 2 float32 = 16 bytes of data, but has 24",
      })
  void whatIsNoArrayOfVectorsIsNamed(String type, String fortran, String shape, String message)
      throws IOException {
    Path file = npy(1, type, fortran, shape, 1, 2, 3, 4, 5, 6);
    assertEquals(file + ": " + message, failure(file));
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.writeString(file, "1,2,3\n");
    assertEquals(file + ": is not a .npy file; write it with numpy.save", failure(file));
    byte[] whole = Files.readAllBytes(npy(1, "<f4", "False", "(2, 3)", 1, 2, 3, 4, 5, 6));
    for (int length : List.of(7, 9, 60)) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(VectorFileException.class, () -> read(file));
    }
  }

  @Test
  void csvKnowsThePythonicSpellings() throws IOException {
    Path file = csv("1, 2.5e-3 ,-inf\nNaN,Infinity,+3\n\n");
    assertSame(
        new float[][] {
          {1, 2.5e-3f, Float.NEGATIVE_INFINITY}, {Float.NaN, Float.POSITIVE_INFINITY, 3}
        },
        read(file));
    assertEquals("1.0,nan,-inf\n", VectorFiles.toCsv(new float[][] {{1, Float.NaN, -1 / 0f}}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w1,2;1,2 | line 1, column 1: 'w1' is not a number; if line 1 is a header, remove it",
        "1,2;3,x | line 2, column 2: 'x' is not a number",
        "1,2;3 | line 2 has 1 numbers, line 1 has 2",
        "1,2;;3,4 | line 2 is blank, but numbers follow",
        "1,2f | line 1, column 2: '2f' is not a number; if line 1 is a header, remove it",
        "1, | line 1, column 2: '' is not a number; if line 1 is a header, remove it",
      })
  void malformedCsvIsNamedByLineAndColumn(String text, String message) throws IOException {
    Path file = csv(text.replace(';', '\n'));
    assertEquals(file + ": " + message, failure(file));
  }

  @Test
  void otherThingsThanVectorFilesAreRefused() throws IOException {
    assertEquals(csv("") + ": is empty; expected one vector in each line", failure(csv("")));
    Path text = folder.resolve("a.txt");
    assertEquals(text + ": has an unknown suffix; expected .npy or .csv", failure(text));
    Path missing = folder.resolve("missing.csv");
    assertThrows(NoSuchFileException.class, () -> read(missing));
    Path directory = Files.createDirectory(folder.resolve("d.npy"));
    assertEquals(directory + ": is a folder; expected a file", failure(directory));
  }

  /** Reads a file in both ways. */
  private static float[][] read(Path file) throws IOException {
    float[][] rows = VectorFiles.read(file);
    assertSame(rows, new MappedVectors().read(file, note -> {}, Compute.SERIAL));
    return rows;
  }

  private static String failure(Path file) {
    String message =
        assertThrows(VectorFileException.class, () -> VectorFiles.read(file)).getMessage();
    MappedVectors mapped = new MappedVectors();
    assertEquals(
        message,
        assertThrows(VectorFileException.class, () -> mapped.read(file, note -> {}, new Compute(2)))
            .getMessage());
    return message;
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  /** Writes a file by NumPy's specification, independently of the writer. */
  private Path npy(int version, String type, String fortran, String shape, double... values)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
    ByteBuffer bytes = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (type.endsWith("f8")) {
        bytes.putDouble(value);
      } else {
        bytes.putFloat((float) value);
      }
    }
    byte[] written = Arrays.copyOf(bytes.array(), bytes.position());
    return Files.write(folder.resolve("made.npy"), written);
  }

  private static void assertSame(float[][] expected, float[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(bits(expected[i]), bits(actual[i]));
    }
  }

  private static int[] bits(float[] row) {
    int[] bits = new int[row.length];
    for (int j = 0; j < row.length; j++) {
      bits[j] = Float.floatToIntBits(row[j]);
    }
    return bits;
  }
}
