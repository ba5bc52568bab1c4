package org.hiroba.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.Caller;
import org.hiroba.config.FileSettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.file.FileDesk;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.Meters;
import org.hiroba.health.Watchdog;
import org.hiroba.health.Workers;
import org.hiroba.log.Refusal;
import org.hiroba.web.body.PeerChannel;
import org.hiroba.web.body.Transfers;
import org.jspecify.annotations.Nullable;

/** Holds the threads on which files come and go: those that receive, and those that send. */
@ApplicationScoped
public class FileTransfers {
  /** How many files one person is sent at the same time. */
  private static final int DOWNLOADS_PER_PERSON = 4;

  private static final String FILES = "/api/v1/files";
  private static final String ROOMS = "/api/v1/rooms";

  @Inject private Settings settings;
  @Inject private Watchdog watchdog;
  @Inject private Meters meters;
  private @Nullable Transfers uploads;
  private @Nullable Transfers downloads;
  private HealthRegistry.@Nullable Registration watched;

  @PostConstruct
  void open() {
    FileSettings files = settings.files();
    Transfers coming =
        new Transfers(
            "hiroba-upload",
            files.uploadThreads(),
            files.limits().uploadsPerUser(),
            System::nanoTime);
    Transfers going =
        new Transfers(
            "hiroba-download", files.downloadThreads(), DOWNLOADS_PER_PERSON, System::nanoTime);
    uploads = coming;
    downloads = going;
    watched = watchdog.watch(() -> threads(coming, going));
    meters.gauge("hiroba_file_uploads", "Pieces of files that are being received.", coming::now);
    meters.gauge(
        "hiroba_file_uploads_waiting", "Pieces of files that wait to be.", coming::waitingNow);
    meters.gauge("hiroba_file_downloads", "Files that are being sent.", going::now);
    meters.gauge("hiroba_file_downloads_waiting", "Files that wait to be sent.", going::waitingNow);
  }

  /** Lets them be watched and counted from the start, and not from the first file on. */
  void begin() {
    if (uploads == null) {
      throw new IllegalStateException("the threads of files are not there yet");
    }
  }

  private static List<Workers> threads(Transfers coming, Transfers going) {
    List<Workers> threads = new ArrayList<>(coming.threads());
    threads.addAll(going.threads());
    return threads;
  }

  @PreDestroy
  void close() {
    HealthRegistry.Registration registration = watched;
    if (registration != null) {
      registration.close();
    }
    Transfers coming = uploads;
    Transfers going = downloads;
    if (coming != null && going != null) {
      coming.close();
      going.close();
    }
  }

  /** Tells whether a request brings bytes of a file, which are read here and nowhere else. */
  static boolean takesBody(HttpServletRequest request) {
    String path = request.getServletPath();
    String rest = String.valueOf(request.getPathInfo());
    return switch (request.getMethod()) {
      case "PATCH" -> path.equals(FILES);
      case "POST" -> path.equals(ROOMS) && rest.endsWith("/files") && !isJson(request);
      default -> false;
    };
  }

  /** Tells whether a body is JSON, as its sender says. */
  static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && MediaType.of(type).equals("application/json");
  }

  /** Answers a request on a thread that may wait for its peer. */
  interface Answer {
    void to(PeerChannel peer) throws IOException, ProblemException, Refusal;
  }

  /** Receives: answers once the body has come. */
  void upload(
      Caller caller, HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException {
    start(uploads, caller.user().id().value(), request, response, answer);
  }

  /**
   * Sends.
   *
   * @param what is sent; each kind has its own share
   */
  void download(
      Caller caller,
      String what,
      HttpServletRequest request,
      HttpServletResponse response,
      Answer answer)
      throws IOException {
    start(downloads, caller.user().id().value() + " " + what, request, response, answer);
  }

  private static void start(
      @Nullable Transfers transfers,
      String source,
      HttpServletRequest request,
      HttpServletResponse response,
      Answer answer)
      throws IOException {
    if (transfers == null) {
      throw new IllegalStateException("the threads of files are not there yet");
    }
    Exchange exchange = new Exchange(request.getServletPath(), response, answer);
    if (!transfers.start(request, response, source, exchange)) {
      exchange.turnAway();
    }
  }

  /** One request of them. */
  private record Exchange(String path, HttpServletResponse response, Answer answer)
      implements Transfers.Work {
    @Override
    public void carryOut(PeerChannel peer) throws IOException {
      ApiServlet.carryOut(
          path,
          response,
          () -> {
            try {
              answer.to(peer);
            } catch (ProblemException | Refusal e) {
              // Whoever still sends hears it only once their bytes are taken.
              peer.drain(FileDesk.PIECE_BYTES);
              response.setHeader("Connection", "close");
              throw e;
            }
          });
    }

    @Override
    public void turnAway() throws IOException {
      response.setHeader("Retry-After", "5");
      response.setHeader("Connection", "close");
      new Problem(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Unavailable",
              "Too many files are being sent and received; wait some seconds and try again.")
          .send(response);
    }
  }
}
