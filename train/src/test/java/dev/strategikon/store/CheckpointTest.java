package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path folder;

  @Test
  void aStateComesBackBitByBit() throws IOException {
    Path file = save();
    TrainingState state = Checkpoint.read(file, "digest").orElseThrow();
    assertEquals(17, state.step());
    assertArrayEquals(new float[] {1, Float.NaN, -0f}, state.parameters());
    assertArrayEquals(new float[] {Float.MIN_VALUE}, state.velocity());
    assertArrayEquals(new float[][] {{1}, {2}}, state.sent());
    assertArrayEquals(new float[] {3, 4}, state.previous());
    assertArrayEquals(new float[] {5}, state.statistics());
  }

  @Test
  void whatAttackersRememberComesBackToo() throws IOException {
    Path file = folder.resolve("memory.bin");
    TrainingState state =
        new TrainingState(
            3, new float[] {1}, new float[0], new float[0][], new float[0], new float[0]);
    state.remember(new AttackMemory(2, 14, new float[] {0.5f}, new float[] {-1}));
    try (OutputStream out = Files.newOutputStream(file)) {
      Checkpoint.write(out, "digest", state);
    }
    AttackMemory memory = Checkpoint.read(file, "digest").orElseThrow().attackMemory();
    assertEquals(2, memory.steps());
    assertEquals(14, memory.number());
    assertArrayEquals(new float[] {0.5f}, memory.mean());
    assertArrayEquals(new float[] {-1}, memory.direction());
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x40;
      Files.write(file, damaged);
      assertFalse(Checkpoint.read(file, "digest").isPresent(), "byte " + i);
    }
  }

  /** With and without attackers who remember something, too. */
  @Test
  void whatARuleRemembersComesBackToo() throws IOException {
    Path file = folder.resolve("rule-memory.bin");
    TrainingState state =
        new TrainingState(
            3, new float[] {1}, new float[0], new float[0][], new float[0], new float[0]);
    for (AttackMemory attackers :
        new AttackMemory[] {
          AttackMemory.NONE, new AttackMemory(2, 1, new float[1], new float[1])
        }) {
      state.remember(attackers);
      state.remember(new RuleMemory(5, new boolean[] {true, false}, new float[][] {{0.5f}, {-1}}));
      try (OutputStream out = Files.newOutputStream(file)) {
        Checkpoint.write(out, "digest", state);
      }
      TrainingState read = Checkpoint.read(file, "digest").orElseThrow();
      assertEquals(attackers.steps(), read.attackMemory().steps());
      assertEquals(5, read.ruleMemory().steps());
      assertArrayEquals(new boolean[] {true, false}, read.ruleMemory().trusted());
      assertArrayEquals(new float[][] {{0.5f}, {-1}}, read.ruleMemory().vectors());
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < bytes.length; i++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= 0x40;
        Files.write(file, damaged);
        assertFalse(Checkpoint.read(file, "digest").isPresent(), "byte " + i);
      }
    }
  }

  /** Of a network with two parameters and no memory. */
  @Test
  void theFormerFormIsStillRead() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    bytes.putInt(0x5354_4B32).putShort((short) 6).put("digest".getBytes(StandardCharsets.UTF_8));
    bytes.putInt(9).putInt(2).putFloat(1).putFloat(2).putInt(0).putInt(0).putInt(0);
    CRC32 checksum = new CRC32();
    checksum.update(bytes.array(), 0, bytes.position());
    bytes.putLong(checksum.getValue());
    Path file = folder.resolve("former.bin");
    Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
    TrainingState state = Checkpoint.read(file, "digest").orElseThrow();
    assertEquals(9, state.step());
    assertArrayEquals(new float[] {1, 2}, state.parameters());
    assertEquals(0, state.statistics().length);
  }

  @Test
  void anotherConfigurationsStateIsNotTaken() throws IOException {
    assertTrue(Checkpoint.read(save(), "other").isEmpty());
    assertTrue(Checkpoint.read(folder.resolve("missing"), "digest").isEmpty());
  }

  @Test
  void noDamageGoesUnnoticed() throws IOException {
    Path file = save();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x40;
      Files.write(file, damaged);
      assertFalse(Checkpoint.read(file, "digest").isPresent(), "byte " + i);
      Files.write(file, Arrays.copyOf(bytes, i));
      assertFalse(Checkpoint.read(file, "digest").isPresent(), "cut at " + i);
    }
  }

  private Path save() throws IOException {
    Path file = folder.resolve("checkpoint.bin");
    TrainingState state =
        new TrainingState(
            17,
            new float[] {1, Float.NaN, -0f},
            new float[] {Float.MIN_VALUE},
            new float[][] {{1}, {2}},
            new float[] {3, 4},
            new float[] {5});
    try (OutputStream out = Files.newOutputStream(file)) {
      Checkpoint.write(out, "digest", state);
    }
    return file;
  }
}
