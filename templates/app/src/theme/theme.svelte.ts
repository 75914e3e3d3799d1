export type ThemeChoice = "system" | "light" | "dark";

const STORED = "gradio-theme";

/** Light or dark: what `?__theme=` says, else what was chosen here before, else what the system has. page.html does the same before the first paint. */
class Theme {
  choice = $state<ThemeChoice>("system");
  private readonly system = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    this.choice = read();
    this.system.addEventListener("change", () => { this.apply(); });
    this.apply();
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    try {
      localStorage.setItem(STORED, choice);
    } catch {
      // Storage is off: it holds for this visit.
    }
    this.apply();
  }

  private apply(): void {
    const dark = this.choice === "dark" || (this.choice === "system" && this.system.matches);
    for (const element of [document.documentElement, document.body]) element.classList.toggle("dark", dark);
  }
}

function read(): ThemeChoice {
  const asked = new URLSearchParams(location.search).get("__theme");
  if (isChoice(asked)) return asked;
  try {
    const stored = localStorage.getItem(STORED);
    return isChoice(stored) ? stored : "system";
  } catch {
    return "system";
  }
}

function isChoice(text: string | null): text is ThemeChoice {
  return text === "system" || text === "light" || text === "dark";
}

export const theme = new Theme();
