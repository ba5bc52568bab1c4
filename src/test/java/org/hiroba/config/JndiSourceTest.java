package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
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

  /** As Payara lists them; other servers list what stands below the folder. */
  @Test
  void namesEntriesOnceHoweverTheServerListsThem() {
    for (String listed : List.of("java:comp/env/hiroba/home", "hiroba/home", "home")) {
      JndiSource source = new JndiSource(() -> new Listing(listed));
      assertThat(source.names()).as(listed).containsExactly(source.spell("hiroba.home"));
    }
  }

  /** A naming context that lists one entry. */
  private static final class Listing extends InitialContext {
    private final String name;

    Listing(String name) throws NamingException {
      super(true);
      this.name = name;
    }

    @Override
    public NamingEnumeration<NameClassPair> list(String folder) {
      Iterator<NameClassPair> pairs =
          List.of(new NameClassPair(name, String.class.getName())).iterator();
      return new NamingEnumeration<>() {
        @Override
        public NameClassPair next() {
          return pairs.next();
        }

        @Override
        public boolean hasMore() {
          return pairs.hasNext();
        }

        @Override
        public void close() {}

        @Override
        public boolean hasMoreElements() {
          return pairs.hasNext();
        }

        @Override
        public NameClassPair nextElement() {
          return pairs.next();
        }
      };
    }

    @Override
    public void close() {}
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
