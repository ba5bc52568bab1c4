package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.hiroba.config.SettingsTemplate;
import org.junit.jupiter.api.Test;

class ConfigCommandTest {
  @Test
  void printsAFileOfAllSettings() {
    CommandRun run = CommandRun.of("config", "template");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(SettingsTemplate.text());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysWhichActionsThereAre() {
    CommandRun run = CommandRun.of("config", "templates");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no action templates: check or template");
  }
}
