package org.hiroba.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;

/** What a reader's browser is like. Immutable. */
record Look(int width, int height, boolean touch, String locale, ColorScheme scheme) {
  static Look laptop() {
    return new Look(1440, 900, false, "en-GB", ColorScheme.LIGHT);
  }

  static Look phone() {
    return new Look(390, 844, true, "en-GB", ColorScheme.LIGHT);
  }

  Look sized(int newWidth, int newHeight) {
    return new Look(newWidth, newHeight, touch, locale, scheme);
  }

  Look japanese() {
    return new Look(width, height, touch, "ja-JP", scheme);
  }

  Look dark() {
    return new Look(width, height, touch, locale, ColorScheme.DARK);
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(touch)
        .setIsMobile(touch)
        .setDeviceScaleFactor(touch ? 2 : 1)
        .setPermissions(List.of("clipboard-read", "clipboard-write"))
        .setLocale(locale)
        .setTimezoneId("Asia/Tokyo")
        .setColorScheme(scheme)
        // What a service worker answers for, tests could not hold up or fake.
        .setServiceWorkers(ServiceWorkerPolicy.BLOCK);
  }

  /** Returns for instance {@code 390x844-dark-ja}. */
  @Override
  public String toString() {
    return "%dx%d-%s-%s"
        .formatted(
            width, height, scheme == ColorScheme.DARK ? "dark" : "light", locale.substring(0, 2));
  }
}
