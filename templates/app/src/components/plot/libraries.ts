/** What we use of plotly. */
export interface Plotly {
  react(place: HTMLElement, data: unknown[], layout: Record<string, unknown>, config: Record<string, unknown>): Promise<unknown>;
  purge(place: HTMLElement): void;
  Plots: { resize(place: HTMLElement): Promise<unknown> | undefined };
}

/** What we use of bokeh. */
export interface Bokeh {
  embed: { embed_item(item: unknown, target: HTMLElement): Promise<BokehView> };
}
export interface BokehView {
  clear(): void;
}

interface Globals {
  Plotly?: Plotly;
  Bokeh?: Bokeh;
}

const loading = new Map<string, Promise<void>>();

/** Load a script that the app's own package brings; each once. */
function script(name: string): Promise<void> {
  const known = loading.get(name);
  if (known) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const element = document.createElement("script");
    // Beside the bundle, wherever the page that shows it is.
    const bundle = import.meta.url;
    element.src = new URL(`../scripts/${name}`, bundle).href;
    element.onload = () => { resolve(); };
    element.onerror = () => {
      // Another try may find it.
      loading.delete(name);
      reject(new Error(`The server has no ${name}: the package that it is part of is not installed there.`));
    };
    document.head.append(element);
  });
  loading.set(name, loaded);
  return loaded;
}

export async function plotly(): Promise<Plotly> {
  await script("plotly.min.js");
  const { Plotly: loaded } = globalThis as Globals;
  if (!loaded) throw new Error("plotly.min.js is not what it should be.");
  return loaded;
}

/** Load bokeh with the parts that a document needs. */
export async function bokeh(text: string): Promise<Bokeh> {
  await script("bokeh.min.js");
  const parts = { "bokeh-widgets": /"(?:\w*(?:Slider|Button|Input|Select|Picker|Toggle|Group|Div|Spinner|Dropdown))"/, "bokeh-tables": /"DataTable"/, "bokeh-gl": /"webgl"/, "bokeh-mathjax": /\$\$/ };
  await Promise.all(Object.entries(parts).map(([name, needs]) => (needs.test(text) ? script(`${name}.min.js`) : Promise.resolve())));
  const { Bokeh: loaded } = globalThis as Globals;
  if (!loaded) throw new Error("bokeh.min.js is not what it should be.");
  return loaded;
}
