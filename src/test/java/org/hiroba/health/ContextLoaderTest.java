package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ContextLoaderTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final ClassLoader other = new ClassLoader(null) {};

  private static ClassLoader present() {
    return Thread.currentThread().getContextClassLoader();
  }

  @Test
  void doesItUnderTheOtherLoaderAndGivesTheThreadItsOwnBack() {
    assertThat(ContextLoader.call(other, ContextLoaderTest::present)).isSameAs(other);
    assertThat(present()).isSameAs(before);
    ContextLoader.run(other, () -> assertThat(present()).isSameAs(other));
    assertThat(present()).isSameAs(before);
  }

  @Test
  void givesItBackWhateverIsThrown() {
    assertThatThrownBy(
            () ->
                ContextLoader.run(
                    other,
                    () -> {
                      throw new IOException("no");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no");
    assertThat(present()).isSameAs(before);
    assertThatThrownBy(
            () ->
                ContextLoader.run(
                    other,
                    () -> {
                      throw new LinkageError("never");
                    }))
        .isInstanceOf(LinkageError.class);
    assertThat(present()).isSameAs(before);
  }

  @Test
  void nestsAndTakesAThreadThatHasNone() throws InterruptedException {
    ClassLoader[] seen = new ClassLoader[2];
    Thread bare =
        new Thread(
            () -> {
              seen[0] =
                  ContextLoader.call(
                      before, () -> ContextLoader.call(other, ContextLoaderTest::present));
              seen[1] = present();
            });
    bare.setContextClassLoader(null);
    bare.start();
    bare.join();
    assertThat(seen[0]).isSameAs(other);
    assertThat(seen[1]).isNull();
  }
}
