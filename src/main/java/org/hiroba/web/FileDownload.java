package org.hiroba.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;
import org.hiroba.account.Caller;
import org.hiroba.feature.file.FileAssembly;
import org.hiroba.feature.file.StoredFile;
import org.hiroba.log.Refusal;
import org.hiroba.media.FileType;
import org.hiroba.web.body.PeerChannel;

/**
 * Sends files, whole or in part (RFC 9110 §14), to whoever may see them: that is asked before the
 * first byte and every few seconds until the last. What is sent does nothing in a browser but be
 * shown, and only what {@link FileType} knows is shown at all. Thread-safe.
 */
@ApplicationScoped
public class FileDownload {
  private static final int PIECE_BYTES = 64 << 10;
  private static final long ASK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final String POLICY = "sandbox; default-src 'none'";

  @Inject private FileAssembly files;
  @Inject private FileTransfers transfers;

  /** Answers a request for a file. */
  void file(
      Caller caller, StoredFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    guard(response);
    String etag = "\"" + file.sha256() + "\"";
    if (isKnown(request, etag)) {
      response.setHeader("ETag", etag);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    ByteRange range =
        ByteRange.of(request.getHeader("Range"), request.getHeader("If-Range"), etag, file.bytes());
    if (range.kind() == ByteRange.Kind.UNSATISFIABLE) {
      response.setHeader("Content-Range", "bytes */" + file.bytes());
      new Problem(
              HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE,
              "Range not satisfiable",
              "The file has only " + file.bytes() + " bytes.")
          .send(response);
      return;
    }
    boolean download = RequestQuery.of(request).get("download") != null;
    if (request.getMethod().equals("HEAD") || range.length() == 0) {
      announce(file, range, download, response);
      return;
    }
    transfers.download(
        caller,
        "file",
        request,
        response,
        peer -> {
          try (InputStream in = files.shelf().open(file, range.first())) {
            // Nothing is said of bytes before they are there: not every server takes it back.
            announce(file, range, download, response);
            send(caller, file, in, range.length(), peer, response);
          } catch (NoSuchFileException e) {
            throw new ProblemException(gone());
          }
        });
  }

  private static void announce(
      StoredFile file, ByteRange range, boolean download, HttpServletResponse response) {
    boolean isShown = !file.type().equals(FileType.OTHER);
    response.setHeader(
        "Content-Disposition", FileDisposition.of(file.name(), isShown && !download));
    response.setHeader("ETag", "\"" + file.sha256() + "\"");
    response.setHeader("Accept-Ranges", "bytes");
    response.setContentType(isShown ? type(file) : FileType.OTHER);
    if (range.kind() == ByteRange.Kind.PART) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          "Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.bytes());
    }
    response.setContentLengthLong(range.length());
  }

  /** Answers a request for the smaller picture of a file. */
  void preview(
      Caller caller, StoredFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    guard(response);
    String etag = "\"" + file.sha256() + "-preview\"";
    if (file.preview() == StoredFile.Preview.THERE && isKnown(request, etag)) {
      response.setHeader("ETag", etag);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    transfers.download(
        caller,
        "preview",
        request,
        response,
        peer -> {
          byte[] picture;
          try (InputStream in = files.shelf().openPreview(file)) {
            picture = in.readAllBytes();
          } catch (NoSuchFileException e) {
            throw new ProblemException(gone());
          }
          response.setHeader("ETag", etag);
          response.setHeader("Content-Disposition", "inline");
          boolean isJpeg = picture.length > 0 && (picture[0] & 0xFF) == 0xFF;
          response.setContentType(isJpeg ? "image/jpeg" : "image/webp");
          response.setContentLength(picture.length);
          if (!request.getMethod().equals("HEAD")) {
            peer.write(response.getOutputStream(), picture, picture.length);
          }
        });
  }

  private static String type(StoredFile file) {
    return file.type().equals(FileType.TEXT) ? "text/plain; charset=utf-8" : file.type();
  }

  /** Whatever it is, nothing in it acts, and nobody else's page has it. */
  private static void guard(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    // The right is asked for each time.
    response.setHeader("Cache-Control", "private, no-cache");
  }

  /** RFC 9110 §13.1.2. */
  private static boolean isKnown(HttpServletRequest request, String etag) {
    String known = request.getHeader("If-None-Match");
    return known != null && (known.strip().equals("*") || known.contains(etag));
  }

  private static Problem gone() {
    return Problem.notFound("There is no such file.");
  }

  private void send(
      Caller caller,
      StoredFile file,
      InputStream in,
      long length,
      PeerChannel peer,
      HttpServletResponse response)
      throws IOException {
    OutputStream out = response.getOutputStream();
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, length)];
    long left = length;
    long asked = System.nanoTime();
    while (left > 0) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new IOException("a file is shorter than its row says: " + file.id());
      }
      peer.write(out, piece, read);
      left -= read;
      long now = System.nanoTime();
      if (left > 0 && now - asked > ASK_EVERY_NANOS) {
        asked = now;
        try {
          files.shelf().seen(caller.user(), file.id());
        } catch (Refusal e) {
          throw new IOException("the file was taken away while it was sent", e);
        }
      }
    }
  }
}
