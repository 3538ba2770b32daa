// Staff pages: Turbo for navigation, Stimulus for the few islands.
import { Application } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { BrandController } from "./brand";
import { CopyController } from "./copy";
import { FormController } from "./form";
import { followChanges } from "./live";
import { MenuController } from "./menu";
import { OrderController } from "./order";
import { SearchController } from "./search";
import { PicksController } from "./picks";

// Pages answer before a progress bar could be of use, and its blue is not the brand's.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

const application = Application.start();
application.register("brand", BrandController);
application.register("copy", CopyController);
application.register("form", FormController);
application.register("menu", MenuController);
application.register("order", OrderController);
application.register("search", SearchController);
application.register("picks", PicksController);

followChanges();
