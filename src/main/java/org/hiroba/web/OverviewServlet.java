package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.hiroba.config.Current;
import org.hiroba.config.Resolution;
import org.hiroba.config.Settings;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.admin.Census;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthReport;
import org.hiroba.session.SessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Shows administrators how the server is: how many people and rooms there are, who is connected to
 * this node, its load and its checks: {@code api/v1/overview}. Cheap enough to be asked every few
 * seconds.
 */
@WebServlet(name = "overview", urlPatterns = "/api/v1/overview", asyncSupported = true)
public class OverviewServlet extends PersonServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(OverviewServlet.class.getName());

  @Inject private transient AdminOffice office;
  @Inject private transient WaysIn waysIn;
  @Inject private transient HealthRegistry health;
  @Inject private transient SessionRegistry sessions;
  @Inject private transient Current<Resolution> inForce;
  @Inject private transient Settings settings;

  private transient @Nullable Node node;

  /** What stays the same while the server runs. */
  private record Node(String version, String name) {}

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    admin(request, response);
    requireRead(request, response);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    Census.Count count = office.census().count();
    answer
        .putObject("people")
        .put("active", count.active())
        .put("disabled", count.disabled())
        .put("administrators", count.administrators())
        .put("guests", count.guests())
        .put("online", sessions.countUsers())
        .put("gone", waysIn.gone().people().waiting().size());
    answer
        .putObject("rooms")
        .put("public", count.publicRooms())
        .put("private", count.privateRooms())
        .put("direct", count.directRooms())
        .put("archived", count.archivedRooms());
    answer.put("messages", count.messages());
    load(answer.putObject("load"));
    server(answer.putObject("server"));
    health(answer.putObject("health"), health.ready());
    answer.put("warnings", inForce.get().warnings().size());
    send(response, answer.toString());
  }

  private void load(ObjectNode load) {
    Runtime runtime = Runtime.getRuntime();
    File home = settings.home().path().toFile();
    double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    load.put("sockets", sessions.count())
        .put("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory())
        .put("heapMaxBytes", runtime.maxMemory())
        .put("processors", runtime.availableProcessors())
        // Not every system knows it.
        .put("systemLoad", average < 0 ? null : average)
        .put("diskFreeBytes", home.getUsableSpace())
        .put("diskTotalBytes", home.getTotalSpace());
  }

  private void server(ObjectNode server) {
    Node here = node();
    server
        .put("version", here.version())
        .put("node", here.name())
        .put("container", getServletContext().getServerInfo())
        .put("java", Runtime.version().toString())
        .put("system", System.getProperty("os.name"))
        .put("startedAt", time(office.startedAt()))
        .put("now", time(Instant.now()));
  }

  /** Looked up once: a name service may take its time. */
  private synchronized Node node() {
    Node known = node;
    if (known == null) {
      String process = ManagementFactory.getRuntimeMXBean().getName();
      known = new Node(version(), process.substring(process.indexOf('@') + 1));
      node = known;
    }
    return known;
  }

  /** The WAR's own manifest says it; empty where the application does not run from a WAR. */
  private String version() {
    try (InputStream file = getServletContext().getResourceAsStream("/META-INF/MANIFEST.MF")) {
      String version =
          file == null
              ? null
              : new Manifest(file)
                  .getMainAttributes()
                  .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? "" : version;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The version cannot be read from the manifest", e);
      return "";
    }
  }

  private static void health(ObjectNode json, HealthReport report) {
    json.put("status", report.status().name());
    ArrayNode checks = json.putArray("checks");
    for (CheckResult check : report.checks()) {
      ObjectNode one =
          checks.addObject().put("name", check.name()).put("status", check.status().name());
      ObjectNode data = one.putObject("data");
      for (Map.Entry<String, Object> entry : check.data().entrySet()) {
        data.set(entry.getKey(), value(entry.getValue()));
      }
    }
  }

  private static JsonNode value(Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Long || value instanceof Integer) {
      return json.numberNode(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return json.numberNode(number.doubleValue());
    }
    return value instanceof Boolean flag
        ? json.booleanNode(flag)
        : json.textNode(String.valueOf(value));
  }
}
