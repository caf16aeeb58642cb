package dev.strategikon.cli.serve;

import dev.strategikon.cli.audit.AuditCommand;
import dev.strategikon.cli.catalogue.ListCommand;
import dev.strategikon.cli.vector.AggregateCommand;
import dev.strategikon.cli.vector.AttackCommand;
import dev.strategikon.cli.vector.VectorAccess;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The commands that a request can ask for. */
enum Operation {
  AGGREGATE("aggregate", "file", false, AggregateCommand::new),
  ATTACK("attack", "file", false, AttackCommand::new),
  AUDIT("audit", "file", true, vectors -> new AuditCommand()),
  LIST("list", "family", true, vectors -> new ListCommand());

  private final String word;
  private final String positional;
  private final boolean isJson;
  private final Function<VectorAccess, Object> command;

  Operation(
      String word, String positional, boolean isJson, Function<VectorAccess, Object> command) {
    this.word = word;
    this.positional = positional;
    this.isJson = isJson;
    this.command = command;
  }

  /** Returns the operation of a name. */
  static Optional<Operation> of(String word) {
    return Arrays.stream(values()).filter(operation -> operation.word.equals(word)).findFirst();
  }

  /** Returns the key of the command's argument that is no option. */
  String positional() {
    return positional;
  }

  /** Returns whether the command has the option {@code --json}, which requests always use. */
  boolean isJson() {
    return isJson;
  }

  /** Returns a command that has not parsed anything yet. */
  Object command(VectorAccess vectors) {
    return command.apply(vectors);
  }
}
