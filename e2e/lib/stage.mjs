// What journeys play on: a server of their own, a mail server that shows what it took, and a browser.
import { lastSight, launch } from "./browser.mjs";
import { Baton } from "./server.mjs";
import { MailCatcher } from "./smtp.mjs";

/** `settings` are those of the server. Whatever becomes of the journey, all of it is put away after `play`. */
export async function stage(settings) {
  const mails = await MailCatcher.start();
  const baton = await Baton.start(mails.port, settings);
  const browser = await launch();
  const play = async (journey) => {
    try {
      await journey();
    } catch (error) {
      await lastSight(browser);
      console.error(baton.said());
      throw error;
    } finally {
      await browser.close();
      await baton.stop();
      mails.stop();
    }
  };
  return { mails, baton, browser, play };
}
