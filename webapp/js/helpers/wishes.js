/**
 * What opens only when somebody asks for it: elements say so by an event, and `shell/on-demand.js`,
 * which alone knows the modules, listens. Each of these does what the function of its name does, at
 * once if its module is there; else it gives a promise, of null if the module cannot be had.
 */
function wish(name) {
  return (...wanted) => {
    const heard = new CustomEvent("hiroba-wish", { detail: { name, wanted, answer: null } });
    document.dispatchEvent(heard);
    return heard.detail.answer;
  };
}

export const openMenu = wish("openMenu");
export const pickEmoji = wish("pickEmoji");
export const ask = wish("ask");
export const openSwitcher = wish("openSwitcher");
export const addRoom = wish("addRoom");
export const browseRooms = wish("browseRooms");
export const pickPeople = wish("pickPeople");
export const openAdded = wish("openAdded");
export const openJump = wish("openJump");
export const openReactors = wish("openReactors");
export const openVersions = wish("openVersions");
export const openProfile = wish("openProfile");
export const openSettings = wish("openSettings");
export const openHelp = wish("openHelp");
export const openInvite = wish("openInvite");
export const openPerson = wish("openPerson");
export const openPosting = wish("openPosting");
export const openRoomMenu = wish("openRoomMenu");
export const openSecurity = wish("openSecurity");
export const openTokens = wish("openTokens");
export const forgetKept = wish("forgetKept");
export const membersPane = wish("membersPane");
export const searchFor = wish("searchFor");
export const searchPane = wish("searchPane");
export const mentionsPane = wish("mentionsPane");
export const savedPane = wish("savedPane");
export const pinsPane = wish("pinsPane");
export const unreadPane = wish("unreadPane");
export const readAll = wish("readAll");
export const showChanges = wish("showChanges");
export const tellLost = wish("tellLost");
export const showTray = wish("showTray");
export const openPictures = wish("openPictures");
export const filesPane = wish("filesPane");
