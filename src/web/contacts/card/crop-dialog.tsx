import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { clampCrop, mostZoom, placeOn, wholeCrop, type Crop } from "./crop.ts";

interface CropDialogProps {
  file: File;
  onClose: () => void;
  /** Sends the square. */
  onDone: (image: Blob) => Promise<void>;
}

const shownSide = 640;
const savedSide = 512;
const step = 0.04;

/** Chooses the square of a picture: drag or arrow keys move it, the slider or + and - enlarge. */
export function CropDialog({ file, onClose, onDone }: CropDialogProps) {
  const { t } = useTranslation("card");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<ImageBitmap>();
  const [crop, setCrop] = useState<Crop>(wholeCrop);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    createImageBitmap(file).then(setImage, () => setFault(t("picture.unreadable", { name: file.name })));
  }, [file, t]);
  useEffect(() => {
    if (image && canvas.current) draw(canvas.current, image, crop);
  }, [image, crop]);
  const move = (part: Partial<Crop>) => image && setCrop(clampCrop({ ...crop, ...part }, image));
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    move({ x: crop.x + event.movementX / width, y: crop.y + event.movementY / width });
  };
  const press = (event: KeyboardEvent) => {
    const by = {
      ArrowLeft: { x: crop.x - step },
      ArrowRight: { x: crop.x + step },
      ArrowUp: { y: crop.y - step },
      ArrowDown: { y: crop.y + step },
      "+": { zoom: crop.zoom + 0.1 },
      "-": { zoom: crop.zoom - 0.1 },
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  const save = async () => {
    if (!image) return;
    setBusy(true);
    try {
      await onDone(await squareOf(image, crop));
      onClose();
    } catch (error) {
      setFault(
        error instanceof CallError && error.offline
          ? t("offline")
          : error instanceof Error
            ? error.message
            : String(error),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <AskDialog
      onClose={onClose}
      title={t("picture.crop")}
      onGo={() => void save()}
      go={t("picture.use")}
      busy={busy}
      disabled={!image}
    >
      <div className="crop">
        {fault && (
          <NoteBar tone="red" boxed>
            {fault}
          </NoteBar>
        )}
        <canvas
          ref={canvas}
          width={shownSide}
          height={shownSide}
          role="img"
          aria-label={t("picture.square")}
          tabIndex={0}
          data-autofocus
          onKeyDown={press}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
        />
        <input
          type="range"
          min={1}
          max={mostZoom}
          step={0.01}
          value={crop.zoom}
          aria-label={t("picture.zoom")}
          onChange={(event) => move({ zoom: Number(event.target.value) })}
        />
      </div>
    </AskDialog>
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, crop: Crop): void {
  const { left, top, width, height } = placeOn(canvas.width, crop, image);
  const context = canvas.getContext("2d");
  context?.clearRect(0, 0, canvas.width, canvas.width);
  context?.drawImage(image, left, top, width, height);
}

async function squareOf(image: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = savedSide;
  canvas.height = savedSide;
  draw(canvas, image, crop);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(`no picture of ${image.width} × ${image.height} pixels`))),
      "image/webp",
      0.92,
    );
  });
}
