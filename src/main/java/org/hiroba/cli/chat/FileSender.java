package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends files to a room piece by piece, and goes on where the server says that a file ends after
 * whatever came between. Pieces become smaller where a server in front refuses them. Holds one
 * piece in memory. For one thread, which waits.
 */
final class FileSender {
  private static final int SMALLEST_PIECE = 1 << 20;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int TIMED_OUT = 408;
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;
  private static final int INSUFFICIENT_STORAGE = 507;
  private static final String OFFSET = "Upload-Offset";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final ServerAddress server;
  private final String token;
  private final Patient patient;

  /** How it waits. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /**
   * How long it tries, and how long a request may take.
   *
   * @param most how long nothing may come of it
   * @param timeout of a request; a piece may take that long
   */
  record Patient(
      Duration most, Duration timeout, LongSupplier nanoTime, DoubleSupplier random, Pause pause) {
    static Patient of(Duration most, DoubleSupplier random) {
      return new Patient(
          most,
          Duration.ofSeconds(90),
          System::nanoTime,
          random,
          time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }
  }

  FileSender(HttpClient http, ServerAddress server, String token, Patient patient) {
    this.http = http;
    this.server = server;
    this.token = token;
    this.patient = patient;
  }

  private record Answer(int status, JsonNode body, OptionalLong offset, long retrySeconds) {
    /** Tells whether Hiroba itself says so. */
    boolean isExplained() {
      return body.path("detail").isTextual();
    }

    boolean isForNow() {
      return ProblemAnswers.isForNow(status) && status != INSUFFICIENT_STORAGE;
    }

    String problem() {
      return ProblemAnswers.problem(status, body);
    }
  }

  /**
   * Sends a file, and returns the id by which a message takes it.
   *
   * @throws ChatException it cannot be read, is refused, or could not be sent in time
   */
  String send(Path file, String room) {
    if (!Files.isRegularFile(file)) {
      throw new ChatException(ChatException.REFUSED, "There is no file " + file);
    }
    try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
      return new Sending(file, content, room).run();
    } catch (UncheckedIOException | IOException e) {
      throw new ChatException(
          ChatException.REFUSED, "The file " + file + " cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChatException(ChatException.UNREACHABLE, "Interrupted", e);
    }
  }

  /** One file on its way. */
  private final class Sending {
    private final Path file;
    private final FileChannel content;
    private final String room;
    private final long size;
    private final Backoff backoff = new Backoff(patient.random());
    private long progressAt = patient.nanoTime().getAsLong();
    private String trouble = "no answer";
    private @Nullable String id;
    private int piece = SMALLEST_PIECE;
    private long offset;

    Sending(Path file, FileChannel content, String room) throws IOException {
      this.file = file;
      this.content = content;
      this.room = room;
      size = content.size();
    }

    String run() throws IOException, InterruptedException {
      while (true) {
        String begun = id;
        Answer answer;
        try {
          if (begun == null) {
            answer = begin();
          } else {
            answer = offset < 0 ? find(begun) : sendPiece(begun);
          }
        } catch (UncheckedIOException e) {
          // The file, and not the server.
          throw e;
        } catch (IOException e) {
          trouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
          offset = -1;
          rest(0);
          continue;
        }
        if (begun != null && offset >= 0 && answer.status() == 200) {
          return begun;
        }
        take(answer, begun);
      }
    }

    private void take(Answer answer, @Nullable String begun) throws InterruptedException {
      int status = answer.status();
      if (status / 100 == 2 && begun == null) {
        id = answer.body().path("id").asText();
        piece = Math.max(SMALLEST_PIECE, answer.body().path("chunk").asInt());
        offset = 0;
        progress();
      } else if (answer.offset().isPresent()
          && (status / 100 == 2 || status == CONFLICT || status == TIMED_OUT)) {
        long before = offset;
        offset = answer.offset().getAsLong();
        if (offset > before && before >= 0) {
          progress();
        } else if (status / 100 != 2) {
          rest(0);
        }
      } else if ((status == BAD_REQUEST || status == TOO_LARGE)
          && !answer.isExplained()
          && begun != null
          && piece > SMALLEST_PIECE) {
        // A server in front takes no more at once.
        piece = Math.max(SMALLEST_PIECE, piece / 2);
        offset = -1;
      } else if (answer.isForNow()) {
        trouble = answer.problem();
        offset = begun == null ? 0 : -1;
        rest(answer.retrySeconds());
      } else {
        throw new ChatException(
            status == UNAUTHORIZED ? ChatException.NOT_SIGNED_IN : ChatException.REFUSED,
            "The file " + file + " was refused: " + answer.problem());
      }
    }

    private Answer begin() throws IOException, InterruptedException {
      ObjectNode body =
          JSON.createObjectNode().put("name", String.valueOf(file.getFileName())).put("size", size);
      return ask(
          "POST",
          "api/v1/rooms/" + URLEncoder.encode(room, StandardCharsets.UTF_8) + "/files",
          BodyPublishers.ofString(body.toString()),
          "Content-Type",
          "application/json");
    }

    private Answer find(String begun) throws IOException, InterruptedException {
      return ask("HEAD", "api/v1/files/" + begun, BodyPublishers.noBody());
    }

    private Answer sendPiece(String begun) throws IOException, InterruptedException {
      return ask(
          "PATCH",
          "api/v1/files/" + begun,
          BodyPublishers.ofByteArray(read()),
          "Content-Type",
          "application/offset+octet-stream",
          OFFSET,
          Long.toString(offset));
    }

    private byte[] read() {
      byte[] bytes = new byte[(int) Math.max(0, Math.min(piece, size - offset))];
      ByteBuffer into = ByteBuffer.wrap(bytes);
      try {
        while (into.hasRemaining()) {
          if (content.read(into, offset + into.position()) < 0) {
            throw new IOException("it became shorter while it was sent");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes;
    }

    private void progress() {
      progressAt = patient.nanoTime().getAsLong();
      backoff.reset();
    }

    private void rest(long atLeastSeconds) throws InterruptedException {
      long waited = patient.nanoTime().getAsLong() - progressAt;
      if (waited >= patient.most().toNanos()) {
        throw new ChatException(
            ChatException.UNREACHABLE,
            "Gave up after " + patient.most().toSeconds() + "s: " + trouble);
      }
      patient.pause().of(backoff.next(Duration.ofSeconds(atLeastSeconds)));
    }
  }

  private Answer ask(String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.http(path))
            .timeout(patient.timeout())
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      // An error page of something between: the status is all there is to go by.
      JsonNode read = ProblemAnswers.json(in).orElseGet(MissingNode::getInstance);
      return new Answer(response.statusCode(), read, number(response, OFFSET), retry(response));
    }
  }

  private static long retry(HttpResponse<?> response) {
    return Math.max(0, Math.min(30, number(response, "Retry-After").orElse(0)));
  }

  private static OptionalLong number(HttpResponse<?> response, String header) {
    try {
      return response.headers().firstValueAsLong(header);
    } catch (NumberFormatException e) {
      // A date, or nonsense: as good as none.
      return OptionalLong.empty();
    }
  }
}
