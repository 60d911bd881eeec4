/** What lies between the page and a dialog. */
export const backdropClass =
  "fixed inset-0 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";
