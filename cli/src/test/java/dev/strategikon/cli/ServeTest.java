package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve}: the commands' results, without starting anew. */
class ServeTest extends ServeCalls {
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

  private static byte[] float64(int rows, int columns) {
    byte[] bytes = npy("<f8", "(" + rows + ", " + columns + ")", 8 * rows * columns);
    ByteBuffer values =
        ByteBuffer.wrap(bytes, 128, 8 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * columns; i++) {
      values.putDouble(1 / (i + 3.0));
    }
    return bytes;
  }
}
