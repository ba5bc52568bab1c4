package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class JndiSourceTest {
  @Test
  void hasNothingWhereTheJvmHasNoJndi() {
    JndiSource source = new JndiSource();

    assertThat(source.lookup(source.spell("hiroba.http.port"))).isEmpty();
    assertThat(source.names()).isEmpty();
  }

  @Test
  void readsEnvironmentEntriesOfAnyType() {
    JndiSource source =
        new JndiSource(
            () ->
                new Entries(
                    Map.of(
                        "java:comp/env/hiroba/http.port",
                        8081,
                        "java:comp/env/hiroba/teaching-endpoints",
                        false,
                        "java:comp/env/hiroba/auth",
                        "guest")));

    assertThat(source.lookup(source.spell("hiroba.http.port"))).contains("8081");
    assertThat(source.lookup(source.spell("hiroba.teaching-endpoints"))).contains("false");
    assertThat(source.lookup(source.spell("hiroba.auth"))).contains("guest");
    assertThat(source.lookup(source.spell("hiroba.origins"))).isEmpty();
    assertThat(source.names()).isEmpty();
  }

  /** A naming context of a few fixed entries. */
  private static final class Entries extends InitialContext {
    private final Map<String, Object> entries;

    Entries(Map<String, Object> entries) throws NamingException {
      super(true);
      this.entries = entries;
    }

    @Override
    public Object lookup(String name) throws NamingException {
      Object value = entries.get(name);
      if (value == null) {
        throw new NameNotFoundException(name);
      }
      return value;
    }

    @Override
    public void close() {}

    @Override
    protected Context getDefaultInitCtx() throws NamingException {
      throw new NameNotFoundException("no default");
    }
  }
}
