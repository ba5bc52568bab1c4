import { context } from "../helpers/context.js";

/** The module of each wish (`helpers/wishes.js`), which exports a function of its name: the first view does without. */
const MODULES = {
  tellLost: () => import("./besides.js"),
  openMenu: () => import("../helpers/popup-menu.js"),
  pickEmoji: () => import("../features/reaction/emoji-picker.js"),
  ask: () => import("../helpers/ask.js"),
  openSwitcher: () => import("../features/room/dialog-switcher.js"),
  addRoom: () => import("../features/room/dialog-rooms.js"),
  browseRooms: () => import("../features/room/dialog-rooms.js"),
  pickPeople: () => import("../features/member/dialog-people.js"),
  openRoomMenu: () => import("../features/room/room-menu.js"),
  openJump: () => import("../features/reading/dialog-date.js"),
  openProfile: () => import("../features/profile/dialog-profile.js"),
  openSettings: () => import("../features/settings/dialog-settings.js"),
  membersPane: () => import("../features/member/details-members.js"),
  searchFor: () => import("../features/search/details-search.js"),
  searchPane: () => import("../features/search/details-search.js"),
  pinsPane: () => import("../features/pin/pins-pane.js"),
  showChanges: () => import("../features/message/changes.js"),
  showTray: () => import("../features/file/tray-view.js"),
  openPictures: () => import("../features/file/viewer.js"),
};

/** Those that ask the server anyway: nobody has them before they want them. */
const LATE = {
  forgetKept: () => import("./offline.js"),
  openHelp: () => import("../features/settings/dialog-help.js"),
  openVersions: () => import("../features/message/dialog-versions.js"),
  openReactors: () => import("../features/reaction/dialog-reactors.js"),
  openAdded: () => import("../features/room/dialog-added.js"),
  openInvite: () => import("../features/signin/dialog-invite.js"),
  openPerson: () => import("../features/member/person-card.js"),
  openPosting: () => import("../features/room/dialog-posting.js"),
  openSecurity: () => import("../features/signin/dialog-security.js"),
  openTokens: () => import("../features/signin/dialog-tokens.js"),
  unreadPane: () => import("../features/reading/unread-pane.js"),
  readAll: () => import("../features/reading/read-all.js"),
  mentionsPane: () => import("../features/mention/mentions-pane.js"),
  filesPane: () => import("../features/file/files-pane.js"),
  savedPane: () => import("../features/saved/saved-pane.js"),
};

/** Whoever has just made an account (signin/entry.js) is welcomed first: that module does it by itself. */
const loaders = location.search === "?new" ? [() => import("../features/signin/welcome.js")] : [];
loaders.push(() => import("../features/file/message-files.js"), () => import("../features/file/attach.js"));
const openers = Object.fromEntries([
  ...Object.entries(MODULES).map(([name, load]) => [name, onDemand(name, load, true)]),
  ...Object.entries(LATE).map(([name, load]) => [name, onDemand(name, load, false)]),
]);

/** Opens what is wished for from now on. */
export function listenToWishes() {
  document.addEventListener("hiroba-wish", ({ detail }) => (detail.answer = openers[detail.name](...detail.wanted)));
}

function onDemand(name, load, early) {
  let module = null;
  let opening = null;
  let wanted;
  const fetch = async () => (module ??= await load());
  if (early) loaders.push(fetch);
  const open = async () => {
    try {
      await fetch();
    } catch (problem) {
      const { texts, toast } = context();
      console.warn(`${name} could not be loaded.`, problem);
      toast.show(texts.say("error.part"));
      return null;
    } finally {
      opening = null;
    }
    return module[name](...wanted);
  };
  return (...args) => {
    if (module) return module[name](...args);
    // Whoever is impatient and asks again still opens it once, with what was asked for last.
    wanted = args;
    return (opening ??= open());
  };
}

/** Fetches all of it, one after the other, so that it opens at once; and keeps it for when there is no server. */
export async function fetchAll() {
  try {
    for (const fetch of loaders) await fetch();
    await (await import("./offline.js")).keepOffline();
  } catch {
    // Offline just now: whoever asks for it tries again, and is told if it fails again.
  }
}

/** Fetches what the page does besides: notifications, and keeping true what is shown. */
export async function fetchBesides() {
  try {
    await import("./besides.js");
  } catch {
    // Offline just now: it comes with the rest.
  }
}

/** Shows what was kept of an earlier visit, until a server answers. */
export async function restoreOffline() {
  try {
    await (await import("./offline.js")).restoreOffline();
  } catch {
    // Nothing was kept here: the page says by itself that there is no connection.
  }
}
