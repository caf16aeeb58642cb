package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventListTest {
  private static boolean[] all(Bins bins) {
    boolean[] marked = new boolean[bins.count()];
    Arrays.fill(marked, true);
    return marked;
  }

  /** The median of −4, −1, 2, u and u for u = t is u up to t = 2, where its only event is. */
  @Test
  void segmentsEndAtTheEvents() {
    Line line = KnownLine.rising("median", 2, -4, -1, 2).line();
    Bins bins = new Bins();
    EventList events = EventList.of(LineColumns.of(line), bins, all(bins));
    ProfileBuilder profile = new ProfileBuilder();
    events.addSegments(0, 1, 0, 1, 0, profile);
    events.addSegments(1, 5, -1.5, 1, 0, profile);
    assertEquals(List.of(new Interval(1, 1.5)), profile.breaks());
    assertEquals(new Infimum(1, -0.5), profile.infimum());
  }

  @Test
  void binsThatAreNotMarkedHaveNoEvents() {
    Line line = KnownLine.rising("median", 2, 1, 2, 4).line();
    Bins bins = new Bins();
    EventList events = EventList.of(LineColumns.of(line), bins, new boolean[bins.count()]);
    ProfileBuilder profile = new ProfileBuilder();
    events.addSegments(0, 8, 3, -1, 0, profile);
    assertEquals(List.of(new Interval(3, 8)), profile.breaks());
  }

  @Test
  void anEventAtTheBeginningCountsAndOneAtTheEndDoesNot() {
    Line line = KnownLine.rising("median", 2, 1, 2, 4).line();
    Bins bins = new Bins();
    EventList events = EventList.of(LineColumns.of(line), bins, all(bins));
    ProfileBuilder profile = new ProfileBuilder();
    events.addSegments(1, 4, 1, 0, 0, profile);
    assertEquals(1, profile.least());
    ProfileBuilder before = new ProfileBuilder();
    events.addSegments(0.5, 1, -1, 0, 0, before);
    assertEquals(List.of(new Interval(0.5, 1)), before.breaks());
    assertEquals(-1, before.least());
  }

  /** From all events alone, begun at 0, the profile follows. */
  @ParameterizedTest
  @CsvSource({"median, NORMAL", "meamed, HEAVY", "phocas, NORMAL", "sign-majority, HEAVY"})
  void allEventsTogetherAreTheProfile(String rule, Samples.Kind kind) {
    KnownLine known = KnownLine.manipulation(rule, Samples.of(kind, 6, 20, 3), 4);
    LineColumns columns = LineColumns.of(known.line());
    BinSums sums = BinSums.of(columns, new Bins());
    Bins bins = sums.bins();
    ProfileBuilder profile = new ProfileBuilder();
    EventList.of(columns, bins, all(bins))
        .addSegments(0, 1e6, sums.offset(0), sums.slope(0), sums.size() * 1e-12, profile);
    List<Interval> breaks = profile.breaks();
    Draws draws = Draws.of(1, "events");
    int negative = 0;
    for (int k = 0; k < 500; k++) {
      double t = Math.pow(10, 8 * draws.nextDouble() - 3);
      double product = known.product(Math.min(t, 9e5));
      double at = Math.min(t, 9e5);
      boolean isNegative = breaks.stream().anyMatch(b -> b.lo() < at && at < b.hi());
      negative += isNegative ? 1 : 0;
      assertTrue(product >= profile.least() - 1e-9 * sums.size(), rule + " at " + at);
      assertEquals(product < 0, isNegative, () -> rule + " at " + at + ": " + product);
    }
    assertTrue(negative > 0, "never negative");
  }
}
