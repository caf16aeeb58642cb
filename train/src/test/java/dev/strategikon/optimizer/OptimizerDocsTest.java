package dev.strategikon.optimizer;

import dev.strategikon.docs.CataloguePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * The pages of optimisers and schedules are what their catalogues say; asked to, it writes them.
 */
class OptimizerDocsTest {
  private static final String COMMAND =
      "mvn -pl train -am test -Dtest=OptimizerDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dstrategikon.write=true";

  @Test
  void theOptimizersAreWhatTheCatalogueSays() throws IOException {
    CataloguePage.assertWritten("optimizers.md", ServerOptimizers.CATALOGUE, COMMAND);
  }

  @Test
  void theSchedulesAreWhatTheCatalogueSays() throws IOException {
    CataloguePage.assertWritten("schedules.md", RateSchedules.CATALOGUE, COMMAND);
  }
}
