package dev.strategikon.reproduce;

import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.reproduce.published.Metric;
import dev.strategikon.reproduce.published.PublishedCurves;
import dev.strategikon.text.ShownNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The paper's numbers for a claim: where its curves end. */
final class PublishedText {
  private PublishedText() {}

  /** Returns such as {@code ε = 10: 10.7 %, 10.0 %, 10.0 %, 10.2 %}; nothing without curves. */
  static String of(Claim claim, PublishedCurves published) {
    if (claim.equals(AttackClaims.C9)) {
      return "the later starts of C2 to C8";
    }
    Map<String, List<Curve>> groups =
        claim.curves().stream()
            .filter(curve -> !Double.isNaN(published.end(curve, Metric.ACCURACY)))
            .collect(
                Collectors.groupingBy(
                    PublishedText::name, LinkedHashMap::new, Collectors.toList()));
    String starts =
        claim.curves().stream().allMatch(Curve::isCalm)
            ? ""
            : " (attack from epoch 10, 50, 100, 150)";
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ends(group.getValue(), published))
        .collect(Collectors.joining("; ", "", groups.isEmpty() ? "" : starts));
  }

  private static String name(Curve curve) {
    return curve.isCalm()
        ? curve.rule() + " "
        : "%s, ε = %s: ".formatted(curve.rule(), ShownNumbers.plain(curve.epsilon()));
  }

  private static String ends(List<Curve> curves, PublishedCurves published) {
    String accuracies =
        curves.stream()
            .map(curve -> ShownNumbers.percent(published.end(curve, Metric.ACCURACY)))
            .collect(Collectors.joining(", "));
    String losses =
        curves.stream()
            .filter(curve -> !curve.isCalm() && curve.epsilon() == 0)
            .map(curve -> ShownNumbers.fixed(published.end(curve, Metric.LOSS), 3))
            .collect(Collectors.joining(", "));
    return losses.isEmpty() ? accuracies : accuracies + "; loss " + losses;
  }
}
