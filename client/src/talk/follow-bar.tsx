// What a follower is told of the talk, over the map.

import { say } from "../words/say.ts";
import type { FollowTold } from "./following.ts";

interface Props {
  /** The title of the chapter that the page shows; "" for none. */
  title: string;
  told: FollowTold;
  onBack(): void;
  onLook(): void;
}

/** The bar of a follower's page. */
export function FollowBar({ told, title, onBack, onLook }: Props) {
  const { talk, around } = told;
  const isOver = talk === "ended";
  const text = around && !isOver && talk !== "lost" ? "around" : talk;
  const isBlack = told.black && !around && !isOver;
  return (
    <>
      <section class="posture-follow" aria-label={say("follow.title")}>
        <p role="status">{isBlack ? say("follow.black") : say(`follow.${text}`)}</p>
        {title && !isBlack && <strong dir="auto">{title}</strong>}
        {around && !isOver && (
          <button type="button" class="posture-primary" onClick={onBack}>
            {say("follow.back")}
          </button>
        )}
        {isBlack && (
          <button type="button" onClick={onLook}>
            {say("follow.look")}
          </button>
        )}
      </section>
      {isBlack && <div class="posture-black" />}
    </>
  );
}
