// When a part of a page has gone. Streamlit also calls the function that a component returned when newer data overtook the
// call that returned it; the part is still there then, and whoever types in it would lose the focus and the next keys.

/** Returns what Streamlit calls to end a component: it ends the part once its element has left the page, and not before. */
export function onceGone(element: HTMLElement, end: () => void): () => void {
  return () => {
    setTimeout(() => {
      if (!element.isConnected) end();
    });
  };
}
