// Staff pages: Turbo for navigation, Stimulus for the few islands.
import { Application } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { CopyController } from "./copy";
import { FormController } from "./form";
import { MenuController } from "./menu";

// Turbo's progress bar would insert a style element, which the content security policy forbids.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

const application = Application.start();
application.register("copy", CopyController);
application.register("form", FormController);
application.register("menu", MenuController);
