// The one HTML page through which the pictures of the gallery are browsed.

/** `samples` are `{language, name}`. */
export function contents(samples, sizes, themes) {
  const languages = [...new Set(samples.map(({ language }) => language))];
  const names = [...new Set(samples.map(({ name }) => name))].sort();
  const choice = (id, values) => `<label>${id} <select id="${id}">${values.map((value) => `<option>${value}</option>`).join("")}</select></label>`;
  const figure = (name) => `<figure id="${name}"><figcaption><a href="${languages[0]}/${name}.html">${name}</a></figcaption><img loading="lazy" alt="" data-name="${name}"></figure>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gallery</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: #e9e9ec; color: #222 }
  header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 1rem; padding: .75rem 1.5rem; background: #fff; border-bottom: 1px solid #ccc }
  main { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); gap: 2rem; padding: 1.5rem; align-items: start }
  figure { margin: 0 } figcaption { margin-bottom: .5rem; font-weight: 600 }
  img { max-width: 100%; min-height: 8rem; border: 1px solid #ccc; background: #fff }
</style>
<header>${choice("language", languages)} ${choice("theme", themes)} ${choice("size", sizes)} <label>name <input id="only" type="search"></label></header>
<main>${names.map(figure).join("\n")}</main>
<script>
  const value = (id) => document.getElementById(id).value;
  const show = () => {
    for (const picture of document.querySelectorAll("img")) {
      const { name } = picture.dataset;
      picture.src = [value("language"), value("theme"), value("size"), name + ".png"].join("/");
      picture.closest("figure").hidden = !name.includes(value("only"));
      picture.closest("figure").querySelector("a").href = value("language") + "/" + name + ".html";
    }
  };
  document.querySelector("header").addEventListener("input", show);
  show();
</script>
</html>
`;
}
