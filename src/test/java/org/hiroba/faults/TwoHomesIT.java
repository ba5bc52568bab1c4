package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two home folders are on one PostgreSQL database: by accident, since nobody set them up so. */
class TwoHomesIT {
  private static final String LOOKING = "was in use a moment ago";
  private static final String REFUSED = "Another Hiroba runs on this PostgreSQL database";

  @TempDir Path folder;

  @Test
  void onlyTheFirstRunsUntilItStopsOrDies() {
    Path ann = folder.resolve("ann");
    Path bob = folder.resolve("bob");
    try (TestedPostgres database = new TestedPostgres(folder.resolve("postgres"))) {
      database.start();
      try (HirobaProcess first = HirobaProcess.start(ann, database.settings())) {
        try (HirobaProcess second = HirobaProcess.launch(bob, database.settings())) {
          assertThat(second.waitForExit()).as("%s", second.text()).isNotZero();
          assertThat(second.output())
              .as("one line says whose it is")
              .filteredOn(line -> line.contains(REFUSED))
              .hasSize(1)
              .allMatch(line -> line.contains(ann.toString()));
          assertThat(second.text()).doesNotContain("\tat ");
        }
        first.kill();
      }
      try (HirobaProcess again = HirobaProcess.start(ann, database.settings())) {
        assertThat(again.text()).as("its own lease is none to wait for").doesNotContain(LOOKING);
        again.kill();
      }
      try (HirobaProcess second = HirobaProcess.start(bob, database.settings())) {
        assertThat(second.text()).as("the other one died").contains(LOOKING);
        assertThat(second.stop()).isZero();
      }
      try (HirobaProcess first = HirobaProcess.start(ann, database.settings())) {
        assertThat(first.text()).as("the other one stopped").doesNotContain(LOOKING);
      }
    }
  }
}
