package org.hiroba.jdbc.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server's pool or its connections throw, each connection goes back and whoever asked is
 * told that the database is not to be had: as Payara's proxies do once their database has ended
 * their connections.
 */
class ThrowingConnectionsTest {
  private static final List<Supplier<Throwable>> FAILURES =
      List.of(
          () -> new SQLException("gone", "08006"),
          () -> new UndeclaredThrowableException(new InvocationTargetException(null)),
          () -> new IllegalStateException("gone"),
          () -> new NoClassDefFoundError("gone"));

  /** Methods of a connection or statement that reads and writes use. */
  private static final List<String> METHODS =
      List.of(
          "getConnection",
          "getAutoCommit",
          "setAutoCommit",
          "prepareStatement",
          "setQueryTimeout",
          "executeQuery",
          "next",
          "createStatement",
          "execute",
          "commit",
          "rollback",
          "close");

  private final AtomicInteger lent = new AtomicInteger();

  static Stream<Arguments> failures() {
    return METHODS.stream()
        .flatMap(method -> FAILURES.stream().map(failure -> Arguments.of(method, failure.get())));
  }

  /** A pool whose connections throw in one method, and count as closed even if that is close. */
  private DataSource source(String failing, Throwable failure) {
    return proxy(
        DataSource.class,
        method -> {
          if (method.equals(failing)) {
            throw failure;
          }
          lent.incrementAndGet();
          return connection(failing, failure);
        });
  }

  private Connection connection(String failing, Throwable failure) {
    boolean[] closed = new boolean[1];
    boolean[] autoCommit = {true};
    return proxy(
        Connection.class,
        method -> {
          if (method.equals("close") && !closed[0]) {
            closed[0] = true;
            lent.decrementAndGet();
          }
          if (method.equals(failing)) {
            throw failure;
          }
          return switch (method) {
            case "getAutoCommit" -> autoCommit[0];
            case "prepareStatement", "createStatement" ->
                proxy(
                    PreparedStatement.class,
                    called -> {
                      if (called.equals(failing)) {
                        throw failure;
                      }
                      return called.equals("executeQuery") ? rows(failing, failure) : null;
                    });
            default -> null;
          };
        });
  }

  private static ResultSet rows(String failing, Throwable failure) {
    return proxy(
        ResultSet.class,
        called -> {
          if (called.equals(failing)) {
            throw failure;
          }
          return null;
        });
  }

  /** Answers a call by the method's name. */
  private interface Answer {
    Object to(String method) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              Object found = answer.to(method.getName());
              return found == null ? zero(method) : found;
            }));
  }

  private static Object zero(Method method) {
    Class<?> type = method.getReturnType();
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
  }

  @ParameterizedTest(name = "{0} throws {1}")
  @MethodSource("failures")
  void giveEachConnectionBackAfterARead(String method, Throwable failure) {
    PooledConnections connections = PooledConnections.ofDataSource(source(method, failure));
    for (int i = 0; i < 3; i++) {
      try {
        connections.readOneMoment(
            "read", session -> session.prepare("SELECT 1").executeQuery().next());
      } catch (StorageException e) {
        assertThat(e).hasMessageStartingWith("Cannot read: PostgreSQL says");
        assertThat(connections.trouble()).isPresent();
      }
    }
    assertThat(lent).as("connections that are lent still").hasValue(0);
  }

  @ParameterizedTest(name = "{0} throws {1}")
  @MethodSource("failures")
  void giveEachConnectionBackAfterAWrite(String method, Throwable failure) {
    PooledConnections connections = PooledConnections.ofDataSource(source(method, failure));
    for (int i = 0; i < 3; i++) {
      try {
        SqlSession session = connections.beginWriting();
        connections.endWriting(session, false);
      } catch (SQLException e) {
        assertThat(e.getMessage()).containsAnyOf("gone", "connection failed");
      }
    }
    assertThat(lent).as("connections that are lent still").hasValue(0);
  }

  @Test
  void tellsThatTheDatabaseIsNotToBeHadWhenAProxyThrowsWhatJdbcDoesNotKnow() {
    Throwable failure = new UndeclaredThrowableException(new InvocationTargetException(null));
    for (String method : List.of("getConnection", "getAutoCommit", "prepareStatement", "next")) {
      PooledConnections connections = PooledConnections.ofDataSource(source(method, failure));
      assertThatThrownBy(
              () ->
                  connections.read(
                      "read", session -> session.prepare("SELECT 1").executeQuery().next()))
          .as(method)
          .isInstanceOf(StorageException.class);
    }
  }

  @Test
  void leavesAMistakeOfOursWhatItIs() {
    PooledConnections connections = PooledConnections.ofDataSource(source("nothing", null));
    assertThatThrownBy(
            () ->
                connections.read(
                    "read",
                    session -> {
                      throw new IllegalArgumentException("a mistake");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(lent).hasValue(0);
  }
}
