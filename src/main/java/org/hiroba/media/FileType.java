package org.hiroba.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Tells what a file is by what is in it: neither its name nor what its sender says counts. The
 * table has what browsers show by themselves and what does no harm there; all else, and all markup,
 * is {@link #OTHER}. Stateless.
 */
public final class FileType {
  /** What is not in the table: to be saved, never to be shown. */
  public static final String OTHER = "application/octet-stream";

  /** Text in UTF-8 that is no markup. */
  public static final String TEXT = "text/plain";

  /** How much of a file is looked at. */
  static final int HEAD_BYTES = 64 << 10;

  private static final int NEVER = -1;
  private static final int BRAND_AT = 8;
  private static final int BRAND_BYTES = 4;
  private static final Set<String> MP4_BRANDS =
      Set.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ",
          "M4VH", "M4VP", "MSNV", "f4v ", "mmp4");
  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
  private static final Set<String> M4A_BRANDS = Set.of("M4A ", "M4B ");

  private static final List<Magic> TABLE =
      List.of(
          new Magic("image/png", 0, "\u0089PNG\r\n\u001A\n"),
          new Magic("image/jpeg", 0, "\u00FF\u00D8\u00FF"),
          new Magic("image/gif", 0, "GIF87a"),
          new Magic("image/gif", 0, "GIF89a"),
          new Magic("application/pdf", 0, "%PDF-"),
          new Magic("audio/flac", 0, "fLaC"),
          new Magic("audio/mpeg", 0, "ID3"));

  private record Magic(String type, int at, String bytes) {
    boolean matches(byte[] head, int length) {
      return has(head, length, at, bytes);
    }
  }

  private FileType() {}

  /** Returns the type of a file. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      return of(head, head.length == Files.size(file));
    }
  }

  /**
   * Returns the type of what begins so.
   *
   * @param whole there is no more of it
   */
  static String of(byte[] head, boolean whole) {
    int length = head.length;
    for (Magic magic : TABLE) {
      if (magic.matches(head, length)) {
        return magic.type();
      }
    }
    if (has(head, length, 0, "RIFF")) {
      if (has(head, length, BRAND_AT, "WEBP")) {
        return "image/webp";
      }
      return has(head, length, BRAND_AT, "WAVE") ? "audio/wav" : OTHER;
    }
    if (has(head, length, 4, "ftyp")) {
      return ofBrand(head, length);
    }
    if (has(head, length, 0, "OggS")) {
      // What is first in it: sound, or pictures that move.
      boolean sound =
          find(head, length, "OpusHead") != NEVER
              || find(head, length, "\u0001vorbis") != NEVER
              || find(head, length, "\u007FFLAC") != NEVER;
      return sound && find(head, length, "\u0080theora") == NEVER ? "audio/ogg" : OTHER;
    }
    if (has(head, length, 0, "\u001AE\u00DF\u00A3")) {
      return find(head, Math.min(length, 4_096), "B\u0082\u0084webm") != NEVER
          ? "video/webm"
          : OTHER;
    }
    if (isMp3(head, length)) {
      return "audio/mpeg";
    }
    return PlainText.is(head, whole) ? TEXT : OTHER;
  }

  private static String ofBrand(byte[] head, int length) {
    if (length < BRAND_AT + BRAND_BYTES) {
      return OTHER;
    }
    String brand = new String(head, BRAND_AT, BRAND_BYTES, StandardCharsets.ISO_8859_1);
    if (AVIF_BRANDS.contains(brand)) {
      return "image/avif";
    }
    if (M4A_BRANDS.contains(brand)) {
      return "audio/mp4";
    }
    return MP4_BRANDS.contains(brand) ? "video/mp4" : OTHER;
  }

  /** A frame of MPEG audio, layer III (ISO/IEC 11172-3 §2.4.1.3). */
  private static boolean isMp3(byte[] head, int length) {
    if (length < 4) {
      return false;
    }
    int second = head[1] & 0xFF;
    int third = head[2] & 0xFF;
    boolean sync = (head[0] & 0xFF) == 0xFF && (second & 0xE6) == 0xE2;
    boolean version = (second & 0x18) != 0x08;
    boolean rates = (third & 0xF0) != 0xF0 && (third & 0xF0) != 0 && (third & 0x0C) != 0x0C;
    return sync && version && rates;
  }

  private static boolean has(byte[] head, int length, int at, String bytes) {
    if (length < at + bytes.length()) {
      return false;
    }
    for (int i = 0; i < bytes.length(); i++) {
      if ((head[at + i] & 0xFF) != bytes.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int find(byte[] head, int length, String bytes) {
    for (int at = 0; at + bytes.length() <= length; at++) {
      if (has(head, length, at, bytes)) {
        return at;
      }
    }
    return NEVER;
  }
}
