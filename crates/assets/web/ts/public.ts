// The little that public pages gain from a script; every page works without it.
import { readAgainOnReturn } from "./return";
import { watchConditions } from "./shown-if";
import { watchUploads } from "./uploads";
import { guessZone } from "./zone";

watchConditions(document);
watchUploads(document);
guessZone(document);
readAgainOnReturn();
