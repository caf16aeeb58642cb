package dev.strategikon.vectors;

import dev.strategikon.fuzz.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged {@code .npy} and CSV files, as files and as streams. */
class VectorFuzzTest {
  private static final List<Class<?>> REFUSALS = List.of(VectorFileException.class);
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  @TempDir private Path folder;

  @Test
  void damagedArraysAreRefused() throws Exception {
    Fuzzing.damage(bytes -> read(bytes, "a.npy"), corpus(".npy"), REFUSALS);
  }

  @Test
  void damagedTablesAreRefused() throws Exception {
    Fuzzing.damage(bytes -> read(bytes, "a.csv"), corpus(".csv"), REFUSALS);
  }

  @Test
  void damagedStreamsAreRefused() throws Exception {
    List<byte[]> all = corpus(".npy");
    all.addAll(corpus(".csv"));
    Fuzzing.damage(
        bytes -> VectorFiles.read(new ByteArrayInputStream(bytes), "-", note -> {}), all, REFUSALS);
  }

  /** Each of them would be read from its place to the end of the header. */
  @Test
  void aHeaderOfManyBeginningsTakesNoLonger() throws Exception {
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 0, 0, 15, 0};
    byte[] header = "'shape':(".repeat(110_000).getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[start.length + header.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(header, 0, bytes, start.length, header.length);
    Fuzzing.one(all -> read(all, "a.npy"), bytes, REFUSALS, "many beginnings");
  }

  private void read(byte[] bytes, String name) throws IOException {
    VectorFiles.read(Files.write(folder.resolve(name), bytes));
  }

  private static List<byte[]> corpus(String suffix) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(CORPUS)) {
      for (Path file : all.filter(f -> f.toString().endsWith(suffix)).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }
}
