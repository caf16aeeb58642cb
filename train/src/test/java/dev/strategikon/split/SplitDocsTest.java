package dev.strategikon.split;

import dev.strategikon.docs.CataloguePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of the splits is what their catalogue says; asked to, it rewrites it. */
class SplitDocsTest {
  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    CataloguePage.assertWritten(
        "splits.md",
        Splits.CATALOGUE,
        "mvn -pl train -am test -Dtest=SplitDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dstrategikon.write=true");
  }
}
