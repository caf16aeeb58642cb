package dev.strategikon.store;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.fuzz.Fuzzing;
import dev.strategikon.sgd.TrainingState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of a run: checkpoints, tables, seals. */
class StoreFuzzTest {
  private static final List<Class<?>> REFUSALS = List.of(IOException.class);
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  @TempDir private Path folder;

  @Test
  void damagedCheckpointsAreRefused() throws Exception {
    byte[] plain = checkpoint(AttackMemory.NONE);
    byte[] memory = checkpoint(new AttackMemory(2, 1, new float[] {0.5f}, new float[] {-1}));
    Fuzzing.damage(this::readCheckpoint, List.of(plain, memory), REFUSALS);
    // Each length in turn promises 2^31 - 1 numbers.
    for (int at = 0; at + 4 <= plain.length; at += 1) {
      byte[] damaged = plain.clone();
      ByteBuffer.wrap(damaged).putInt(at, Integer.MAX_VALUE);
      Fuzzing.one(this::readCheckpoint, damaged, REFUSALS, "length at " + at);
    }
  }

  @Test
  void damagedTablesAreRefused() throws Exception {
    byte[] metrics = Files.readAllBytes(CORPUS.resolve("metrics.csv"));
    Fuzzing.damage(bytes -> MetricsFile.read(put(bytes)), List.of(metrics), REFUSALS);
    Fuzzing.damage(bytes -> CsvTable.steps(put(bytes)), List.of(metrics), REFUSALS);
    Fuzzing.damage(bytes -> CsvTable.rows(put(bytes)), List.of(metrics), REFUSALS);
    byte[] audit = Files.readAllBytes(CORPUS.resolve("audit.csv"));
    Fuzzing.damage(
        bytes -> CsvTable.read(put(bytes), AuditFiles.AUDIT_COLUMNS, AuditRow::of),
        List.of(audit),
        REFUSALS);
  }

  @Test
  void damagedSealsAreRefused() throws Exception {
    TreeMap<String, TableDigest> tables = new TreeMap<>();
    tables.put("metrics.csv", new TableDigest(120, "00ff".repeat(16)));
    new Seal("0123456789", List.of(new Seal.Mark(3, tables), new Seal.Mark(9, tables)))
        .write(folder, AtomicFile.Permission.ALWAYS);
    byte[] seal = Files.readAllBytes(folder.resolve(Seal.FILE));
    Fuzzing.damage(this::readSeal, List.of(seal), REFUSALS);
    byte[] deep = new byte[300_000];
    Arrays.fill(deep, (byte) '[');
    Fuzzing.one(this::readSeal, deep, REFUSALS, "brackets within brackets");
  }

  private void readSeal(byte[] bytes) throws IOException {
    Files.write(folder.resolve(Seal.FILE), bytes);
    Seal.read(folder, "0123456789");
  }

  private void readCheckpoint(byte[] bytes) throws IOException {
    Checkpoint.read(put(bytes), "digest");
  }

  private Path put(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("damaged"), bytes);
  }

  private static byte[] checkpoint(AttackMemory memory) throws IOException {
    TrainingState state =
        new TrainingState(
            17,
            new float[] {1, 2, 3},
            new float[3],
            new float[2][3],
            new float[] {4},
            new float[1]);
    state.remember(memory);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Checkpoint.write(out, "digest", state);
    return out.toByteArray();
  }
}
