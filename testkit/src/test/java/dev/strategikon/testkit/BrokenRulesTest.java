package dev.strategikon.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.VectorRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each test of the contract fails for a rule that breaks what it is about. */
class BrokenRulesTest {
  private static RuleContract of(Rule rule, RuleContract.Law... lacking) {
    return new RuleContract() {
      @Override
      protected Rule rule() {
        return rule;
      }

      @Override
      protected Set<Law> lacks() {
        return Set.of(lacking);
      }
    };
  }

  private static void assertBroken(Executable test) {
    assertThrows(AssertionError.class, test);
  }

  /** Outputs the first vector, or what a subclass says. */
  private static class First implements VectorRule {
    @Override
    public void check(int m, int q) {
      if (q < 0 || q > m) {
        throw new IllegalArgumentException("q");
      }
    }

    @Override
    public float[] aggregate(float[][] vectors, int q, Round round) {
      return vectors[0].clone();
    }
  }

  @Test
  void aRuleThatPrefersTheFirstVector() {
    assertBroken(() -> of(new First()).theOrderOfTheVectorsDoesNotMatter());
    RuleContract told = of(new First(), RuleContract.Law.ANY_ORDER);
    assertThrows(
        org.opentest4j.TestAbortedException.class, told::theOrderOfTheVectorsDoesNotMatter);
    assertDoesNotThrow(told::theAggregateMovesWithTheVectors);
    assertDoesNotThrow(told::impossibleCountsAreRefused);
    assertDoesNotThrow(told::theProfileIsWhatTheRuleDoes);
  }

  @Test
  void aRuleThatPullsToTheOrigin() {
    Rule half =
        new First() {
          @Override
          public float[] aggregate(float[][] vectors, int q, Round round) {
            float[] half = vectors[0].clone();
            for (int j = 0; j < half.length; j++) {
              half[j] /= 2;
            }
            return half;
          }
        };
    assertBroken(() -> of(half).theAggregateMovesWithTheVectors());
  }

  @Test
  void aRuleThatWritesTheVectorsOrHasAMemory() {
    Rule writes =
        new First() {
          @Override
          public float[] aggregate(float[][] vectors, int q, Round round) {
            vectors[1][0] = 7;
            return vectors[0].clone();
          }
        };
    Rule remembers =
        new First() {
          private int calls;

          @Override
          public float[] aggregate(float[][] vectors, int q, Round round) {
            return vectors[calls++ % vectors.length].clone();
          }
        };
    assertBroken(() -> of(writes).theVectorsAreNotWrittenAndTheBitsRepeat());
    assertBroken(() -> of(remembers).theVectorsAreNotWrittenAndTheBitsRepeat());
  }

  /** A coordinate rule whose coordinates know where their range begins. */
  private static final class SeesItsRange implements CoordinateRule {
    @Override
    public void check(int m, int q) {}

    @Override
    public Kernel kernel(int m, int q, Kernels kernels) {
      return (rows, from, to, out) -> {
        for (int j = from; j < to; j++) {
          out[j] = rows[0][j] + from;
        }
      };
    }

    @Override
    public double[] shares(float[] sorted, int q) {
      return new double[sorted.length];
    }
  }

  @Test
  void aRuleWhoseBitsDependOnTheShards() {
    assertBroken(() -> of(new SeesItsRange()).theBitsAreTheSameOnAnyNumberOfShards());
    assertBroken(() -> of(new SeesItsRange()).impossibleCountsAreRefused());
  }

  /** A geometry rule that says its choice never changes, although it does. */
  private static final class HidesItsBreakpoints implements GeometryRule {
    @Override
    public void check(int m, int q) {}

    @Override
    public double[] weights(Geometry geometry, int q) {
      int shortest = 0;
      for (int i = 1; i < geometry.count(); i++) {
        shortest = geometry.squaredNorm(i) < geometry.squaredNorm(shortest) ? i : shortest;
      }
      double[] weights = new double[geometry.count()];
      weights[shortest] = 1;
      return weights;
    }

    @Override
    public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
      return true;
    }
  }

  @Test
  void aRuleThatHidesItsBreakpoints() {
    assertBroken(() -> of(new HidesItsBreakpoints()).theProfileIsWhatTheRuleDoes());
  }
}
