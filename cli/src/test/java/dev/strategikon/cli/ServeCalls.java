package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.vectors.VectorFiles;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Asks {@code serve}, and runs commands to compare. */
abstract class ServeCalls {
  static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  final StringWriter err = new StringWriter();
  Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("x.npy");
    VectorFiles.write(file, random(7, 5000, 1));
  }

  String printed;

  int run(String... arguments) {
    StringWriter out = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    printed = out.toString();
    return code;
  }

  /** Returns the answers to lines, after which the input ends. */
  List<JsonNode> serve(String... lines) throws IOException {
    InputStream before = System.in;
    String input = String.join("\n", lines);
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    StringWriter out = new StringWriter();
    try {
      assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), "serve"));
    } finally {
      System.setIn(before);
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      answers.add(MAPPER.readTree(line));
    }
    assertTrue(answers.remove(0).get("ready").textValue().startsWith("strategikon "));
    return answers;
  }

  /** A conversation in which the next request waits for the last answer. */
  final class Dialogue implements AutoCloseable {
    private final InputStream before = System.in;
    private final PipedOutputStream requests = new PipedOutputStream();
    private final BufferedReader answers;
    private final Thread thread;

    Dialogue(String... options) throws IOException {
      System.setIn(new PipedInputStream(requests, 1 << 16));
      PipedWriter out = new PipedWriter();
      answers = new BufferedReader(new PipedReader(out, 1 << 16));
      String[] arguments =
          Stream.concat(Stream.of("serve"), Stream.of(options)).toArray(String[]::new);
      thread = new Thread(() -> Main.run(new PrintWriter(out), new PrintWriter(err), arguments));
      thread.start();
      assertTrue(answers.readLine().contains("ready"));
    }

    void ask(String request) throws IOException {
      requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
      requests.flush();
      JsonNode answer = MAPPER.readTree(answers.readLine());
      assertTrue(answer.get("ok").booleanValue(), answer.toString());
    }

    @Override
    public void close() throws IOException {
      requests.close();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        System.setIn(before);
      }
    }
  }

  static String json(Map<String, Object> request) throws IOException {
    return MAPPER.writeValueAsString(request);
  }

  static float[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[][] vectors = new float[rows][columns];
    for (float[] vector : vectors) {
      for (int j = 0; j < columns; j++) {
        vector[j] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  static byte[] npy(String type, String shape, int dataBytes) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    byte[] bytes = new byte[128 + dataBytes];
    byte[] start = "\u0093NUMPY\1\0\166\0".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, bytes, 0, start.length);
    byte[] text =
        (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, start.length, text.length);
    return bytes;
  }
}
