package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve}: the commands' messages, and how it ends. */
class ServeMessagesTest extends ServeCalls {
  /** The request and the command line in another order of words, and the same message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'op':'aggregate','file':'FILE','rule':'krumm','byzantine':1}; aggregate FILE --rule=krumm"
            + " --byzantine=1",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':5}; aggregate FILE --rule=krum"
            + " --byzantine=5",
        "{'op':'aggregate','file':'FILE','rule':'krum'}; aggregate FILE --rule=krum",
        "{'op':'aggregate','rule':'krum','byzantine':1}; aggregate --rule=krum --byzantine=1",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':'x'}; aggregate FILE --rule=krum"
            + " --byzantine=x",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':1,'colour':2}; aggregate FILE"
            + " --rule=krum --byzantine=1 --colour=2",
        "{'op':'aggregate','file':'FILE.gone.npy','rule':'krum','byzantine':1}; aggregate"
            + " FILE.gone.npy --rule=krum --byzantine=1",
        "{'op':'aggregate','file':'FLAT','rule':'krum','byzantine':1}; aggregate FLAT --rule=krum"
            + " --byzantine=1",
        "{'op':'aggregate','file':'SHORT','rule':'krum','byzantine':1}; aggregate SHORT --rule=krum"
            + " --byzantine=1",
        "{'op':'aggregate','file':'NAN','rule':'krum','byzantine':1,'non-finite':'fail'}; aggregate"
            + " NAN --rule=krum --byzantine=1 --non-finite=fail",
        "{'op':'aggregate','file':'FILE','rule':'zeno','byzantine':1}; aggregate FILE --rule=zeno"
            + " --byzantine=1",
        "{'op':'aggregate','file':'FILE','rule':'krum','byzantine':1,'threads':0}; aggregate FILE"
            + " --rule=krum --byzantine=1 --threads=0",
        "{'op':'attack','file':'FILE','attack':'label-flip','byzantine':1}; attack FILE"
            + " --attack=label-flip --byzantine=1",
        "{'op':'attack','file':'FILE','attack':'ipm(epsilon=1)','byzantine':0}; attack FILE"
            + " --attack=ipm(epsilon=1) --byzantine=0",
        "{'op':'audit','file':'FILE','byzantine':1}; audit FILE --byzantine=1",
        "{'op':'audit','file':'FILE','rule':'median','byzantine':1,'declared':[-1]}; audit FILE"
            + " --rule=median --byzantine=1 --declared=-1",
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
        "{'op':'demo'}; Unknown op 'demo'. Available: aggregate, attack, audit, list, version,"
            + " quit",
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

  @ParameterizedTest
  @ValueSource(strings = {"median", "krum", "nnm | geometric-median", "signguard"})
  void whatIsLeftOutIsThatOfTheCommand(String rule) throws IOException {
    float[][] rows = random(9, 9000, 8);
    rows[4][8500] = Float.POSITIVE_INFINITY;
    rows[6][1] = Float.NaN;
    VectorFiles.write(file, rows);
    assertEquals(0, run("aggregate", file.toString(), "--rule=" + rule, "--byzantine=3"));
    JsonNode answer =
        serve(
                json(
                    Map.of(
                        "op", "aggregate", "file", file.toString(), "rule", rule, "byzantine", 3)))
            .get(0);
    assertEquals(printed, answer.get("result").textValue());
    assertEquals(err.toString().strip(), answer.get("notes").get(0).textValue());
    assertEquals(1, answer.get("notes").size());
  }

  @Test
  void noOptionIsLeftFromTheRequestBefore() throws IOException {
    String plain = "{'op':'aggregate','file':'FILE','rule':'bucketing | median','byzantine':1}";
    String audit = "{'op':'audit','file':'FILE','rule':'RULE','byzantine':1}";
    List<String> requests =
        List.of(
            plain,
            plain.replace("}", ",'seed':7,'threads':1,'out':'OUT'}"),
            plain,
            plain.replace("}", ",'non-finite':'fail'}").replace("FILE", "NAN"),
            plain.replace("FILE", "NAN"),
            audit.replace("RULE", "median"),
            audit.replace("RULE", "krum").replace("}", ",'least-q':true}"),
            audit.replace("RULE", "median"),
            "{'op':'list','family':'rules'}",
            "{'op':'list','family':'rules','markdown':true}",
            "{'op':'list','family':'rules'}");
    float[][] rows = random(7, 3, 8);
    rows[4][1] = Float.NaN;
    Path nan = folder.resolve("nan.npy");
    VectorFiles.write(nan, rows);
    List<JsonNode> answers =
        serve(
            requests.stream()
                .map(
                    request ->
                        request
                            .replace('\'', '"')
                            .replace("FILE", file.toString())
                            .replace("NAN", nan.toString())
                            .replace("OUT", folder.resolve("out.npy").toString()))
                .toArray(String[]::new));
    List<JsonNode> results = answers.stream().map(answer -> answer.get("result")).toList();
    assertTrue(answers.get(0).get("ok").booleanValue());
    assertEquals(results.get(0), results.get(2));
    assertEquals("", results.get(1).textValue());
    assertFalse(answers.get(3).get("ok").booleanValue());
    assertTrue(answers.get(4).get("ok").booleanValue());
    assertEquals(results.get(5), results.get(7));
    assertEquals("krum", results.get(6).get("rule").textValue());
    assertFalse(answers.get(9).get("ok").booleanValue());
    assertEquals(results.get(8), results.get(10));
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
}
