package org.hiroba.smtp;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.hiroba.config.MailAddress;
import org.hiroba.feature.mail.MailFailure;
import org.hiroba.health.ContextLoader;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to a mail session by the classes that it is of, found by their names: Payara, WildFly and
 * Tomcat have their own copies of Jakarta Mail, and a session of theirs is none of ours. Stateless.
 */
final class SessionBridge {
  private static final String DEFAULT_PROTOCOL = "smtp";
  private static final String FACTORY = ".socketFactory";
  private static final String TLS_FACTORY = ".ssl.socketFactory";

  private SessionBridge() {}

  /** What of a session is the same for each mail. */
  record Manner(int stepMillis, MailAddress from, SSLSocketFactory tls) {}

  /** As whom one signs in. */
  record Credentials(String user, String password) {}

  /** Returns the address of a session's {@code mail.from}; null for none. */
  static @Nullable String from(Object session) {
    return (String) new Reflected(session).call("getProperty", String.class, "mail.from");
  }

  /** Returns the host that a session speaks to, for an operator. */
  static String host(Object session) {
    Reflected it = new Reflected(session);
    Object host = it.call("getProperty", String.class, "mail." + protocol(it) + ".host");
    return String.valueOf(host == null ? it.call("getProperty", String.class, "mail.host") : host);
  }

  private static String protocol(Reflected session) {
    Object named = session.call("getProperty", String.class, "mail.transport.protocol");
    return named == null ? DEFAULT_PROTOCOL : named.toString();
  }

  /**
   * Hands a message over.
   *
   * @param given as whom to sign in; null for what the session itself says
   * @param sockets by which the conversation can be ended, where the session has none of its own
   * @throws MailFailure it was not taken, or nobody knows
   */
  static void send(
      Object session,
      Manner manner,
      @Nullable Credentials given,
      DeadlineSockets sockets,
      MailAddress to,
      byte[] message)
      throws MailFailure {
    ClassLoader loader = session.getClass().getClassLoader();
    // Jakarta Mail looks for its own parts there.
    ContextLoader.run(loader, () -> send(loader, session, manner, given, sockets, to, message));
  }

  private static void send(
      ClassLoader loader,
      Object session,
      Manner manner,
      @Nullable Credentials given,
      DeadlineSockets sockets,
      MailAddress to,
      byte[] message)
      throws MailFailure {
    try {
      Reflected original = new Reflected(session);
      String protocol = protocol(original);
      // A copy: what is ours must not stay behind in what others share.
      Properties properties = copy(original, "mail." + protocol, manner, sockets);
      Class<?> type = loader.loadClass("jakarta.mail.Session");
      Object copy = type.getMethod("getInstance", Properties.class).invoke(null, properties);
      Object mime =
          loader
              .loadClass("jakarta.mail.internet.MimeMessage")
              .getConstructor(type, InputStream.class)
              .newInstance(copy, new ByteArrayInputStream(message));
      Class<?> address = loader.loadClass("jakarta.mail.Address");
      Object recipients = Array.newInstance(address, 1);
      Array.set(
          recipients,
          0,
          loader
              .loadClass("jakarta.mail.internet.InternetAddress")
              .getConstructor(String.class)
              .newInstance(to.value()));
      Object transport = type.getMethod("getTransport", String.class).invoke(copy, protocol);
      Class<?> transportType = loader.loadClass("jakarta.mail.Transport");
      Credentials credentials = given == null ? credentials(original, protocol) : given;
      try {
        transportType
            .getMethod("connect", String.class, String.class, String.class)
            .invoke(
                transport,
                null,
                credentials == null ? null : credentials.user(),
                credentials == null ? null : credentials.password());
        transportType
            .getMethod(
                "sendMessage", loader.loadClass("jakarta.mail.Message"), recipients.getClass())
            .invoke(transport, mime, recipients);
      } finally {
        close(transportType, transport);
      }
    } catch (InvocationTargetException e) {
      throw failure(e.getCause() == null ? e : e.getCause(), sockets);
    } catch (ReflectiveOperationException e) {
      throw new MailFailure(
          MailFailure.Verdict.NONE, "the server's mail session is of another version: " + e, e);
    }
  }

