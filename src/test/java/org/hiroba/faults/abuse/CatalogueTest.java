package org.hiroba.faults.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final int PROMISED = 40;

  @Test
  void holdsAtLeastFortyEachUnderANameOfItsOwn() {
    List<String> names = Catalogue.all().stream().map(Abuse::name).toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(PROMISED).doesNotHaveDuplicates();
    assertThat(names).allMatch(name -> name.matches("[a-z0-9-]+"));
  }

  @Test
  void saysOfEachWhatItDoesAndToWhat() {
    assertThat(Catalogue.all())
        .allSatisfy(
            abuse -> {
              assertThat(abuse.does()).hasSizeGreaterThan(10);
              assertThat(abuse.sockets()).isNotBlank();
            });
  }

  @Test
  void hasAllThatAShortRunTries() {
    assertThat(Catalogue.mostTelling()).hasSameSizeAs(Catalogue.shortNames());
  }
}
