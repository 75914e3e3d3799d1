import { autocompletion, closeBrackets, closeBracketsKeymap, completeAnyWord, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { languageOf } from "./languages.js";

/** The theme's colours, which keep code readable in both modes. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.typeName, tags.bool, tags.null], color: "var(--code-keyword-color)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.attributeValue, tags.inserted], color: "var(--code-string-color)" },
  { tag: [tags.number, tags.atom, tags.literal, tags.unit, tags.escape, tags.link, tags.url], color: "var(--code-number-color)" },
  { tag: [tags.function(tags.variableName), tags.definition(tags.variableName), tags.className, tags.tagName, tags.propertyName, tags.attributeName, tags.heading], color: "var(--code-title-color)" },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: "var(--body-text-color-subdued)" },
  { tag: [tags.heading, tags.strong], fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.deleted, tags.invalid], color: "var(--error-text-color)" },
]);

const LOOK = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", backgroundColor: "transparent", color: "var(--body-text-color)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { padding: "10px 0", caretColor: "var(--body-text-color)" },
  ".cm-line": { padding: "0 14px 0 8px" },
  ".cm-cursor": { borderLeftColor: "var(--body-text-color)" },
  ".cm-gutters": { border: "none", backgroundColor: "transparent", color: "var(--body-text-color-subdued)", paddingInlineStart: "6px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--background-fill-hover) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--color-accent) 28%, transparent)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--color-accent) 22%, transparent)", outline: "none" },
  ".cm-tooltip": { border: "1px solid var(--border-color-primary)", borderRadius: "var(--radius-sm)", backgroundColor: "var(--background-fill-primary)", color: "var(--body-text-color)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--color-accent)", color: "var(--background-fill-primary)" },
});

/** How the editor is set up; all of it can change later. */
export interface EditorOptions {
  language: string | null;
  editable: boolean;
  line_numbers: boolean;
  wraps: boolean;
  completes: boolean;
  label: string;
  describedby: string | undefined;
}

/** What the editor tells. */
export interface EditorEvents {
  onchange: (text: string) => void;
  onfocus: () => void;
  onblur: () => void;
}

/** CodeMirror with our looks: its text is set from outside and told when somebody types. */
export class CodeEditor {
  private readonly view: EditorView;
  private readonly settings = new Compartment();
  private readonly coloured = new Compartment();
  private language: string | null = null;
  private quiet = false;

  constructor(parent: HTMLElement, text: string, options: EditorOptions, events: EditorEvents) {
    const told = EditorView.updateListener.of((update) => {
      if (update.docChanged && !this.quiet) events.onchange(update.state.doc.toString());
      if (update.focusChanged) (update.view.hasFocus ? events.onfocus : events.onblur)();
    });
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [told, LOOK, syntaxHighlighting(COLOURS), drawSelection(), this.coloured.of([]), this.settings.of(settingsOf(options))],
      }),
    });
    void this.colour(options.language);
  }

  /** Take over settings that changed. */
  configure(options: EditorOptions): void {
    this.view.dispatch({ effects: this.settings.reconfigure(settingsOf(options)) });
    if (options.language !== this.language) void this.colour(options.language);
  }

  /** Show another text; of one that grew only the end is new, so that neither cursor nor scroll jump. */
  show(text: string): void {
    const { doc } = this.view.state;
    const old = doc.toString();
    if (text === old) return;
    const from = text.startsWith(old) ? old.length : 0;
    this.quiet = true;
    this.view.dispatch({ changes: { from, to: old.length, insert: text.slice(from) } });
    this.quiet = false;
  }

  get scroller(): HTMLElement {
    return this.view.scrollDOM;
  }

  destroy(): void {
    this.view.destroy();
  }

  private async colour(name: string | null): Promise<void> {
    this.language = name;
    const support = await languageOf(name);
    if (this.language === name) this.view.dispatch({ effects: this.coloured.reconfigure(support ?? []) });
  }
}

function settingsOf({ editable, line_numbers, wraps, completes, label, describedby }: EditorOptions): Extension[] {
  const attributes = { "aria-label": label, ...(describedby ? { "aria-describedby": describedby } : {}), tabindex: "0" };
  return [
    EditorView.contentAttributes.of({ ...attributes, ...(editable ? {} : { "aria-readonly": "true" }) }),
    EditorState.readOnly.of(!editable),
    EditorView.editable.of(editable),
    ...(line_numbers ? [lineNumbers()] : []),
    ...(wraps ? [EditorView.lineWrapping] : []),
    ...(editable ? typing(completes) : []),
  ];
}

function typing(completes: boolean): Extension[] {
  return [
    history(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(),
    ...(completes ? [autocompletion(), EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }])] : []),
    keymap.of([
      // Tab indents; after Escape it leads on, as the description says.
      { key: "Escape", run: (view) => { view.setTabFocusMode(2000); return false; } },
      ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab,
    ]),
  ];
}
