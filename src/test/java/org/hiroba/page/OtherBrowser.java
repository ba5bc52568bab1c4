package org.hiroba.page;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;

/** A browser other than Chromium, for the tests of one class. */
interface OtherBrowser extends BeforeAllCallback, AfterAllCallback {
  /** Opens a tab with cookies of its own, of a laptop's size. */
  Tab open();
}
