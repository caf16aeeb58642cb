package dev.strategikon.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.compute.Compute;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final float[] GOOD = {1, 2, 3};
  private static final float[] NAN = {1, Float.NaN, 3};
  private static final float[] INFINITE = {1, 2, Float.NEGATIVE_INFINITY};
  private static final float[] SHORT = {1, 2};

  @Test
  void whatIsNotFiniteOrOfAnotherLengthIsLeftOut() {
    Admission admission =
        Admission.admit(
            new float[][] {GOOD, NAN, GOOD, INFINITE, SHORT, null, GOOD},
            3,
            NonFinite.REJECT,
            new Compute(2));
    assertEquals(List.of(0, 2, 6), admission.admitted());
    assertEquals(List.of(1, 3, 4, 5), admission.rejected());
    assertEquals(3, admission.gradients().count());
    assertSame(GOOD, admission.gradients().row(2));
    assertEquals(1, admission.remaining(5));
    assertEquals(0, admission.remaining(2));
  }

  @Test
  void propagateLetsNonFiniteThroughButNoWrongLength() {
    Admission admission =
        Admission.admit(new float[][] {NAN, SHORT}, 3, NonFinite.PROPAGATE, Compute.SERIAL);
    assertEquals(List.of(0), admission.admitted());
    assertEquals(List.of(1), admission.rejected());
  }

  @Test
  void failSaysWhichVectorAndWhy() {
    assertEquals("Vector 1 is not finite: coordinate 1 is NaN", failure(GOOD, NAN));
    assertEquals("Vector 0 is not finite: coordinate 2 is -Infinity", failure(INFINITE));
    assertEquals("Vector 2 has 2 coordinates, expected 3", failure(GOOD, GOOD, SHORT));
    assertEquals("Vector 1 is missing", failure(GOOD, null));
  }

  @Test
  void nothingLeftIsAnError() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Admission.admit(new float[][] {NAN, NAN}, 3, NonFinite.REJECT, Compute.SERIAL))
            .getMessage();
    assertEquals(
        "None of the 2 vectors can be used; vector 0 is not finite: coordinate 1 is NaN", message);
  }

  @Test
  void gradientsAreCheckedToo() {
    assertThrows(IllegalArgumentException.class, () -> Gradients.of(GOOD, SHORT));
    assertThrows(IllegalArgumentException.class, () -> Gradients.of(GOOD, NAN));
    assertThrows(IllegalArgumentException.class, () -> Gradients.of());
  }

  private static String failure(float[]... rows) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> Admission.admit(rows, 3, NonFinite.FAIL, Compute.SERIAL))
        .getMessage();
  }
}
