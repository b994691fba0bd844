/** Where a key was pressed: a field and a menu keep keys for themselves, a dialog most of them. */
export function placeOfKey({ target }: Pick<KeyboardEvent, "target">): "field" | "dialog" | "page" {
  if (!(target instanceof HTMLElement)) return "page";
  const field =
    "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";
  if (target.closest(`${field}, [role=menu], [role=combobox], [role=listbox]`)) return "field";
  return target.closest("[role=dialog], [role=alertdialog]") ? "dialog" : "page";
}
