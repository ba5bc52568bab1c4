package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.config.ListenerSettings;
import org.hiroba.config.PortSetting;
import org.hiroba.health.HealthStatus;
import org.hiroba.ops.PrometheusMeters;
import org.junit.jupiter.api.Test;

class RestartTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int CYCLES = 20;

  @Test
  void twentyRestartsOnTheSamePortsLeakNoThreadAndNoDescriptor() throws Exception {
    assumeTrue(Files.isDirectory(DESCRIPTORS), "descriptors can be counted on Linux only");
    NetworkServices services =
        new NetworkServices(fixedPorts(), Clock.systemUTC(), new PrometheusMeters());
    cycle(services);
    long before = descriptors();
    for (int i = 0; i < CYCLES; i++) {
      cycle(services);
    }

    assertThat(threads()).isEmpty();
    // The JVM itself opens a file now and then; a leak would be at least one per cycle.
    await().untilAsserted(() -> assertThat(descriptors()).isLessThan(before + CYCLES / 2));
  }

  private static void cycle(NetworkServices services) throws IOException {
    services.start();
    List<Socket> clients = new ArrayList<>();
    try {
      assertThat(services.healthChecks())
          .allSatisfy(check -> assertThat(check.check().status()).isEqualTo(HealthStatus.UP));
      for (Listening listening : services.listening()) {
        if (listening.name().endsWith("tcp")) {
          Socket client = new Socket();
          clients.add(client);
          client.connect(listening.address());
          client.getOutputStream().write(1);
          assertThat(client.getInputStream().read()).isNotNegative();
        }
      }
      // The server closes its side of open connections first: their ports must not stay taken.
      services.stop();
    } finally {
      for (Socket client : clients) {
        client.close();
      }
      services.stop();
    }
  }

  private static ListenerSettings fixedPorts() throws IOException {
    return new ListenerSettings(
        "127.0.0.1",
        PortSetting.of(FreePorts.take()),
        PortSetting.of(FreePorts.take()),
        PortSetting.of(FreePorts.take()),
        "rfc867",
        ZoneOffset.UTC,
        Optional.empty());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("hiroba-net"))
        .toList();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> files = Files.list(DESCRIPTORS)) {
      return files.count();
    }
  }
}
