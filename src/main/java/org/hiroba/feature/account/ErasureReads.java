package org.hiroba.feature.account;

/** Reads what erasures left to be done. Thread-safe; waits for the database. */
interface ErasureReads {
  /** Tells whether anything is. */
  boolean isUnderWay();
}
