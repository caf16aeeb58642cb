package dev.strategikon.cli.serve;

import dev.strategikon.cli.audit.AuditCommand;
import dev.strategikon.cli.catalogue.ListCommand;
import dev.strategikon.cli.vector.AggregateCommand;
import dev.strategikon.cli.vector.AttackCommand;
import dev.strategikon.cli.vector.VectorAccess;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command that a request can ask for.
 *
 * @param name the name of both
 * @param positional the key of the command's argument that is no option
 * @param isJson whether the command has the option {@code --json}, which requests always use
 * @param command makes a command that has not parsed anything yet
 */
record Operation(
    String name, String positional, boolean isJson, Function<VectorAccess, Object> command) {
  private static final List<Operation> ALL =
      List.of(
          new Operation("aggregate", "file", false, AggregateCommand::new),
          new Operation("attack", "file", false, AttackCommand::new),
          new Operation("audit", "file", true, vectors -> new AuditCommand()),
          new Operation("list", "family", true, vectors -> new ListCommand()));

  /** Returns the operation of a name. */
  static Optional<Operation> of(String name) {
    return ALL.stream().filter(operation -> operation.name.equals(name)).findFirst();
  }
}
