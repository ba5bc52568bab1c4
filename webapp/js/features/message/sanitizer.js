import "../../../vendor/purify.js";

// Half the size of its module, and a script for all loaders: as a module it leaves a global.
export const { DOMPurify } = globalThis;
