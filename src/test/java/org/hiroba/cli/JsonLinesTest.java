package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void writesAnEventALine() throws Exception {
    LogRecord event = new LogRecord(Level.WARNING, "{0} says\n\"hi\"");
    event.setParameters(new Object[] {"mia"});
    event.setLoggerName("org.hiroba.x");
    event.setInstant(Instant.parse("2026-11-30T06:00:00Z"));
    event.setThrown(new IllegalStateException("broken"));
    String line = new JsonLines().format(event);
    assertThat(line.lines()).hasSize(1);
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(read.path("at").asText()).isEqualTo("2026-11-30T06:00:00Z");
    assertThat(read.path("level").asText()).isEqualTo("WARNING");
    assertThat(read.path("logger").asText()).isEqualTo("org.hiroba.x");
    assertThat(read.path("message").asText()).isEqualTo("mia says\n\"hi\"");
    assertThat(read.path("error").asText()).contains("broken", "\tat ");
  }
}
