package org.hiroba.startup;

import java.util.List;
import org.hiroba.feature.admin.ServerTasks;
import org.hiroba.feature.admin.SettingsWatch;
import org.hiroba.log.LogWriter;

/** What others have a running server do. Thread-safe as its parts are. */
record RunningTasks(ServerDrain clients, Reload settings, LogWriter writer) implements ServerTasks {
  @Override
  public boolean drain() {
    return clients.begin();
  }

  /** What changed stands in the trail, too. */
  @Override
  public List<String> reload() {
    List<String> lines = settings.run();
    var unused = writer.submit(new SettingsWatch(settings.inForce().get().shown()));
    return lines;
  }
}
