package dev.strategikon.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as other programs write them. Lines are separated by slashes here, tabs are arrows. */
class TablesTest {
  @TempDir private Path folder;

  private final List<String> notes = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1;2/3;4 | 1.0,2.0/3.0,4.0",
        "1→2/3→4/ | 1.0,2.0/3.0,4.0",
        "1 2/ 3  4 | 1.0,2.0/3.0,4.0",
        "1.000000000000000000e+00 2.500000000000000000e-01/3.0e+00 4.0e+00 | 1.0,0.25/3.0,4.0",
        "\"1\",\"2\"/\"3\",\"4\" | 1.0,2.0/3.0,4.0",
        "1 , 2/3 , 4 | 1.0,2.0/3.0,4.0",
        "1/2 | 1.0/2.0",
      })
  void separatorsAreRecognised(String text, String expected) throws IOException {
    assertEquals(expected, read(text));
    assertEquals(List.of(), notes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w1,w2/1,2/3,4 | 1.0,2.0/3.0,4.0 | line 1 is a header and is left out",
        "weight/1.5 | 1.5 | line 1 is a header and is left out",
        "\"V1\";\"V2\"/1;2 | 1.0,2.0 | line 1 is a header and is left out",
        "# w1 w2/1 2/3 4 | 1.0,2.0/3.0,4.0 | line 1 begins with # and is left out",
      })
  void aHeaderIsLeftOut(String text, String expected, String note) throws IOException {
    assertEquals(expected, read(text));
    assertEquals(List.of("x.csv: " + note), notes);
  }

  /** In turn: pandas, with and without names; R's write.csv and write.table; counting from 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",0,1/0,1.5,2.5/1,3.5,4.5 | 0",
        ",a,b/0,1.5,2.5/1,3.5,4.5 | 0",
        "\"\",\"V1\",\"V2\"/\"1\",1.5,2.5/\"2\",3.5,4.5 | 1",
        "V1 V2/1 1.5 2.5/2 3.5 4.5 | 1",
        ";a;b/1;1.5;2.5/2;3.5;4.5 | 1",
      })
  void aColumnOfRowNumbersIsLeftOut(String text, int from) throws IOException {
    assertEquals("1.5,2.5/3.5,4.5", read(text));
    assertEquals(
        List.of(
            "x.csv: line 1 is a header and is left out",
            "x.csv: column 1 numbers the rows from " + from + " and is left out"),
        notes);
  }

  /** Whether they are data, nobody but the user knows. */
  @Test
  void numbersThatMayBeDataAreReadAndMentioned() throws IOException {
    assertEquals("0.0,0.5/1.0,0.5/2.0,0.25", read("0,0.5/1,.5/2,0.25"));
    assertEquals(
        List.of(
            "x.csv: column 1 counts the rows from 0 and is read as a coordinate; remove it if it"
                + " only numbers them"),
        notes);
    notes.clear();
    assertEquals("0.0,1.0,2.0/0.5,1.5,2.5", read("0,1,2/0.5,1.5,2.5"));
    assertEquals(
        List.of(
            "x.csv: line 1 counts the columns from 0 and is read as a vector; remove it if it is a"
                + " header"),
        notes);
    notes.clear();
    read("0,0/1,1/2,4/3,9"); // whole numbers throughout look like an example
    assertEquals(List.of(), notes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,5;2,5 | line 1, column 1: '1,5' is not a number; write decimal points, not commas",
        "1,2/3;4 | line 2 has 1 numbers, line 1 has 2; this line looks separated by semicolons, the"
            + " first one by commas",
        "1;2/3→4 | line 2 has 1 numbers, line 1 has 2; this line looks separated by tabs, the first"
            + " one by semicolons",
        "a,b,c,d/1,2 | line 2 has 2 numbers, but the header has 4 names",
        ",a/w0,1/w1,2 | line 2, column 1: 'w0' is not a number; if column 1 names the rows, remove"
            + " it",
        ",a/7,1/9,2 | column 1 has no name in the header, and does not count the rows either;"
            + " remove it, or name it if it is a coordinate",
        "a,b | has a header and no numbers; expected one vector in each line below it",
        "# a | is empty; expected one vector in each line",
        "1,a | line 1, column 2: 'a' is not a number; if line 1 is a header, remove it",
        "a,1 | line 1, column 1: 'a' is not a number; if line 1 is a header, remove it",
      })
  void whatIsNoTableOfNumbersIsNamed(String text, String message) {
    assertEquals(
        "x.csv: " + message,
        assertThrows(VectorFileException.class, () -> read(text)).getMessage());
  }

  /** Its first bytes say what a stream holds. */
  @Test
  void streamsOfBothFormatsAreRead() throws IOException {
    Path npy = folder.resolve("a.npy");
    float[][] rows = new float[3][400_000];
    rows[2][399_999] = 7;
    VectorFiles.write(npy, rows);
    byte[] bytes = Files.readAllBytes(npy);
    float[][] read = VectorFiles.read(new ByteArrayInputStream(bytes), "-", notes::add);
    assertEquals(3, read.length);
    assertEquals(7, read[2][399_999]);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    assertEquals(
        "-: should have 3 x 400000 float32 = 4,800,000 bytes of data, but has 4,799,999",
        assertThrows(
                VectorFileException.class,
                () -> VectorFiles.read(new ByteArrayInputStream(cut), "-", notes::add))
            .getMessage());
    assertEquals(
        "-: is empty; expected one vector in each line",
        assertThrows(
                VectorFileException.class,
                () -> VectorFiles.read(new ByteArrayInputStream(new byte[0]), "-", notes::add))
            .getMessage());
  }

  private String read(String text) throws IOException {
    byte[] bytes = text.replace('/', '\n').replace('→', '\t').getBytes(StandardCharsets.UTF_8);
    float[][] rows = VectorFiles.read(new ByteArrayInputStream(bytes), "x.csv", notes::add);
    return VectorFiles.toCsv(rows).strip().replace('\n', '/');
  }
}