  /** The mail is taken by then, or it is not: how the server says good-bye changes neither. */
  private static void close(Class<?> type, Object transport) throws ReflectiveOperationException {
    try {
      type.getMethod("close").invoke(transport);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      System.getLogger(SessionBridge.class.getName())
          .log(System.Logger.Level.DEBUG, "A mail server ended abruptly: {0}", e.getCause());
    }
  }

  private static Properties copy(
      Reflected session, String prefix, Manner manner, DeadlineSockets sockets) {
    Properties original = (Properties) Objects.requireNonNull(session.call("getProperties"));
    Properties copy = new Properties();
    for (String name : original.stringPropertyNames()) {
      copy.setProperty(name, original.getProperty(name));
    }
    original.forEach(copy::put);
    String millis = Integer.toString(manner.stepMillis());
    // Without any, a server that hangs keeps the thread for ever.
    copy.putIfAbsent(prefix + ".connectiontimeout", millis);
    copy.putIfAbsent(prefix + ".timeout", millis);
    if ("true".equals(copy.getProperty(prefix + ".starttls.enable"))) {
      // Who wants TLS and cannot have it goes on in the clear else; WildFly cannot be told so.
      copy.putIfAbsent(prefix + ".starttls.required", "true");
    }
    // Failures go to who it is from (the envelope's sender).
    copy.putIfAbsent(prefix + ".from", manner.from().value());
    if (!copy.containsKey(prefix + FACTORY) && !copy.containsKey(prefix + FACTORY + ".class")) {
      copy.put(prefix + FACTORY, sockets.plain());
      // Else what we close would be made once more.
      copy.put(prefix + FACTORY + ".fallback", "false");
    }
    Object theirs = copy.get(prefix + TLS_FACTORY);
    boolean named =
        copy.containsKey(prefix + TLS_FACTORY + ".class")
            || copy.containsKey(prefix + ".ssl.trust");
    if (theirs instanceof SSLSocketFactory tls) {
      copy.put(prefix + TLS_FACTORY, sockets.secret(tls));
    } else if (!named) {
      copy.put(prefix + TLS_FACTORY, sockets.secret(manner.tls()));
      copy.put(prefix + TLS_FACTORY + ".fallback", "false");
    }
    return copy;
  }

  private static @Nullable Credentials credentials(Reflected session, String protocol)
      throws ReflectiveOperationException {
    String prefix = "mail." + protocol;
    Object user = session.call("getProperty", String.class, prefix + ".user");
    if (user == null) {
      user = session.call("getProperty", String.class, "mail.user");
    }
    Object auth = session.call("getProperty", String.class, prefix + ".auth");
    if (!"true".equals(String.valueOf(auth))) {
      return null;
    }
    Object known = session.ask(protocol, (String) user);
    if (known != null) {
      Reflected pair = new Reflected(known);
      return new Credentials(
          String.valueOf(pair.call("getUserName")), String.valueOf(pair.call("getPassword")));
    }
    Object password = session.call("getProperty", String.class, prefix + ".password");
    return user == null || password == null
        ? null
        : new Credentials(user.toString(), password.toString());
  }

  private static MailFailure failure(Throwable thrown, DeadlineSockets sockets) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (sockets.isOver()) {
      return new MailFailure(
          MailFailure.Verdict.NONE, "the mail server took too long altogether", thrown);
    }
    return SmtpReply.failure(thrown);
  }

  /** An object whose class is known by its name alone. */
  private record Reflected(Object of) {
    @Nullable Object call(String method) {
      return invoke(method, new Class<?>[0]);
    }

    @Nullable Object call(String method, Class<?> type, Object argument) {
      return invoke(method, new Class<?>[] {type}, argument);
    }

    private @Nullable Object invoke(String name, Class<?>[] types, Object... arguments) {
      try {
        Method method = of.getClass().getMethod(name, types);
        return method.invoke(of, arguments);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("The server's mail session has no " + name, e);
      }
    }

    /** Asks the session as whom to sign in. */
    @Nullable Object ask(String protocol, @Nullable String user)
        throws ReflectiveOperationException {
      return of.getClass()
          .getMethod(
              "requestPasswordAuthentication",
              InetAddress.class,
              int.class,
              String.class,
              String.class,
              String.class)
          .invoke(of, null, -1, protocol, null, user);
    }
  }
}
