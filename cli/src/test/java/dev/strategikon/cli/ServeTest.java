package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve}: the commands' results and messages, without starting anew. */
class ServeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("x.npy");
    VectorFiles.write(file, random(7, 5000, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"krum", "median", "nnm | geometric-median", "bucketing | trimmed-mean"})
  void aggregatesHaveTheBytesOfTheCommand(String rule) throws IOException {
    Path ours = folder.resolve("ours.npy");
    Path served = folder.resolve("served.npy");
    assertEquals(
        0,
        run(
            "aggregate",
            file.toString(),
            "--rule",
            rule,
            "--byzantine",
            "1",
            "--seed",
            "5",
            "-o",
            ours.toString()));
    String request =
        json(
            Map.of(
                "op",
                "aggregate",
                "file",
                file.toString(),
                "rule",
                rule,
                "byzantine",
                1,
                "seed",
                5,
                "out",
                served.toString()));
    // Twice: the second fills the file in place, from rows that are used again.
    for (JsonNode answer : serve(request, request)) {
      assertTrue(answer.get("ok").booleanValue(), answer.toString());
      assertArrayEquals(Files.readAllBytes(ours), Files.readAllBytes(served));
    }
  }

  @Test
  void aFileThatIsFilledAgainIsReadAgain() throws IOException {
    Path out = folder.resolve("out.npy");
    String request =
        json(
            Map.of(
                "op",
                "aggregate",
                "file",
                file.toString(),
                "rule",
                "mean",
                "byzantine",
                0,
                "out",
                out.toString()));
    Path other = folder.resolve("y.npy");
    VectorFiles.write(other, random(7, 5000, 2));
    List<float[][]> results = new ArrayList<>();
    try (Dialogue dialogue = new Dialogue()) {
      dialogue.ask(request);
      results.add(VectorFiles.read(out));
      // In place, as a process does that has mapped the file.
      Files.write(file, Files.readAllBytes(other));
      dialogue.ask(request);
      results.add(VectorFiles.read(out));
      // Another shape, under the same name.
      VectorFiles.write(file, random(3, 11, 3));
      dialogue.ask(request);
      results.add(VectorFiles.read(out));
    }
    assertNotEquals(results.get(0)[0][0], results.get(1)[0][0]);
    assertEquals(0, run("aggregate", other.toString(), "--rule", "mean", "--byzantine", "0"));
    assertEquals(VectorFiles.toCsv(results.get(1)), printed);
    assertEquals(11, results.get(2)[0].length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npy-float64", "csv"})
  void otherFilesAreReadAsByTheCommand(String kind) throws IOException {
    Path other = folder.resolve(kind.equals("csv") ? "z.csv" : "z.npy");
    if (kind.equals("csv")) {
      VectorFiles.write(other, random(5, 9, 4));
    } else {
      Files.write(other, float64(5, 2));
    }
    assertEquals(0, run("aggregate", other.toString(), "--rule", "median", "--byzantine", "1"));
    JsonNode answer =
        serve(
                json(
                    Map.of(
                        "op",
                        "aggregate",
                        "file",
                        other.toString(),
                        "rule",
                        "median",
                        "byzantine",
                        1)))
            .get(0);
    assertEquals(printed, answer.get("result").textValue());
  }

  @Test
  void attacksAndAuditsAreThoseOfTheCommands() throws IOException {
    Path out = folder.resolve("attack.npy");
    List<JsonNode> answers =
        serve(
            json(
                Map.of(
                    "op",
                    "attack",
                    "file",
                    file.toString(),
                    "attack",
                    "ipm(epsilon=0.5)",
                    "byzantine",
                    3,
                    "out",
                    out.toString())),
            json(
                Map.of(
                    "op",
                    "audit",
                    "file",
                    file.toString(),
                    "rule",
                    List.of("median", "krum"),
                    "byzantine",
                    2,
                    "least-q",
                    true)),
            json(Map.of("op", "list", "family", "guards")));
    assertEquals(
        0, run("attack", file.toString(), "--attack", "ipm(epsilon=0.5)", "--byzantine", "3"));
    assertEquals(printed, VectorFiles.toCsv(VectorFiles.read(out)));
    assertEquals(
        0,
        run(
            "audit",
            file.toString(),
            "--rule",
            "median",
            "--rule",
            "krum",
            "--byzantine",
            "2",
            "--least-q",
            "--json"));
    assertEquals(MAPPER.readTree(printed), answers.get(1).get("result"));
    assertEquals(2, answers.get(1).get("result").size());
    assertEquals(0, run("list", "guards", "--json"));
    assertEquals(MAPPER.readTree(printed), answers.get(2).get("result"));
  }

  /** The request and the command line in another order of words, and the same message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'op':'aggregate','file':'FILE','rule':'krumm','byzantine':1}; aggregate FILE --rule=krumm --byzantine=1",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':5}; aggregate FILE --rule=krum --byzantine=5",
        "{'op':'aggregate','file':'FILE','rule':'krum'}; aggregate FILE --rule=krum",
        "{'op':'aggregate','rule':'krum','byzantine':1}; aggregate --rule=krum --byzantine=1",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':'x'}; aggregate FILE --rule=krum --byzantine=x",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':1,'colour':2}; aggregate FILE --rule=krum --byzantine=1 --colour=2",
        "{'op':'aggregate','file':'FILE.gone.npy','rule':'krum','byzantine':1}; aggregate FILE.gone.npy --rule=krum --byzantine=1",
        "{'op':'aggregate','file':'FLAT','rule':'krum','byzantine':1}; aggregate FLAT --rule=krum --byzantine=1",
        "{'op':'aggregate','file':'SHORT','rule':'krum','byzantine':1}; aggregate SHORT --rule=krum --byzantine=1",
        "{'op':'aggregate','file':'NAN','rule':'krum','byzantine':1,'non-finite':'fail'}; aggregate NAN --rule=krum --byzantine=1 --non-finite=fail",
        "{'op':'aggregate','file':'FILE','rule':'zeno','byzantine':1}; aggregate FILE --rule=zeno --byzantine=1",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':1,'threads':0}; aggregate FILE --rule=krum --byzantine=1 --threads=0",
        "{'op':'attack','file':'FILE','attack':'label-flip','byzantine':1}; attack FILE --attack=label-flip --byzantine=1",
        "{'op':'attack','file':'FILE','attack':'ipm(epsilon=1)','byzantine':0}; attack FILE --attack=ipm(epsilon=1) --byzantine=0",
        "{'op':'audit','file':'FILE','byzantine':1}; audit FILE --byzantine=1",
        "{'op':'audit','file':'FILE','rule':'median','byzantine':1,'declared':[-1]}; audit FILE --rule=median --byzantine=1 --declared=-1",
        "{'op':'list','family':'rulez'}; list rulez"
      })
  void errorsAreThoseOfTheCommandLine(String request, String arguments) throws IOException {
    Path flat = Files.write(folder.resolve("flat.npy"), npy("<f4", "(2, 2, 2)", 32));
    Path cut = Files.write(folder.resolve("short.npy"), npy("<f4", "(2, 2)", 15));
    Path nan = folder.resolve("nan.npy");
    float[][] rows = random(6, 3, 8);
    rows[4][1] = Float.NaN;
    VectorFiles.write(nan, rows);
    List<String> names = new ArrayList<>(List.of(request, arguments));
    names.replaceAll(
        text ->
            text.replace('\'', '"')
                .replace("FILE", file.toString())
                .replace("FLAT", flat.toString())
                .replace("SHORT", cut.toString())
                .replace("NAN", nan.toString()));
    List<JsonNode> answers = serve(names.get(0), "{\"op\":\"version\",\"id\":7}");
    assertNotEquals(0, run(names.get(1).split(" ")));
    assertFalse(answers.get(0).get("ok").booleanValue());
    assertEquals(
        err.toString().lines().findFirst().orElseThrow(),
        "strategikon: " + answers.get(0).get("error").textValue().lines().findFirst().orElse(""));
    // The conversation goes on.
    assertEquals(7, answers.get(1).get("id").intValue());
    assertTrue(answers.get(1).get("result").textValue().startsWith("strategikon "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'op':; The line is not JSON: ",
        "{'op':'list'} x; The line is not JSON: ",
        "{'op':'list','op':'quit'}; The line is not JSON: Duplicate field 'op'",
        "[1]; The line is not a JSON object",
        "{'file':'x'}; The request has no text 'op'",
        "{'op':'demo'}; Unknown op 'demo'. Available: aggregate, attack, audit, list, version, quit",
        "{'op':'list','family':{'a':1}}; 'family' must be a text or a number",
        "{'op':'aggregate','file':'-','rule':'mean','byzantine':0}; standard input",
        "{'op':'list','markdown':true}; Error: --json, --markdown are mutually exclusive",
      })
  void brokenRequestsHaveAnErrorAsTheirAnswer(String request, String message) throws IOException {
    for (JsonNode answer : serve(request.replace('\'', '"'), request.replace('\'', '"'))) {
      assertFalse(answer.get("ok").booleanValue());
      String error = answer.get("error").textValue();
      assertTrue(error.startsWith(message), error);
    }
  }

  @Test
  void vectorsThatAreLeftOutAreNoted() throws IOException {
    float[][] rows = random(6, 3, 8);
    rows[4][1] = Float.NaN;
    VectorFiles.write(file, rows);
    JsonNode answer =
        serve(
                json(
                    Map.of(
                        "op",
                        "aggregate",
                        "file",
                        file.toString(),
                        "rule",
                        "median",
                        "byzantine",
                        1)))
            .get(0);
    assertEquals(
        "left out, because not finite: vectors [4]", answer.get("notes").get(0).textValue());
    assertTrue(answer.get("seconds").get("compute").doubleValue() > 0);
  }

  @Test
  void quitEndsItBeforeTheInputDoes() throws IOException {
    List<JsonNode> answers = serve("", "{\"op\":\"quit\",\"id\":\"last\"}", "{\"op\":\"version\"}");
    assertEquals(1, answers.size());
    assertEquals("last", answers.get(0).get("id").textValue());
  }

  @Test
  void theScratchFolderIsDeletedAtTheEnd() throws IOException {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    try (Dialogue dialogue = new Dialogue("--scratch", scratch.toString())) {
      Files.writeString(scratch.resolve("vectors"), "0");
      dialogue.ask("{\"op\":\"version\"}");
    }
    assertFalse(Files.exists(scratch));
  }

  @Test
  void aScratchFolderWithFilesIsRefused() throws IOException {
    assertEquals(1, run("serve", "--scratch", folder.toString()));
    assertEquals(
        "strategikon: --scratch: %s is not an empty folder; it is deleted at the end%n"
            .formatted(folder),
        err.toString());
    assertTrue(Files.exists(file));
  }

  private String printed;

  private int run(String... arguments) {
    StringWriter out = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    printed = out.toString();
    return code;
  }

  /** Returns the answers to lines, after which the input ends. */
  private List<JsonNode> serve(String... lines) throws IOException {
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
  private final class Dialogue implements AutoCloseable {
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

  private static String json(Map<String, Object> request) throws IOException {
    return MAPPER.writeValueAsString(request);
  }

  private static float[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[][] vectors = new float[rows][columns];
    for (float[] vector : vectors) {
      for (int j = 0; j < columns; j++) {
        vector[j] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  private static byte[] float64(int rows, int columns) {
    byte[] bytes = npy("<f8", "(" + rows + ", " + columns + ")", 8 * rows * columns);
    ByteBuffer values =
        ByteBuffer.wrap(bytes, 128, 8 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * columns; i++) {
      values.putDouble(1 / (i + 3.0));
    }
    return bytes;
  }

  private static byte[] npy(String type, String shape, int dataBytes) {
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
