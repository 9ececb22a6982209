// Where a row comes from: its basis, its source, as of when and how exactly.

import type { Item, Layer, Scene } from "../scene/scene.ts";
import { BasisLabel } from "./marks.tsx";
import { Pair } from "./pair.tsx";

const SAFE_LINK = /^https?:\/\//i;

export function Origin({ scene, layer, item }: { scene: Scene; layer: Layer; item: Item }) {
  const source = scene.sources[item.source];
  return (
    <section class="posture-origin" aria-label="Where is that from?">
      <BasisLabel scene={scene} basis={item.basis} />
      {source && (
        <p>
          <strong>{source.title}</strong>
          <span>{[source.publisher, source.published].filter(Boolean).join(", ")}</span>
          {source.url && <Link url={source.url} />}
          {source.remarks && <small>{source.remarks}</small>}
        </p>
      )}
      {item.source && !source && <p>{`Source ${item.source}, which sources.csv does not hold.`}</p>}
      {item.basis === "notional" && <p>{scene.caveats.notional}</p>}
      <dl>
        {["As of", "Precision"].map((label) => {
          const text = item.cells[layer.columns.indexOf(label)];
          return text ? <Pair key={label} label={label} text={text} /> : null;
        })}
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
