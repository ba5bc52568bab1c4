package org.hiroba.media;

import java.io.IOException;

/** Says that a file begins like a picture and is none. */
public final class BrokenPicture extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenPicture(String why) {
    super(why);
  }
}
