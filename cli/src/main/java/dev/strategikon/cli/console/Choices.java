package dev.strategikon.cli.console;

import dev.strategikon.spec.NearestName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The words that an option takes: the texts of an enum's values, as help and messages show them.
 * The names of its constants are no words.
 *
 * @param constants the values; the text of each is what users type
 */
public record Choices(Object[] constants) implements ITypeConverter<Object> {
  /**
   * Lets all options and parameters of a program whose type is an enum read these words.
   *
   * @param program changed in place, with its subcommands
   */
  public static void register(CommandLine program) {
    enums(program).forEach(type -> register(program, type));
  }

  private static <T> void register(CommandLine program, Class<T> type) {
    Choices choices = new Choices(type.getEnumConstants());
    program.registerConverter(type, text -> type.cast(choices.convert(text)));
  }

  private static Set<Class<?>> enums(CommandLine command) {
    Set<Class<?>> types = new HashSet<>();
    for (ArgSpec argument : command.getCommandSpec().args()) {
      if (argument.type().isEnum()) {
        types.add(argument.type());
      }
    }
    command.getSubcommands().values().forEach(child -> types.addAll(enums(child)));
    return types;
  }

  @Override
  public Object convert(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().equals(lower))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(unknown(text)));
  }

  private String unknown(String text) {
    List<String> words = Arrays.stream(constants).map(Object::toString).toList();
    return "'%s' is none of %s."
        .formatted(text, String.join(", ", words))
        .concat(
            NearestName.to(text, words).map(near -> " Did you mean '" + near + "'?").orElse(""));
  }
}
