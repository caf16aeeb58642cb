package dev.strategikon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command, whose lines end at spaces. The library would break them after any dot or
 * slash too, so that {@code .npy} and paths could not be read, nor copied.
 */
final class HelpText extends Help {
  /** The column of the descriptions in the library's table. */
  private static final int DESCRIPTION = 4;

  private static final String INDENT = "  ";

  HelpText(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  @Override
  public String description(Object... params) {
    int width = commandSpec().usageMessage().width();
    return Arrays.stream(commandSpec().usageMessage().description())
        .flatMap(paragraph -> lines(paragraph, width, ""))
        .map(line -> line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  @Override
  public Layout createDefaultLayout(
      List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
    Layout usual = super.createDefaultLayout(options, positionals, colors);
    return new Layout(
        colors, usual.textTable(), usual.optionRenderer(), usual.parameterRenderer()) {
      @Override
      public void layout(ArgSpec argument, Text[][] rows) {
        super.layout(argument, wrapped(rows));
      }

      private Text[][] wrapped(Text[][] rows) {
        int width = table.columns()[DESCRIPTION].width - 1;
        List<Text[]> all = new ArrayList<>();
        for (Text[] row : rows) {
          Text[] next = row.clone();
          for (String line : lines(row[DESCRIPTION].plainString(), width, INDENT).toList()) {
            next[DESCRIPTION] = colors.text(line);
            all.add(next);
            next = new Text[row.length];
            Arrays.fill(next, colors.text(""));
          }
        }
        return all.toArray(Text[][]::new);
      }
    };
  }

  /** Returns a paragraph in lines; all but the first are indented. */
  private static Stream<String> lines(String paragraph, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ", -1)) {
      if (!line.toString().isBlank() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent + word);
      } else {
        line.append(lines.isEmpty() && line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines.stream();
  }
}
