package dev.strategikon.store;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.TrainingState;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A run's state as a file: magic number, digest of the configuration, step, arrays, checksum. It is
 * read only if the checksum fits.
 */
final class Checkpoint {
  private static final int MAGIC = 0x5354_4B33;

  /** Of the form with what the attackers remember, which is written only where they do. */
  private static final int MAGIC_WITH_MEMORY = 0x5354_4B34;

  /** Of the form with what attackers and rule remember, written only where the rule does. */
  private static final int MAGIC_WITH_MEMORIES = 0x5354_4B35;

  /** Of the form without the statistics of batch norm, which no run had then. */
  private static final int FORMER_MAGIC = 0x5354_4B32;

  private static final Set<Integer> KNOWN =
      Set.of(MAGIC, MAGIC_WITH_MEMORY, MAGIC_WITH_MEMORIES, FORMER_MAGIC);

  private Checkpoint() {}

  private static int magic(TrainingState state) {
    if (!state.ruleMemory().isEmpty()) {
      return MAGIC_WITH_MEMORIES;
    }
    return state.attackMemory().isEmpty() ? MAGIC : MAGIC_WITH_MEMORY;
  }

  /** Writes the state of a run. */
  static void write(OutputStream stream, String digest, TrainingState state) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
    DataOutputStream out = new DataOutputStream(checked);
    int magic = magic(state);
    out.writeInt(magic);
    out.writeUTF(digest);
    out.writeInt(state.step());
    writeArray(out, state.parameters());
    writeArray(out, state.velocity());
    out.writeInt(state.sent().length);
    for (float[] row : state.sent()) {
      writeArray(out, row);
    }
    writeArray(out, state.previous());
    writeArray(out, state.statistics());
    if (magic != MAGIC) {
      writeMemory(out, state.attackMemory());
    }
    if (magic == MAGIC_WITH_MEMORIES) {
      writeMemory(out, state.ruleMemory());
    }
    out.writeLong(checked.getChecksum().getValue());
  }

  /**
   * Reads the state of a run.
   *
   * @return empty if there is no checkpoint, or it is damaged or of another configuration
   */
  static Optional<TrainingState> read(Path file, String digest) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    CheckedInputStream checked =
        new CheckedInputStream(
            new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
    try (DataInputStream in = new DataInputStream(checked)) {
      long size = Files.size(file);
      int magic = in.readInt();
      if (!KNOWN.contains(magic) || !in.readUTF().equals(digest)) {
        return Optional.empty();
      }
      int step = in.readInt();
      float[] parameters = readArray(in, size);
      float[] velocity = readArray(in, size);
      float[][] sent = new float[checkLength(in.readInt(), size)][];
      for (int i = 0; i < sent.length; i++) {
        sent[i] = readArray(in, size);
      }
      float[] previous = readArray(in, size);
      float[] statistics = magic == FORMER_MAGIC ? new float[0] : readArray(in, size);
      boolean attackersRemember = magic == MAGIC_WITH_MEMORY || magic == MAGIC_WITH_MEMORIES;
      AttackMemory memory = attackersRemember ? readMemory(in, size) : AttackMemory.NONE;
      RuleMemory ofRule = magic == MAGIC_WITH_MEMORIES ? readRuleMemory(in, size) : RuleMemory.NONE;
      long checksum = checked.getChecksum().getValue();
      TrainingState state =
          new TrainingState(step, parameters, velocity, sent, previous, statistics);
      state.remember(memory);
      state.remember(ofRule);
      return in.readLong() == checksum ? Optional.of(state) : Optional.empty();
    } catch (EOFException | UTFDataFormatException e) {
      return Optional.empty();
    }
  }

  private static void writeMemory(DataOutputStream out, AttackMemory memory) throws IOException {
    out.writeInt(memory.steps());
    out.writeInt(memory.number());
    writeArray(out, memory.mean());
    writeArray(out, memory.direction());
  }

  private static AttackMemory readMemory(DataInputStream in, long size) throws IOException {
    return new AttackMemory(in.readInt(), in.readInt(), readArray(in, size), readArray(in, size));
  }

  private static void writeMemory(DataOutputStream out, RuleMemory memory) throws IOException {
    out.writeInt(memory.steps());
    out.writeInt(memory.workers());
    for (boolean trusted : memory.trusted()) {
      out.writeBoolean(trusted);
    }
    out.writeInt(memory.vectors().length);
    for (float[] vector : memory.vectors()) {
      writeArray(out, vector);
    }
  }

  private static RuleMemory readRuleMemory(DataInputStream in, long size) throws IOException {
    int steps = in.readInt();
    boolean[] trusted = new boolean[checkLength(in.readInt(), size)];
    for (int i = 0; i < trusted.length; i++) {
      trusted[i] = in.readBoolean();
    }
    float[][] vectors = new float[checkLength(in.readInt(), size)][];
    for (int k = 0; k < vectors.length; k++) {
      vectors[k] = readArray(in, size);
    }
    return new RuleMemory(steps, trusted, vectors);
  }

  private static void writeArray(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  private static float[] readArray(DataInputStream in, long size) throws IOException {
    float[] values = new float[checkLength(in.readInt(), size)];
    byte[] bytes = new byte[values.length * Float.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }

  /** Refuses lengths beyond the file's size, so that a damaged file allocates no more memory. */
  private static int checkLength(int length, long size) throws IOException {
    if (length < 0 || length > size / Float.BYTES) {
      throw new EOFException();
    }
    return length;
  }
}
