package org.hiroba.page;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The main jobs in Firefox. */
class PageFirefoxIT extends MainJobs {
  @RegisterExtension static final Firefox FIREFOX = new Firefox();

  PageFirefoxIT() {
    super(FIREFOX);
  }
}
