package org.hiroba.feature.room;

import org.hiroba.log.FaultyStore;

class SqliteRoomRulesTest extends RoomRulesContract {
  @Override
  FaultyStore openStore() {
    return new FaultyStore();
  }
}
