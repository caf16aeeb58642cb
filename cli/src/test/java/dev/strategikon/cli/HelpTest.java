package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {
  private static final int COLUMNS = 80;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The list of commands shows the first element alone. */
  @ParameterizedTest
  @MethodSource("commands")
  void aDescriptionBeginsWithAWholeSentence(String name) {
    String first = command(name).getCommandSpec().usageMessage().description()[0];
    assertTrue(first.matches("[A-Z].*[^.]\\."), first);
    assertFalse(first.contains(". "), "more than a sentence: " + first);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyElementOfADescriptionIsAWhole(String name) {
    CommandLine command = command(name);
    List<String> elements =
        new ArrayList<>(List.of(command.getCommandSpec().usageMessage().description()));
    for (ArgSpec argument : command.getCommandSpec().args()) {
      elements.addAll(List.of(argument.description()));
    }
    elements.forEach(element -> assertTrue(element.matches("(?s).*[.;]"), element));
  }

  /** A word such as .npy or a path must not be broken, or it cannot be copied. */
  @ParameterizedTest
  @MethodSource("commands")
  void linesEndBetweenWords(String name) {
    UsageMessageSpec usage = command(name).getCommandSpec().usageMessage();
    String help = help(name);
    help.lines().forEach(line -> assertTrue(line.length() <= COLUMNS, line));
    Set<String> shown = Set.of(Arrays.stream(help.split("\\s+")).distinct().toArray(String[]::new));
    Stream.concat(
            Arrays.stream(usage.description()),
            command(name).getCommandSpec().args().stream().flatMap(a -> Stream.of(a.description())))
        .flatMap(text -> Stream.of(text.split(" ")))
        .forEach(word -> assertTrue(shown.contains(word), word + " in\n" + help));
    for (String line : usage.footer()) {
      assertTrue(help.contains(line + "\n"), line);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpBeforeACommandIsHelpAfterIt(String name) {
    List<String> before = new ArrayList<>(List.of("help"));
    before.addAll(words(name));
    assertEquals(0, run(before.toArray(String[]::new)), err.toString());
    assertEquals(help(name), out.toString());
  }

  @Test
  void helpOfAnUnknownCommandNamesTheNearest() {
    assertEquals(2, run("help", "reprodcue"));
    assertEquals(
        """
        strategikon: strategikon has no command 'reprodcue'. Did you mean 'reproduce'?
        Try 'strategikon help --help'.
        """,
        err.toString());
  }

  /** What is shown, as a default or as a choice, is what is typed. */
  @ParameterizedTest
  @MethodSource("commands")
  void choicesAreShownAsTheyAreTyped(String name) {
    for (ArgSpec argument : command(name).getCommandSpec().args()) {
      for (Object constant :
          argument.type().isEnum() ? argument.type().getEnumConstants() : none()) {
        assertTrue(constant.toString().matches("[a-z0-9-]+"), argument + ": " + constant);
      }
    }
    assertFalse(help(name).matches("(?s).*\\(default: [A-Z]+\\).*"), help(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "reproduce fig1; figure-1, figure-4, figure-5, theorems, all. Did you mean 'figure-1'?",
        "reproduce FIGURE_1; figure-1, figure-4, figure-5, theorems, all. Did you mean 'figure-1'?",
        "run x.yaml --engine-mode shard; auto, collect, sharded. Did you mean 'sharded'?",
        "run x.yaml --parallel worker; auto, runs, workers. Did you mean 'workers'?",
        "aggregate x --rule mean --byzantine 0 --non-finite drop; reject, fail, propagate."
      })
  void anUnknownChoiceListsTheChoices(String command, String choices) {
    assertEquals(2, run(command.split(" ")));
    assertTrue(err.toString().contains(" is none of " + choices + "\n"), err.toString());
  }

  private static Object[] none() {
    return new Object[0];
  }

  static List<String> commands() {
    List<String> names = new ArrayList<>();
    add(names, Main.commandLine(), "");
    return names;
  }

  private static void add(List<String> names, CommandLine command, String name) {
    names.add(name);
    command
        .getSubcommands()
        .forEach((child, line) -> add(names, line, (name + " " + child).strip()));
  }

  private static CommandLine command(String name) {
    CommandLine command = Main.commandLine();
    for (String word : words(name)) {
      command = command.getSubcommands().get(word);
    }
    return command;
  }

  private static List<String> words(String name) {
    return name.isEmpty() ? List.of() : List.of(name.split(" "));
  }

  private static String help(String name) {
    StringWriter text = new StringWriter();
    command(name).usage(new PrintWriter(text, true));
    return text.toString();
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
