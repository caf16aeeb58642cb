package dev.strategikon.model.module;

import dev.strategikon.model.Batch;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Network;
import dev.strategikon.random.Draws;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The files that {@code src/test/python/export_test_nets.py} writes. */
final class TestFiles {
  private TestFiles() {}

  static byte[] bytes(String name) {
    try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] floats(String name) {
    byte[] bytes = bytes(name);
    float[] floats = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
    return floats;
  }

  /** A residual network for grey images of 12 × 12 in ten classes. */
  static Network residual(String name) {
    return Probe.network(new ScriptFile(name, bytes(name)), new ImageShape(1, 12, 12), 10, false);
  }

  /** One of the small networks for grey images of 6 × 6 in three classes. */
  static Network small(String name) {
    return small(name, bytes(name));
  }

  static Network small(String name, byte[] contents) {
    return Probe.network(new ScriptFile(name, contents), new ImageShape(1, 6, 6), 3, false);
  }

  static Batch batch(Network network, int size, long seed) {
    Draws draws = Draws.of(seed, "test-batch");
    float[] images = new float[size * network.inputShape().size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) draws.nextGaussian();
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = draws.nextInt(network.classes());
    }
    return new Batch(images, labels);
  }
}
