package org.hiroba.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Resolution;
import org.hiroba.config.Settings;

/** Hands out the settings of the server that {@link Hiroba} has started. */
@ApplicationScoped
public class SettingsProducers {
  /** Hands out those of the start, for what cannot change before the next one. */
  @Produces
  Settings settings(Reload reload) {
    return reload.inForce().get().settings();
  }

  /** Hands out those that can change while the server runs. */
  @Produces
  Current<LiveSettings> live(Reload reload) {
    return reload.live();
  }

  /** Hands out all of them and where each came from. */
  @Produces
  Current<Resolution> inForce(Reload reload) {
    return reload.inForce();
  }
}
