/**
 * `<gradio-app src="https://…">`: an app as a part of any page. The server sends this file as /gradio.js.
 *
 * The app runs in a frame: its styles and the page's cannot meet, it keeps its cookies, and no other site has to be let into its
 * API. What the two tell each other is a height, and no more.
 */

/** What a framed page says. */
type Told = { gradio: "size"; height: number } | { gradio: "render" } | { gradio: "arrived"; top: number };

const TALLEST = 100_000;

class GradioApp extends HTMLElement {
  static readonly observedAttributes = ["src", "space", "host", "theme_mode", "info", "container"];
  private readonly frame = document.createElement("iframe");
  private wanted = false;
  /** An app far below is loaded when somebody comes near it. */
  private readonly near = new IntersectionObserver((seen) => { if (seen.some(({ isIntersecting }) => isIntersecting)) this.come(); }, { rootMargin: "1000px" });
  private readonly hear = (event: MessageEvent): void => { this.heard(event); };

  constructor() {
    super();
    const style = document.createElement("style");
    style.textContent = ":host { display: block } iframe { display: block; width: 100%; border: 0; color-scheme: light dark }";
    this.frame.allow = "camera; microphone; clipboard-read; clipboard-write; fullscreen";
    this.attachShadow({ mode: "open" }).append(style, this.frame);
  }

  connectedCallback(): void {
    this.frame.title = this.title || "App";
    this.frame.style.height = css_length(this.getAttribute("initial_height")) ?? "300px";
    addEventListener("message", this.hear);
    if (this.getAttribute("eager") === "true") this.come();
    else this.near.observe(this);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.hear);
    this.near.disconnect();
  }

  attributeChangedCallback(): void {
    if (this.wanted) this.load();
  }

  private come(): void {
    this.wanted = true;
    this.near.disconnect();
    this.load();
  }

  private load(): void {
    const address = this.address();
    if (address && address.href !== this.frame.src) this.frame.src = address.href;
  }

  /** Where the framed page is; null for what is no web address, such as a script. */
  private address(): URL | null {
    const space = this.getAttribute("space");
    const given = this.getAttribute("src") ?? this.getAttribute("host");
    const url = space ? new URL(`https://${space.toLowerCase().replace(/[^a-z\d]+/g, "-")}.hf.space/`) : own(given);
    if (!url || !/^https?:$/.test(url.protocol)) return null;
    if (!url.pathname.endsWith("/")) url.pathname += "/";
    const words = ["info", "container"].filter((name) => this.getAttribute(name) === "false").map((name) => `no-${name}`);
    url.searchParams.set("__embed", words.join(" "));
    const theme = this.getAttribute("theme_mode");
    if (theme === "light" || theme === "dark") url.searchParams.set("__theme", theme);
    return url;
  }

  private heard({ source, origin, data }: MessageEvent): void {
    if (source !== this.frame.contentWindow || origin !== new URL(this.frame.src).origin) return;
    const told = data as Told | null;
    if (typeof told !== "object" || told === null) return;
    if (told.gradio === "size" && told.height > 0) this.frame.style.height = `${Math.min(Math.ceil(told.height), TALLEST)}px`;
    if (told.gradio === "render") this.dispatchEvent(new CustomEvent("render", { bubbles: true, composed: true }));
    if (told.gradio === "arrived" && this.getAttribute("autoscroll") === "true") this.reveal(told.top);
  }

  /** Scroll to a result: from in there the page outside cannot be scrolled. */
  private reveal(top: number): void {
    const at = this.frame.getBoundingClientRect().top + top;
    if (at > 0 && at < innerHeight - 120) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: at - 24, behavior: calm ? "auto" : "smooth" });
  }
}

/** Without an address it is the app whose server sent this file. */
function own(given: string | null): URL | null {
  try {
    return new URL(given ?? ".", given === null ? import.meta.url : document.baseURI);
  } catch {
    return null;
  }
}

function css_length(text: string | null): string | null {
  return text !== null && CSS.supports("height", text) ? text : null;
}

if (!customElements.get("gradio-app")) customElements.define("gradio-app", GradioApp);
