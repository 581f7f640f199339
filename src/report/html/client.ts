/**
 * What runs in the reader's browser: filters and sorting; the page reads well without it. It goes into the page as its own
 * source text, so it uses nothing from outside itself. (The DOM's types stay out of the program: only what is used is named.)
 */

interface Element {
  textContent: string;
  hidden: boolean;
  value: string;
  checked: boolean;
  readonly dataset: Readonly<Record<string, string>>;
  readonly cells: readonly Element[];
  querySelectorAll(selector: string): Iterable<Element>;
  querySelector(selector: string): Element | null;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  addEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void;
  append(...children: readonly Element[]): void;
}

function client(page: Element): void {
  const all = (selector: string): Element[] => [...page.querySelectorAll(selector)];

  function filterFindings(): void {
    const wanted = page.querySelector("#finding-text")?.value.toLowerCase() ?? "";
    const severities = all("#finding-filter [name=severity]").filter((box) => box.checked);
    const names = severities.map((box) => box.value);
    const newOnly = page.querySelector("#finding-filter [name=new]")?.checked ?? false;
    let shown = 0;
    for (const file of all("[data-file]")) {
      const path = file.querySelector("h3")?.textContent ?? "";
      let inFile = 0;
      for (const finding of file.querySelectorAll(".finding")) {
        const text = `${path} ${finding.textContent}`.toLowerCase();
        const fits = names.includes(finding.dataset["severity"] ?? "") && text.includes(wanted);
        finding.hidden = !fits || (newOnly && finding.dataset["new"] !== "yes");
        if (!finding.hidden) inFile++;
      }
      file.hidden = inFile === 0;
      shown += inFile;
    }
    const count = page.querySelector("#finding-count");
    if (count) count.textContent = `${shown} shown`;
  }

  function filterModules(): void {
    const wanted = page.querySelector("#module-text")?.value.toLowerCase() ?? "";
    let shown = 0;
    for (const row of all("#modules tbody tr")) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    const count = page.querySelector("#module-count");
    if (count) count.textContent = `${shown} shown`;
  }

  function sortModules(header: Element, column: number, numeric: boolean): void {
    const down = header.getAttribute("aria-sort") !== "descending";
    for (const other of all("#modules thead th")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyOf = (row: Element): string => row.cells[column]?.textContent ?? "";
    const sizeOf = (row: Element): number => Number(row.cells[column]?.dataset["v"] ?? 0);
    const rows = all("#modules tbody tr").sort((a, b) =>
      numeric ? sizeOf(a) - sizeOf(b) : keyOf(a).localeCompare(keyOf(b)),
    );
    page.querySelector("#modules tbody")?.append(...(down ? rows.reverse() : rows));
  }

  for (const form of all("form")) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener(
      "input",
      form.getAttribute("id") === "finding-filter" ? filterFindings : filterModules,
    );
  }
  for (const [column, header] of all("#modules thead th").entries()) {
    const button = header.querySelector("button");
    button?.addEventListener("click", () => sortModules(header, column, button.dataset["sort"] === "number"));
  }
}

/** The script as text: the function above, called on the page. */
export const clientScript = `(${client.toString()})(document);`;
