// The little that public pages gain from a script; every page works without it.
import { watchDrafts } from "./draft";
import { tellHeight } from "./frame";
import { watchLists } from "./lists";
import { offerPrint } from "./print";
import { watchSending } from "./sending";
import { watchConditions } from "./shown-if";
import { watchUploads } from "./uploads";
import { guessZone } from "./zone";

watchDrafts(document);
watchLists(document);
watchConditions(document);
watchUploads(document);
watchSending(document);
guessZone(document);
offerPrint(document);
tellHeight(document);
