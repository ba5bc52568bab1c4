package org.hiroba.account;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows the names that nobody may take, because they mean a group or a place, and those that guests
 * may not, because they speak for the server; look-alikes of them too. Who has such a name already
 * keeps it. Thread-safe.
 */
public final class ReservedNames {
  /** Groups and places that are no mark in a text, see {@link MentionGroup}. */
  private static final List<String> PLACES =
      List.of(
          "channels",
          "rooms",
          "ここ",
          "ルーム",
          "部屋",
          "チャンネル",
          "皆",
          "皆さん",
          "みなさん",
          "全体",
          "すべて",
          "全て",
          "这里",
          "這裡",
          "房间",
          "房間",
          "频道",
          "頻道",
          "大家",
          "全员",
          "여기",
          "채널",
          "여러분",
          "kanal",
          "raum",
          "canal",
          "canale",
          "stanza",
          "kanaal",
          "комната",
          "канал",
          "ห้อง",
          "ที่นี่",
          "غرفة",
          "قناة",
          "חדר",
          "ערוץ",
          "यहाँ",
          "सब");

  private static final List<String> OFFICES =
      List.of(
          "admin",
          "admins",
          "administrator",
          "system",
          "hiroba",
          "管理者",
          "管理人",
          "システム",
          "広場",
          "管理员",
          "管理員",
          "系统",
          "系統",
          "관리자",
          "시스템",
          "администратор",
          "система",
          "مدير",
          "ผู้ดูแลระบบ");

  private static final Set<String> FOR_EVERYBODY = new HashSet<>();
  private static final Set<String> FOR_GUESTS = new HashSet<>();

  static {
    Arrays.stream(MentionGroup.values()).forEach(group -> add(group.words(), FOR_EVERYBODY));
    add(PLACES, FOR_EVERYBODY);
    add(OFFICES, FOR_GUESTS);
  }

  private ReservedNames() {}

  private static void add(List<String> names, Set<String> skeletons) {
    names.forEach(name -> skeletons.add(LookAlike.skeleton(name)));
  }

  /** Tells whether a name means a group or a place. */
  public static boolean isGroup(String name) {
    return FOR_EVERYBODY.contains(LookAlike.skeleton(name));
  }

  /** Tells whether a name speaks for the server. */
  public static boolean isOffice(String name) {
    return FOR_GUESTS.contains(LookAlike.skeleton(name));
  }
}
