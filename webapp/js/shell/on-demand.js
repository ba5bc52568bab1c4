import { context } from "../helpers/context.js";

const loaders = [];

/**
 * What opens only when somebody asks for it: the first view does without it. Each of these does
 * what the function of its name in its module does, at once if the module is there; else it gives a
 * promise, of null if the module cannot be had, and the reader is told.
 */
export const openMenu = onDemand("openMenu", () => import("../helpers/popup-menu.js"));
export const pickEmoji = onDemand("pickEmoji", () => import("../features/reaction/emoji-picker.js"));
export const ask = onDemand("ask", () => import("../helpers/ask.js"));
export const openSwitcher = onDemand("openSwitcher", () => import("../features/room/dialog-switcher.js"));
export const browseRooms = onDemand("browseRooms", () => import("../features/room/dialog-rooms.js"));
export const pickPeople = onDemand("pickPeople", () => import("../features/member/dialog-people.js"));
export const openJump = onDemand("openJump", () => import("../features/reading/dialog-date.js"));
export const openVersions = onDemand("openVersions", () => import("../features/message/dialog-versions.js"));
export const openProfile = onDemand("openProfile", () => import("../features/profile/dialog-profile.js"));
export const openSettings = onDemand("openSettings", () => import("../features/settings/dialog-settings.js"));
export const openHelp = onDemand("openHelp", () => import("../features/settings/dialog-settings.js"));
export const membersPane = onDemand("membersPane", () => import("../features/member/details-members.js"));
export const searchPane = onDemand("searchPane", () => import("../features/search/details-search.js"));
export const mentionsPane = onDemand("mentionsPane", () => import("../features/saved/details-keepsakes.js"));
export const savedPane = onDemand("savedPane", () => import("../features/saved/details-keepsakes.js"));
export const pinsPane = onDemand("pinsPane", () => import("../features/saved/details-keepsakes.js"));

function onDemand(name, load) {
  let module = null;
  let opening = null;
  let wanted;
  const fetch = async () => (module ??= await load());
  loaders.push(fetch);
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

/** Fetches all of it, one after the other, so that it opens at once and without a server, too. */
export async function fetchAll() {
  for (const fetch of loaders) {
    try {
      await fetch();
    } catch {
      // Offline just now: whoever asks for it tries again, and is told if it fails again.
      return;
    }
  }
}
