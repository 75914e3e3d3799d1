/** Colors of the theme, as a canvas needs them. */
export interface ChartColors {
  text: string;
  quiet: string;
  line: string;
  accent: string;
  back: string;
  font: string;
  /** For series, told apart by hue and lightness. */
  series: string[];
}

const LIGHT = ["#3a66e0", "#d9822b", "#2a9d6f", "#c2417c", "#7a55c9", "#0f9bb3", "#b88700", "#c9372c", "#5b7f1f", "#8a5a3c"];
const DARK = ["#7f9cf5", "#eba35c", "#58c095", "#e27aa8", "#a98be6", "#4fc0d4", "#d9b13b", "#e8736a", "#95b95a", "#c3946f"];

/** Return the colors that the theme has where an element stands. */
export function colorsAt(element: HTMLElement, dark: boolean): ChartColors {
  const style = getComputedStyle(element);
  const of = (name: string): string => plain(style.getPropertyValue(name).trim() || "#888");
  const series = dark ? DARK : LIGHT;
  return {
    text: of("--body-text-color"), quiet: of("--body-text-color-subdued"), line: of("--border-color-primary"),
    accent: series[0] ?? "#3a66e0", back: of("--background-fill-primary"), font: style.fontFamily, series,
  };
}

let brush: CanvasRenderingContext2D | null = null;

/** Return a color as `#rrggbb`: libraries that draw know less of css than the browser. */
function plain(color: string): string {
  brush ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!brush) return color;
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
