package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One coordinate of three honest values 1, 2 and 4, two attackers and the median. */
class ColumnEventsTest {
  /** Writes down what it is told. */
  private static final class Notes implements ColumnEvents.Sink {
    private final List<String> notes = new ArrayList<>();

    @Override
    public void coordinate(
        double offset, double slope, double endOffset, double endSlope, double size) {
      notes.add(
          "from %s + %s t to %s + %s t, size %s"
              .formatted(offset, slope + 0.0, endOffset, endSlope + 0.0, size));
    }

    @Override
    public void event(double t, double offset, double slope, boolean continuous) {
      notes.add("at %s %s and %s t, %s".formatted(t, offset, slope, continuous));
    }
  }

  private static List<String> notes(
      float reference, float[] base, float direction, double lo, double hi) {
    Line line =
        KnownLine.of(
                "median",
                Samples.column(2, 4, 1),
                2,
                new float[] {reference},
                base,
                new float[] {direction},
                1)
            .line();
    Notes notes = new Notes();
    new LineColumns(line, line.honest().rows(), 2, lo, hi).events().walk(0, 1, notes);
    return notes.notes;
  }

  private static List<String> notes(float reference, float[] base, float direction) {
    return notes(reference, base, direction, 0, Double.POSITIVE_INFINITY);
  }

  @Test
  void attackersWhoRiseTakeTheMedianAlong() {
    assertEquals(
        List.of(
            "from 3.0 + 0.0 t to 12.0 + 0.0 t, size 12.0",
            "at 1.0 -3.0 and 3.0 t, true",
            "at 4.0 12.0 and -3.0 t, true"),
        notes(3, null, 1));
    // Twice as fast.
    assertEquals(
        List.of(
            "from 1.0 + 0.0 t to 4.0 + 0.0 t, size 4.0",
            "at 0.5 -1.0 and 2.0 t, true",
            "at 2.0 4.0 and -2.0 t, true"),
        notes(1, null, 2));
  }

  @Test
  void thoseWhoFallFromAboveDoTheSameBackwards() {
    assertEquals(
        List.of(
            "from 4.0 + 0.0 t to 1.0 + 0.0 t, size 4.0",
            "at 1.0 1.0 and -1.0 t, true",
            "at 4.0 -4.0 and 1.0 t, true"),
        notes(1, new float[] {5}, -1));
  }

  @Test
  void onASpanOnlyItsEventsCount() {
    assertEquals(List.of("from 0.0 + 1.0 t to 0.0 + 1.0 t, size 4.0"), notes(1, null, 1, 1.5, 3));
    assertEquals(
        List.of("from 0.0 + 1.0 t to 4.0 + 0.0 t, size 4.0", "at 4.0 4.0 and -1.0 t, true"),
        notes(1, null, 1, 1, 5));
  }

  @Test
  void whatStandsStillHasNoEventsAndWhatDoesNotCountIsNotTold() {
    assertEquals(
        List.of("from 9.0 + 0.0 t to 9.0 + 0.0 t, size 12.0"), notes(3, new float[] {3}, 0));
    assertEquals(List.of(), notes(0, null, 1));
  }

  @Test
  void minusZeroIsZero() {
    Line line = KnownLine.rising("sign-majority", 1, -0f, 0f).line();
    Notes notes = new Notes();
    LineColumns.of(line).events().walk(0, 1, notes);
    // u > 0 from the first moment on.
    assertEquals(List.of("from 1.0 + 0.0 t to 1.0 + 0.0 t, size 0.0"), notes.notes);
  }
}
