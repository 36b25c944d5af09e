import { Stack, StackItem } from "@patternfly/react-core";
import { type KeyboardEvent, useRef, useState } from "react";
import { nameOf, type Recording } from "../../recordingsApi";
import { PlayerBar } from "../PlayerBar";
import { captionsOf } from "./captions";
import { jumpTo, liveEdge } from "./liveEdge";
import { MediaFailure } from "./MediaFailure";
import "./media.css";

interface MediaProps {
  recording: Recording;
  kind: "video" | "audio";
  address: string;
  start: number | undefined;
  live: boolean;
}

const STEP = 10;

/** The browser's own player, and what it lacks. */
export function Media({ recording, kind, address, start, live }: MediaProps) {
  const element = useRef<HTMLVideoElement>(null);
  const [speed, setSpeed] = useState(1);
  const jumped = useRef(false);
  const [failed, setFailed] = useState(false);
  const captions = captionsOf(recording);
  const Element = kind;

  const seekBy = (seconds: number) => {
    const media = element.current;
    if (media !== null) media.currentTime = Math.max(0, media.currentTime + seconds);
  };
  const begin = (media: HTMLMediaElement) => {
    media.playbackRate = speed;
    if (start !== undefined) media.currentTime = Math.min(start, Number.isFinite(media.duration) ? media.duration : start);
    if (live && !jumped.current) {
      const edge = liveEdge(recording.startedAt, new Date());
      jumped.current = true;
      if (edge !== undefined) jumpTo(media, edge);
    }
    // Where the browser lets no sound begin by itself, the reader begins it.
    if (live) media.play().catch(() => undefined);
  };
  const choose = (chosen: number) => {
    setSpeed(chosen);
    if (element.current !== null) element.current.playbackRate = chosen;
  };
  const onKey = (press: KeyboardEvent) => {
    const seconds = { j: -STEP, l: STEP }[press.key];
    if (seconds !== undefined && !press.ctrlKey && !press.metaKey && !press.altKey) seekBy(seconds);
  };

  if (failed) return <MediaFailure recording={recording} address={address} live={live} retry={() => setFailed(false)} />;
  return (
    <Stack hasGutter>
      <StackItem>
        <Element
          ref={element}
          className={`custody-${kind}`}
          aria-label={nameOf(recording)}
          controls
          preload="metadata"
          src={address}
          onLoadedMetadata={({ currentTarget }) => begin(currentTarget)}
          onError={() => setFailed(true)}
          onKeyDown={onKey}
        >
          {captions !== undefined && <track kind="captions" src={captions} label="Captions" default />}
        </Element>
      </StackItem>
      <StackItem>
        <PlayerBar speed={speed} onSpeed={choose} now={() => element.current?.currentTime ?? 0} onSeekBy={seekBy} />
      </StackItem>
    </Stack>
  );
}
