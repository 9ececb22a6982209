// Where a row comes from: its basis, its source, its date and its precision.

import type { Item, Layer, Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { BasisLabel } from "./marks.tsx";
import { Pair } from "./pair.tsx";

/** Columns with the date and the precision of a row. */
const TOLD_FIRST: ReadonlySet<string> = new Set(["as_of", "precision_km"]);
const SAFE_LINK = /^https?:\/\//i;

/** The part of a card that shows where its row comes from. */
export function Origin({ scene, layer, item }: { scene: Scene; layer: Layer; item: Item }) {
  const source = scene.sources[item.source ?? ""];
  return (
    <section class="posture-origin" aria-label={say("provenance.heading")}>
      <BasisLabel scene={scene} basis={item.basis ?? ""} />
      {source && (
        <p>
          <strong>{source.title}</strong>
          <span>{[source.publisher, source.published].filter(Boolean).join(", ")}</span>
          {source.url && <Link url={source.url} />}
          {source.remarks && <small>{source.remarks}</small>}
        </p>
      )}
      {item.source && !source && <p>{say("provenance.unknown-source", { source: item.source })}</p>}
      {item.basis === "notional" && <p>{scene.caveats.notional}</p>}
      <dl>
        {layer.columns.map(({ name, label }, i) =>
          TOLD_FIRST.has(name) && item.cells[i] ? <Pair key={name} label={label} text={item.cells[i]} /> : null,
        )}
      </dl>
    </section>
  );
}

function Link({ url }: { url: string }) {
  return SAFE_LINK.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {url}
    </a>
  ) : (
    <span>{url}</span>
  );
}
