package org.hiroba.page;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main jobs in WebKit, which Safari and others are made of. */
@Tag("nightly")
class PageWebKitIT extends MainJobs {
  @RegisterExtension static final WebKit WEBKIT = new WebKit();

  PageWebKitIT() {
    super(WEBKIT);
  }
}
