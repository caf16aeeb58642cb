package dev.strategikon.sweep;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.options.Scheme;
import dev.strategikon.split.Receivers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values that decide the bytes of a run before its attack begins. Runs with equal beginnings
 * have the same bytes up to the first step that one of them attacks.
 *
 * @param values by the names of their keys
 */
record Beginning(Map<String, Object> values) {
  private static final List<ConfigKey<?>> OF_THE_ATTACK =
      List.of(
          ConfigKeys.ATTACK,
          ConfigKeys.ATTACK_FROM_EPOCH,
          ConfigKeys.BYZANTINE_SET,
          ConfigKeys.KNOWLEDGE);

  static Beginning of(RunConfig run) {
    List<ConfigKey<?>> later = new ArrayList<>(OF_THE_ATTACK);
    if (run.options().keepsPrevious() && !run.options().aggregator().startsFromPrevious()) {
      later.remove(ConfigKeys.ATTACK); // other attacks do not keep the last aggregate
    }
    if (run.options().minibatching().receivers() == Receivers.HONEST) {
      later.remove(ConfigKeys.BYZANTINE_SET); // it decides who takes which images
      return new Beginning(run.valuesBut(later));
    }
    // An audit asks about q attackers from the first step on, and draco's groups depend on q.
    if (run.options().auditEvery() == 0 && run.options().scheme() != Scheme.DRACO) {
      later.add(ConfigKeys.BYZANTINE);
      later.add(ConfigKeys.DECLARED);
    }
    return new Beginning(run.valuesBut(later));
  }
}
