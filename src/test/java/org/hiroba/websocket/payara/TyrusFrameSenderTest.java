package org.hiroba.websocket.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.websocket.port.FrameSender;
import org.junit.jupiter.api.Test;

class TyrusFrameSenderTest {
  private static final Frame FRAME = Frame.of(List.of(EncodedEvent.of("{}", false)));
  private static final String THERE = "META-INF/MANIFEST.MF";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @Test
  void keepsTheJarsOutOfSightWhileItSendsOnly() {
    List<String> seen = new ArrayList<>();
    FrameSender sender =
        new TyrusFrameSender(
            (frame, listener) -> {
              seen.add(frame.text());
              assertThat(resources(Thread.currentThread().getContextClassLoader())).isEmpty();
              listener.sent(null);
            });
    sender.send(FRAME, failure -> seen.add("sent " + failure));
    assertThat(seen).containsExactly("[{}]", "sent null");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    assertThat(resources(before)).isNotEmpty();
  }

  @Test
  void showsThemAgainWhenTheServerThrows() {
    FrameSender sender =
        new TyrusFrameSender(
            (frame, listener) -> {
              throw new IllegalStateException("closed");
            });
    assertThatThrownBy(() -> sender.send(FRAME, failure -> {})).hasMessage("closed");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  private static List<?> resources(ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(THERE));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
